import { accept } from './accept.ts';
import { selectorsOf, withDefaults } from './defaults.ts';
import { type Issue, isError, issue } from './issue.ts';
import { judge, type Submission, type Verdict } from './judge.ts';
import { attributeOf, type Patch, patched } from './patch.ts';
import type { DefinitionOptions, Requirements } from './product-types/definition.ts';
import { PRODUCT_TYPES, type ProductType } from './product-types/index.ts';
import { findListing, type Shop } from './shop.ts';
import type { Site } from './sites.ts';
import { isValues, type Values } from './values.ts';

export interface Whole {
  readonly productType: string;
  readonly requirements: Requirements;
  readonly attributes: Values;
}

export interface Outcome {
  readonly issues: readonly Issue[];
  /** The product that a preview found. */
  readonly asin?: string;
}

export type Mode = 'save' | 'preview';

/** Replaces the whole listing: what is not in `whole` is gone afterwards. */
export async function submitWhole(
  shop: Shop,
  place: { sku: string; site: Site },
  whole: Whole,
  mode: Mode,
): Promise<Outcome> {
  const { requirements } = whole;
  const type = typeFor(whole);
  if (!type) return { issues: [unknownType(whole.productType)] };
  const options: DefinitionOptions = { site: place.site, requirements, enforced: 'ENFORCED' };
  const attributes = withDefaults(whole.attributes, type, options);
  return settle(shop, { ...place, type, requirements, attributes }, mode);
}

/** Changes some attributes of a listing and leaves the others. */
export async function submitPatches(
  shop: Shop,
  place: { sku: string; site: Site },
  { productType, patches }: { productType: string; patches: readonly Patch[] },
  mode: Mode,
): Promise<Outcome> {
  if (!PRODUCT_TYPES.has(productType)) return { issues: [unknownType(productType)] };
  const listing = findListing(shop, place.site.id, place.sku);
  const type = listing && PRODUCT_TYPES.get(listing.productType);
  if (!listing || !type || listing.goneAt !== undefined) return { issues: [unknownSku(place.sku)] };
  const wrong = patches.filter((patch) => attributeOf(patch) === undefined);
  if (wrong.length > 0) return { issues: wrong.map(({ path }) => unknownPath(path)) };
  const options: DefinitionOptions = { site: place.site, requirements: listing.requirements, enforced: 'ENFORCED' };
  const filled = patches.map((patch) => withDefaultsOf(patch, type, options));
  const attributes = patched(listing.attributes, filled, (name) => selectorsOf(type, options, name));
  const touched = patches.flatMap((patch) => attributeOf(patch) ?? []);
  const { requirements } = listing;
  return settle(shop, { ...place, type, requirements, attributes, touched }, mode);
}

async function settle(shop: Shop, submission: Submission, mode: Mode): Promise<Outcome> {
  const verdict: Verdict = judge(shop, submission);
  if (mode === 'save' && !verdict.issues.some(isError)) await accept(shop, submission, verdict);
  return { issues: verdict.issues, ...(verdict.item ? { asin: verdict.item.asin } : {}) };
}

/** A deletion names the selectors that it means, and no others. */
function withDefaultsOf(patch: Patch, type: ProductType, options: DefinitionOptions): Patch {
  const name = attributeOf(patch);
  if (!name || !patch.value || patch.op === 'delete') return patch;
  const value = withDefaults({ [name]: patch.value }, type, options)[name];
  return { ...patch, value: Array.isArray(value) ? value.filter(isValues) : [] };
}

/** `PRODUCT` stands for any type where only sales terms come (general knowledge, not read). */
function typeFor({ productType, requirements }: Whole): ProductType | undefined {
  if (productType === 'PRODUCT' && requirements !== 'LISTING_OFFER_ONLY') return undefined;
  return PRODUCT_TYPES.get(productType);
}

/** Number from general knowledge. */
function unknownType(name: string): Issue {
  return issue({ code: '4000003', message: `The product type '${name}' is not valid.`, category: 'INVALID_ATTRIBUTE' });
}

/** Amazon's word for stock and prices of a SKU that it does not have; number from general knowledge. */
function unknownSku(sku: string): Issue {
  return issue({
    code: '13013',
    message: `The SKU ${sku} does not exist in the Amazon catalog. Your data was not processed.`,
  });
}

function unknownPath(path: string): Issue {
  return issue({
    code: '90000900',
    message: 'The attributes are invalid.',
    attributes: [path.replace(/^\/attributes\//, '')],
    category: 'INVALID_ATTRIBUTE',
  });
}
