import { assetUrl, refTo } from '../../../core/refs.ts';
import type { Listing, ListingVariant } from '../../../core/words.ts';

/** A listing's pictures and how they travel. */
export interface Assets {
  /** What is uploaded. */
  readonly uploads: readonly string[];
  /** The listing's own, in order. */
  readonly own: readonly string[];
  /** Its own and, behind them, what only a variant shows. */
  readonly all: readonly string[];
  /** What a variant of several shows: its own, else the listing's. */
  ofVariant(variant: ListingVariant): readonly string[];
  /** Symbolic addresses. */
  addresses(assets: readonly string[]): readonly string[];
  /** Keys of the uploads that these stand on. */
  keys(assets: readonly string[]): readonly string[];
}

export function assetsOf({ channel, pictures }: Listing, variants: readonly ListingVariant[]): Assets {
  const isUpload = channel.delivery === 'as-document';
  const isNone = channel.delivery === 'none';
  const own = isNone ? [] : distinct(pictures.map(({ asset }) => asset));
  const all = isNone ? [] : distinct([...own, ...variants.flatMap((variant) => variant.pictures)]);
  return {
    uploads: isUpload ? all : [],
    own,
    all,
    ofVariant: (variant) => (isNone ? [] : variant.pictures.length > 0 ? distinct(variant.pictures) : own),
    addresses: (assets) => assets.map((asset) => (isUpload ? refTo(keyOf(asset), 'url') : assetUrl(asset))),
    keys: (assets) => (isUpload ? assets.map(keyOf) : []),
  };
}

function keyOf(asset: string): string {
  return `picture/${asset}`;
}

function distinct(assets: readonly string[]): readonly string[] {
  return [...new Set(assets)];
}
