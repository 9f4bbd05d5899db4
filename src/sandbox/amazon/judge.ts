import { brandIssues } from './brands.ts';
import { type CatalogueItem, identifierOf, match, noMatch } from './catalogue.ts';
import { type Issue, isError, issue } from './issue.ts';
import type { Listing } from './listing.ts';
import type { DefinitionOptions, Requirements } from './product-types/definition.ts';
import type { ProductType } from './product-types/index.ts';
import { schemaIssues } from './schema-issues.ts';
import { findListing, type Shop } from './shop.ts';
import type { Site } from './sites.ts';
import { type Attributes, isValues, listOf, textOf, type Values } from './values.ts';

export interface Submission {
  readonly sku: string;
  readonly site: Site;
  readonly type: ProductType;
  readonly requirements: Requirements;
  /** Defaults filled in. */
  readonly attributes: Values;
  /** Names of a patch's attributes: others are not judged again. */
  readonly touched?: readonly string[];
}

export interface Verdict {
  readonly issues: readonly Issue[];
  /** Sound by form. */
  readonly attributes: Attributes;
  /** The product of the catalogue that is meant, if it is there already. */
  readonly item?: CatalogueItem;
}

/** What is said at once of a submission. Issues of the catalogue come when the form is right. */
export function judge(shop: Shop, submission: Submission): Verdict {
  const { sku, site, type, requirements, touched } = submission;
  const options: DefinitionOptions = { site, requirements, enforced: 'ENFORCED' };
  const form = [...schemaIssues(submission.attributes, type, options), ...strayMarketplaces(submission)].filter(
    ({ attributeNames = [] }) => !touched || attributeNames.some((name) => touched.includes(name)),
  );
  const attributes = formed(submission.attributes);
  if (form.some(isError)) return { issues: form, attributes };
  const before = findListing(shop, site.id, sku);
  const { item, issues } = match(shop.catalogue, { sku, marketplaceId: site.id, productType: type.name, attributes });
  const missing = requirements === 'LISTING_OFFER_ONLY' && !item && issues.length === 0 ? [noMatch(sku)] : [];
  const all = [
    ...form,
    ...issues,
    ...missing,
    ...brandIssues(textOf(attributes, 'brand')),
    ...(before && before.goneAt === undefined ? changesOfIdentity(shop, before, attributes) : []),
  ];
  return { issues: all, attributes, ...(item ? { item } : {}) };
}

function formed(attributes: Values): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, instances]) => [name, listOf(instances)]));
}

/** A value for one marketplace cannot come in through another (general knowledge, not read). */
function strayMarketplaces({ attributes, site }: Submission): readonly Issue[] {
  return Object.entries(attributes).flatMap(([name, instances]) => {
    const strays = listOf(instances).filter(
      (one) => one.marketplace_id !== undefined && one.marketplace_id !== site.id,
    );
    if (strays.length === 0) return [];
    const message = `The provided value for '${name}.marketplace_id' is invalid.`;
    return [issue({ code: '90205', message, attributes: [name], category: 'INVALID_ATTRIBUTE' })];
  });
}

/** Reference: 8005 and 8057 want a new SKU, 8032 wants the old relation deleted first. */
function changesOfIdentity(shop: Shop, before: Listing, attributes: Attributes): readonly Issue[] {
  const found: Issue[] = [];
  const was = identifierOf(before.attributes)?.gtin;
  const is = identifierOf(attributes)?.gtin;
  if (was && is && was !== is)
    found.push(
      issue({
        code: '8005',
        message: `The product identifier of the existing SKU ${before.sku} cannot be changed. Use a new SKU for another product.`,
        attributes: ['externally_assigned_product_identifier'],
        category: 'INVALID_ATTRIBUTE',
      }),
    );
  const condition = textOf(attributes, 'condition_type');
  const former = textOf(before.attributes, 'condition_type');
  if (condition && former && condition !== former)
    found.push(
      issue({
        code: '8057',
        message: `The condition of the existing SKU ${before.sku} cannot be changed. Use a new SKU for another condition.`,
        attributes: ['condition_type'],
        category: 'INVALID_ATTRIBUTE',
      }),
    );
  const parent = parentSkuOf(attributes);
  const formerParent = parentSkuOf(before.attributes);
  if (parent && formerParent && parent !== formerParent && findListing(shop, before.marketplaceId, formerParent))
    found.push(
      issue({
        code: '8032',
        message: `SKU ${before.sku} already has the parent ${formerParent}. Delete that relationship before creating another.`,
        attributes: ['child_parent_sku_relationship'],
        category: 'INVALID_ATTRIBUTE',
      }),
    );
  return found;
}

export function parentSkuOf(attributes: Attributes): string | undefined {
  const sku = listOf(attributes.child_parent_sku_relationship).find(isValues)?.parent_sku;
  return typeof sku === 'string' && sku !== '' ? sku : undefined;
}
