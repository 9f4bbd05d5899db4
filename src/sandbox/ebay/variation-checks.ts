import { categoryOf, localName } from './categories.ts';
import type { Composition, Part } from './composition.ts';
import type { Defect } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';

/**
 * Whether the members of a group fit together. The words are those of eBay's page on 25013; what cannot be said with them is
 * general knowledge.
 */
export function variationDefects(whole: Composition): readonly Defect[] {
  const { group, parts } = whole;
  if (!group) return [];
  const specifications = group.fields.variesBy?.specifications ?? [];
  if (specifications.length === 0) return [bad('variesBy.specifications is missing.')];
  const names = specifications.map(({ name }) => name);
  const sets = parts.map((part) => names.map((name) => part.item.fields.product?.aspects?.[name]?.[0]));
  const isMatched = sets.every((set) =>
    set.every((value, index) => value !== undefined && specifications[index]?.values.includes(value)),
  );
  // Members that cannot be published yet are left out of the listing, and their values with them.
  const isWhole = !whole.listing && parts.length === group.fields.variantSKUs.length;
  const isCovered = specifications.every(({ values }, index) =>
    values.every((value) => sets.some((set) => set[index] === value)),
  );
  const images = group.fields.variesBy?.aspectsImageVariesBy ?? [];
  return [
    ...structureDefects(whole, names),
    ...(isMatched
      ? []
      : [bad('VariationSpecifics or VariationSpecificsSet mismatch between item and Selling Manager product')]),
    ...(isCovered || !isWhole ? [] : [bad('Missing value in the NameValueList pair.')]),
    ...(new Set(sets.map((set) => JSON.stringify(set))).size === sets.length ? [] : [bad('Duplicate variation.')]),
    ...images
      .filter((name) => !names.includes(name))
      .map((name) => bad(`${name} of aspectsImageVariesBy is not in specifications.`)),
    ...(new Set(parts.map(commonGround)).size <= 1
      ? []
      : [inventoryError(25002, { additionalInfo: 'The offers of a group must share category, format and policies.' })]),
  ];
}

function structureDefects(whole: Composition, names: readonly string[]): readonly Defect[] {
  const leaf = categoryOf(whole.parts[0]?.offer.fields.categoryId ?? '')?.leaf;
  if (!leaf) return [];
  if (!leaf.takesVariations) return [bad('Sale Type does not Support variation listings')];
  return leaf.aspects
    .filter((aspect) => !aspect.isForVariations && names.includes(localName(aspect, whole.site)))
    .map((aspect) => bad(`${localName(aspect, whole.site)} is not enabled for variations in this category.`));
}

function commonGround({ offer }: Part): string {
  const { categoryId, format, listingPolicies } = offer.fields;
  return JSON.stringify([categoryId, format, listingPolicies]);
}

function bad(additionalInfo: string): Defect {
  return { ...inventoryError(25013, { additionalInfo }), message: additionalInfo };
}
