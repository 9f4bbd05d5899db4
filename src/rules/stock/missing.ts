import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** Variants without a quantity: the last one known stays. One note a listing. */
export const stockMissing: Rule<Listing> = {
  id: 'stock/missing',
  about: {
    en: 'A quantity is blank: the last one known stays, and a new listing starts without one.',
    zh: '库存单元格为空：沿用上次的库存；新商品则不设库存。',
  },
  severity: 'note',
  examples: {
    valid: [exampleListing({ variants: [exampleVariant({ stock: 0 })] })],
    invalid: [exampleListing({ variants: [withoutStock()] })],
  },
  *check(listing) {
    const blank = listing.variants.filter((variant) => variant.stock === undefined);
    const [first] = blank;
    if (!first) return;
    const skus = blank.map((variant) => variant.sku);
    const shown = skus.slice(0, 3).join(', ') + (skus.length > 3 ? ' …' : '');
    yield {
      sku: first.sku,
      field: 'stock',
      message: {
        en: `No quantity for ${shown}: the last one known stays.`,
        zh: `${shown} 没有填写库存，沿用上次的库存。`,
      },
      hint: {
        en: 'Fill in the quantity; write 0 where it is sold out.',
        zh: '请填写库存数量；已售罄的请填 0。',
      },
    };
  },
};

function withoutStock() {
  const { stock: _, ...variant } = exampleVariant();
  return variant;
}
