import { assetId, recipeOf, sourceOf } from '../core/asset.ts';
import { isRecord, type Json } from '../core/json.ts';
import type { Store } from '../core/ports/store.ts';
import type { Listing, ListingVariant } from '../core/words.ts';
import type { Stage } from '../pipeline/context.ts';
import { listingFrom } from './missing.ts';

/**
 * Blank means keep: what a sheet does not say of a listing is what was said when it last went into a plan, in the channel's language
 * as it is. What the sheet empties on purpose stays empty. A price before is never kept: it is a claim about the price beside it, and
 * ends with its cell.
 */
export function keptWords(store: Pick<Store, 'listing'>): Stage<Listing, Listing> {
  return async function* (listings) {
    for await (const listing of listings) {
      const kept = store.listing(listing.channel.id, listing.id);
      yield kept === undefined ? listing : filled(listing, listingFrom(inLanguage(kept, listing), listing.channel));
    }
  };
}

/** Words in a language that the channel has given up are not kept. */
function inLanguage(kept: Json, { channel }: Listing): Json {
  if (!isRecord(kept) || kept.locale === undefined || kept.locale === channel.locale) return kept;
  return { ...kept, bullets: [], description: '', keywords: [] };
}

function filled(listing: Listing, before: Listing): Listing {
  const isKept = (field: string): boolean => !listing.cleared?.includes(field);
  const lacksPictures = listing.pictures.length === 0 && before.pictures.length > 0 && isKept('pictures');
  const { brand, model, compliance } = before;
  return {
    ...listing,
    ...(listing.bullets.length === 0 && isKept('bullets') && { bullets: before.bullets }),
    ...(listing.description === '' && isKept('description') && { description: before.description }),
    ...(listing.keywords.length === 0 && isKept('keywords') && { keywords: before.keywords }),
    ...(listing.brand === undefined && brand !== undefined && isKept('brand') && { brand }),
    ...(listing.model === undefined && model !== undefined && isKept('model') && { model }),
    ...(lacksPictures && {
      pictures: before.pictures.map((picture) => ({ ...picture, asset: madeAnew(picture.asset, listing) })),
    }),
    compliance: {
      ...Object.fromEntries(Object.entries(compliance).filter(([field]) => isKept(field))),
      ...listing.compliance,
    },
    variants: listing.variants.map((variant) => {
      const last = before.variants.find(({ sku }) => sku === variant.sku);
      if (!last) return variant;
      const pictures = lacksPictures ? last.pictures.map((asset) => madeAnew(asset, listing)) : variant.pictures;
      return { ...filledVariant(variant, last, isKept), pictures };
    }),
  };
}

function filledVariant(
  variant: ListingVariant,
  last: ListingVariant,
  isKept: (field: string) => boolean,
): ListingVariant {
  const { gtin, weight, size } = last;
  const mayKeep = (field: string): boolean => isKept(`${variant.sku}/${field}`);
  return {
    ...(gtin !== undefined && mayKeep('gtin') && { gtin }),
    ...(weight && mayKeep('weight') && { weight }),
    ...(size && mayKeep('dimensions') && { size }),
    ...variant,
  };
}

/** The same picture by the recipe of today. */
function madeAnew(asset: string, { channel }: Listing): string {
  return assetId(sourceOf(asset), recipeOf(channel.limits.pictures));
}
