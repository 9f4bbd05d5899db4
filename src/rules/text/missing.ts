import type { Rule } from '../../core/ports/rule.ts';
import type { FieldPath, Listing, ListingVariant } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';
import { fieldName } from '../field-name.ts';
import { visibleText } from '../visible-text.ts';

/** A field that the channel demands (`limits.required`) and nobody filled. */
export const textMissing: Rule<Listing> = {
  id: 'text/missing',
  about: {
    en: 'A field is empty that the channel demands.',
    zh: '该渠道的必填字段为空。',
  },
  severity: 'error',
  examples: {
    valid: [
      exampleListing(),
      exampleListing({ brand: 'Asidi', limits: { required: ['brand', 'title'] } }),
      exampleListing({ ...withoutCode(), compliance: { gtinExempt: true }, limits: { required: ['gtin'] } }),
    ],
    invalid: [
      exampleListing({ title: ' ' }),
      exampleListing({ description: '<p>&nbsp;</p>', limits: { required: ['description'] } }),
      exampleListing({ limits: { required: ['brand'] } }),
      exampleListing({ limits: { required: ['weight'] } }),
      exampleListing({ ...withoutCode(), limits: { required: ['gtin'] } }),
      exampleListing({ variants: [exampleVariant({ stock: 1 })], limits: { required: ['material'] } }),
    ],
  },
  *check(listing) {
    for (const field of listing.channel.limits.required) {
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
