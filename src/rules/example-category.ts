import type { Attribute } from '../core/taxonomy.ts';
import type { Listing, ListingCategory } from '../core/words.ts';

/** A category with one attribute, and a listing's words on it. */
export function exampleCategory(
  attribute: Partial<Attribute>,
  said: ListingCategory['attributes'] = {},
): Pick<Listing, 'category'> {
  const whole: Attribute = { name: 'Material', title: 'Material', required: 'never', ...attribute };
  return {
    category: {
      id: '123',
      version: '1',
      attributes: said,
      category: { id: '123', title: 'Home > Mugs', version: '1', locale: 'en-GB', attributes: [whole] },
    },
  };
}
