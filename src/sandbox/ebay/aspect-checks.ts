import { type Aspect, categoryOf, type Leaf, localName, localValues } from './categories.ts';
import type { Composition, Part } from './composition.ts';
import type { Defect } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';
import type { Site } from './sites.ts';
import { inLanguage } from './words.ts';

/** Item specifics and product identifiers, as the category on this site wants them. */
export function aspectDefects(part: Part, whole: Composition): readonly Defect[] {
  const leaf = categoryOf(part.offer.fields.categoryId ?? '')?.leaf;
  if (!leaf) return [];
  const given = { ...whole.group?.fields.aspects, ...part.item.fields.product?.aspects };
  return [
    ...leaf.aspects.flatMap((aspect) => judge(aspect, valuesOf(aspect, part, given, whole.site), whole.site)),
    ...identifierDefects(leaf, part, whole.site),
  ];
}

/** `product.brand` stands for the item specific of that name. General knowledge. */
function valuesOf(
  aspect: Aspect,
  { item }: Part,
  given: Readonly<Record<string, readonly string[]>>,
  site: Site,
): readonly string[] {
  const values = (given[localName(aspect, site)] ?? []).filter((value) => value.trim() !== '');
  const { brand } = item.fields.product ?? {};
  return values.length === 0 && aspect.name === 'Brand' && brand ? [brand] : values;
}

/** The words and parameters of a missing one, and of one too many, are what sellers' programs publish. */
function judge(aspect: Aspect, values: readonly string[], site: Site): readonly Defect[] {
  const name = localName(aspect, site);
  if (values.length === 0) {
    if (!aspect.isRequired) return [];
    const missing = `The item specific ${name} is missing.`;
    const whole = `${missing} Add ${name} to this listing, enter a valid value, and then try again.`;
    return [{ ...inventoryError(25002, { additionalInfo: whole }), parameters: numbered(missing, whole, name) }];
  }
  if (aspect.cardinality === 'SINGLE' && values.length > 1) {
    const tooMany = `${name} should contain only one value.`;
    const whole = `${tooMany} Remove the extra values and try again.`;
    return [{ ...inventoryError(25002, { additionalInfo: whole }), parameters: numbered(tooMany, whole, name) }];
  }
  if (aspect.mode === 'FREE_TEXT') return [];
  const closed = localValues(aspect, site);
  const wrong = values.filter((value) => !closed.includes(value));
  return wrong.map((value) => inventoryError(25601, { fieldName: name, value }));
}

function numbered(...values: readonly string[]): readonly { name: string; value: string }[] {
  return values.map((value, index) => ({ name: String(index), value }));
}

/** reference/marketplaces.md §2, identifiers: "when a category needs one and none exists send the marketplace text". */
function identifierDefects(leaf: Leaf, { item }: Part, site: Site): readonly Defect[] {
  const { upc = [], ean = [], isbn = [] } = item.fields.product ?? {};
  const none = inLanguage('Does not apply', site.language).toLowerCase();
  const given = [
    ...upc.map((code) => ['UPC', code] as const),
    ...ean.map((code) => ['EAN', code] as const),
    ...isbn.map((code) => ['ISBN', code] as const),
  ];
  if (leaf.gtin === 'REQUIRED' && given.length === 0)
    return [inventoryError(25029, { field: site.language === 'en-US' ? 'UPC' : 'EAN' })];
  return given
    .filter(([, code]) => code.toLowerCase() !== none && !isGtin(code))
    .map(([kind, code]) =>
      inventoryError(25002, { additionalInfo: `The ${kind} field has an invalid value. ${kind}: ${code}` }),
    );
}

function isGtin(code: string): boolean {
  if (/^\d{9}[\dX]$/.test(code)) return true;
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return false;
  const digits = [...code].map(Number).reverse();
  return digits.map((digit, index) => digit * (index % 2 === 0 ? 1 : 3)).reduce((a, b) => a + b, 0) % 10 === 0;
}
