import { isGtin } from '../../core/gtin.ts';
import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/**
 * A number that is only valid inside one company or region: GS1 prefixes 02, 04 and 20 to 29
 * (GS1 General Specifications, 1.4.2, restricted circulation numbers).
 */
export const gtinRestricted: Rule<Listing> = {
  id: 'gtin/restricted',
  about: {
    en: 'A GTIN is one of the numbers that shops give out for themselves; marketplaces refuse them.',
    zh: '条码属于店内码（限域流通码），平台通常不接受。',
  },
  severity: 'warning',
  examples: {
    valid: [exampleListing(), exampleListing({ variants: [exampleVariant({ gtin: '6901234567892' })] })],
    invalid: [exampleListing({ variants: [exampleVariant({ gtin: '2001234567893' })] })],
  },
  *check(listing) {
    for (const { sku, gtin } of listing.variants) {
      // A GTIN-8 has prefixes of its own.
      if (gtin === undefined || gtin.length === 8 || !isGtin(gtin)) continue;
      if (!/^0(?:02|04|2\d)/.test(gtin.padStart(14, '0').replace(/^[1-8]/, '0'))) continue;
      yield {
        sku,
        field: 'gtin',
        value: gtin,
        message: {
          en: `GTIN ${gtin} begins like a shop's own number, which is not valid outside that shop.`,
          zh: `条码 ${gtin} 是店内码前缀，只在店内有效。`,
        },
        hint: {
          en: 'Use the number that GS1 gave to the maker, or leave the cell blank and claim an exemption.',
          zh: '请使用厂商向 GS1（中国物品编码中心）申请的条码；没有的请留空并申请豁免。',
        },
      };
    }
  },
};
