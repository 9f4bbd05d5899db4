import { aspectDefects } from './aspect-checks.ts';
import type { Call } from './call.ts';
import type { Composition } from './composition.ts';
import type { Defect } from './ebay-error.ts';
import { itemDefects } from './item-checks.ts';
import { offerDefects } from './offer-checks.ts';
import { type TakenPictures, takePictures } from './pictures-taken.ts';
import { regulatoryDefects } from './regulatory-checks.ts';
import { variationDefects } from './variation-checks.ts';

/** Everything eBay has to say to a listing, each defect once. Pictures are fetched only for what is well otherwise. */
export async function judge(call: Call, whole: Composition): Promise<TakenPictures> {
  const found = [
    ...whole.parts.flatMap((part) => [
      ...offerDefects(call.store, part, whole),
      ...itemDefects(part, whole),
      ...aspectDefects(part, whole),
      ...regulatoryDefects(part, whole),
    ]),
    ...variationDefects(whole),
  ];
  if (found.length > 0) return { defects: distinct(found), pictures: {} };
  return takePictures(call, whole);
}

function distinct(defects: readonly Defect[]): readonly Defect[] {
  return [...new Map(defects.map((defect) => [JSON.stringify(defect), defect])).values()];
}
