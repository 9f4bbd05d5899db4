import type { Rule } from '../../core/ports/rule.ts';
import type { FieldPath, Listing, ListingVariant } from '../../core/words.ts';
import { exampleCategory } from '../example-category.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';
import { fieldName } from '../field-name.ts';
import { visibleText } from '../visible-text.ts';

/** A field that the channel (`limits.required`) or the listing's category demands and nobody filled. */
export const textMissing: Rule<Listing> = {
  id: 'text/missing',
  about: {
    en: 'A field is empty that the channel or the category demands.',
    zh: '该渠道或类目的必填字段为空。',
  },
  severity: 'error',
  examples: {
    valid: [
      exampleListing(),
      exampleListing({ brand: 'Asidi', limits: { required: ['brand', 'title'] } }),
      exampleListing({ ...withoutCode(), compliance: { gtinExempt: true }, limits: { required: ['gtin'] } }),
      exampleListing(exampleCategory({ required: 'never', field: 'brand' })),
      exampleListing({ brand: 'Asidi', ...exampleCategory({ required: 'always', field: 'brand' }) }),
      exampleListing(exampleCategory({ required: 'always', field: 'brand' }, { Material: 'Unbranded' })),
    ],
    invalid: [
      exampleListing({ title: ' ' }),
      exampleListing({ description: '<p>&nbsp;</p>', limits: { required: ['description'] } }),
      exampleListing({ limits: { required: ['brand'] } }),
      exampleListing({ limits: { required: ['weight'] } }),
      exampleListing({ ...withoutCode(), limits: { required: ['gtin'] } }),
      exampleListing({ ...withoutCode(), ...exampleCategory({ required: 'always', field: 'gtin' }) }),
      exampleListing({ variants: [exampleVariant({ stock: 1 })], limits: { required: ['material'] } }),
      exampleListing(exampleCategory({ required: 'always', field: 'brand' })),
    ],
  },
  *check(listing) {
    for (const field of demanded(listing)) {
      const ofVariant = VARIANT_HAS[field];
      const names = fieldName(field);
      const message = {
        en: `The ${names.en} is empty; ${listing.channel.id} demands it.`,
        zh: `${names.zh}为空，而 ${listing.channel.id} 要求必填。`,
      };
      const hint = {
        en: `Fill it in, or map a column to ${field}.`,
        zh: `请填写，或在映射中为 ${field} 指定一列。`,
      };
      if (field === 'gtin' && listing.compliance.gtinExempt) continue;
      if (!ofVariant) {
        if (!has(listing, field)) yield { field, message, hint };
        continue;
      }
      for (const variant of listing.variants) {
        if (!ofVariant(variant)) yield { sku: variant.sku, field, message, hint };
      }
    }
  },
};

/** What the channel demands of all listings, and what the category demands that a field of ours fills. A schema of theirs judges by itself. */
function demanded({ channel, category: own }: Listing): ReadonlySet<FieldPath> {
  const category = own?.category;
  const attributes = category?.schema === undefined ? (category?.attributes ?? []) : [];
  const filled = attributes.flatMap(({ name, required, field }) =>
    required === 'always' && field && own?.attributes[name] === undefined ? [field] : [],
  );
  return new Set([...channel.limits.required, ...filled]);
}

function withoutCode(): Pick<Listing, 'variants'> {
  const { gtin: _, ...variant } = exampleVariant();
  return { variants: [variant] };
}

const VARIANT_HAS: Readonly<Partial<Record<FieldPath, (variant: ListingVariant) => boolean>>> = {
  sku: (variant) => variant.sku.trim() !== '',
  gtin: (variant) => variant.gtin !== undefined,
  price: (variant) => variant.price.amount !== '',
  strike: (variant) => variant.strike !== undefined,
  stock: (variant) => variant.stock !== undefined,
  weight: (variant) => variant.weight !== undefined,
  dimensions: (variant) => variant.size !== undefined,
};

/** Fields that no listing carries count as filled: nothing could be said of them. */
function has(listing: Listing, field: FieldPath): boolean {
  switch (field) {
    case 'title':
      return listing.title.trim() !== '';
    case 'description':
      return visibleText(listing.description) !== '';
    case 'bullets':
    case 'keywords':
    case 'pictures':
    case 'options':
      return listing[field].length > 0;
    case 'main-picture':
      return listing.pictures.length > 0;
    case 'category':
      return listing.category !== undefined;
    case 'brand':
    case 'model':
      return Boolean(listing[field]?.trim());
    case 'origin':
    case 'hs':
    case 'material':
      return Boolean(listing.compliance[field]?.trim());
    default:
      return true;
  }
}
