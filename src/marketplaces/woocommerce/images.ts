import { sourceOf } from '../../core/asset.ts';
import { contentHash } from '../../core/fingerprint.ts';
import { assetUrl, refTo, tokensIn } from '../../core/refs.ts';
import type { Listing, Ready, Refs } from '../../core/words.ts';
import type { AnsweredImage, Image, ProductBody } from './wire.ts';

/** The listing's pictures and, behind them, those that only a variant shows: the product holds each of them once. */
export function variantAssets(listing: Listing): string[] {
  const named = [
    ...listing.pictures.map((picture) => picture.asset),
    ...listing.variants.flatMap((variant) => variant.pictures.slice(0, 1)),
  ];
  return [...new Set(named)];
}

/** The product's images, symbolic: addresses to fetch from, or ids of uploads. */
export function imagesOf(listing: Listing): Image[] {
  const { delivery } = listing.channel;
  if (delivery === 'none') return [];
  const alts = new Map(listing.pictures.map((picture) => [picture.asset, picture.alt]));
  return variantAssets(listing).map((asset) => {
    const alt = alts.get(asset) ?? listing.title;
    if (delivery === 'as-document') return { id: refTo(`picture/${asset}`, 'id'), alt };
    return { src: assetUrl(asset), name: `${listing.id} ${mark(asset)}`, alt };
  });
}

/** Tells the asset in an image's name, where the shop keeps it; short, because browsers show the name to buyers. */
function mark(asset: string): string {
  return contentHash(asset).slice(0, 12);
}

/** The images of a change with ids in place of addresses wherever the shop holds the picture already: a `src` sent again is stored again. */
export function imagesToSend({ body, document }: Ready<ProductBody>, held: Refs | undefined): Image[] | undefined {
  return body.images?.map((image, index) => {
    const asset = assetIn(document.body.images?.[index]);
    const id = asset === undefined ? undefined : held?.[`image:${asset}`];
    if (typeof id !== 'number') return image;
    const { src: _, ...rest } = image;
    return { ...rest, id };
  });
}

/** Refs `image:<asset>` from the answer to what was sent: by the mark, else by place when nothing was left out. */
export function imageRefs(sent: readonly Image[] | undefined, answered: readonly AnsweredImage[]): Refs {
  const isComplete = sent?.length === answered.length;
  return refsBy(sent, (asset, index) => marked(asset, answered) ?? (isComplete ? answered[index] : undefined));
}

/** Refs `image:<asset>` of what was found there: only where the mark makes it certain. */
export function foundImageRefs(wanted: readonly Image[] | undefined, found: readonly AnsweredImage[]): Refs {
  return refsBy(wanted, (asset) => marked(asset, found));
}

function refsBy(
  images: readonly Image[] | undefined,
  find: (asset: string, index: number) => AnsweredImage | undefined,
): Refs {
  const refs: Record<string, number> = {};
  for (const [index, image] of (images ?? []).entries()) {
    const asset = assetIn(image);
    const held = asset === undefined ? undefined : find(asset, index);
    if (held) refs[`image:${asset}`] = held.id;
  }
  return refs;
}

/** By the name we gave it, or by an address that kept the source's hash. */
function marked(asset: string, images: readonly AnsweredImage[]): AnsweredImage | undefined {
  return images.find(({ name, src }) => name.endsWith(mark(asset)) || src.includes(sourceOf(asset)));
}

function assetIn(image: Image | undefined): string | undefined {
  return image && tokensIn(image).assets[0];
}
