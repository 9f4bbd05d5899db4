import type { Limits } from './ports/marketplace.ts';

/** What a picture must become for one channel. Output bytes never count: the id is the source and this. */
export interface Recipe {
  /** `<name>@<version>`, as `w1-2000s500@1`: every figure that shapes the output is in it. */
  readonly id: string;
  readonly minSide: number;
  readonly maxSide: number;
  /** Width divided by height; absent: as it is. */
  readonly ratio?: number;
  readonly maxBytes: number;
  /** What may leave: `jpeg`, `png`, … in the order of preference. */
  readonly types: readonly string[];
}

/** Raise it when the same figures would give another picture; every listing's pictures are then made anew. */
const VERSION = 1;

/** The recipe that a marketplace's limits ask for. */
export function recipeOf(pictures: Limits['pictures']): Recipe {
  const maxSide = Math.min(pictures.maxSide ?? 2000, 2000);
  const maxBytes = pictures.maxBytes ?? 5_000_000;
  const ratio = pictures.ratio === undefined ? '' : `r${pictures.ratio}`;
  const types = pictures.types.map((type) => type[0]).join('');
  return {
    id: `${pictures.minSide}-${maxSide}${ratio}b${Math.round(maxBytes / 1000)}${types}@${VERSION}`,
    minSide: pictures.minSide,
    maxSide,
    ...(pictures.ratio !== undefined && { ratio: pictures.ratio }),
    maxBytes,
    types: pictures.types,
  };
}

/** The id of a source picture made by a recipe. */
export function assetId(source: string, recipe: Recipe): string {
  return `${source}.${recipe.id}`;
}

/** The hash of the source bytes within an asset's id. */
export function sourceOf(asset: string): string {
  return asset.split('.', 1)[0] ?? asset;
}
