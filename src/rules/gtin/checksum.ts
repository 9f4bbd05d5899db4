import { checkDigit, isGtin } from '../../core/gtin.ts';
import type { Flaw, Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** A barcode number that cannot be one (GS1 General Specifications, 7.9). */
export const gtinChecksum: Rule<Listing> = {
  id: 'gtin/checksum',
  about: {
    en: 'A GTIN has the wrong length, or its check digit does not fit.',
    zh: '商品条码（GTIN）位数不对，或校验位不正确。',
  },
  severity: 'error',
  examples: {
    valid: [exampleListing(), exampleListing({ variants: [exampleVariant({ gtin: '96385074' })] })],
    invalid: ['4006381333932', '400638133393', '6.90123E+12'].map((gtin) =>
      exampleListing({ variants: [exampleVariant({ gtin })] }),
    ),
  },
  *check(listing) {
    for (const { sku, gtin } of listing.variants) {
      if (gtin === undefined || isGtin(gtin)) continue;
      yield {
        sku,
        field: 'gtin',
        value: gtin,
        ...(/^(?:\d{8}|\d{12,14})$/.test(gtin) ? wrongDigit(gtin) : wrongLength(gtin)),
      };
    }
  },
};

function wrongDigit(gtin: string): Pick<Flaw, 'message' | 'hint'> {
  const right = checkDigit(gtin.slice(0, -1));
  return {
    message: {
      en: `GTIN ${gtin} ends in ${gtin.at(-1)}; by its check sum it should end in ${right}.`,
      zh: `条码 ${gtin} 的末位是 ${gtin.at(-1)}，按校验规则应为 ${right}。`,
    },
    hint: {
      en: 'Compare it with the barcode on the product: most often two digits are swapped or one is mistyped.',
      zh: '请与商品上的条码核对：多半是某一位输错或相邻两位颠倒。',
    },
  };
}

function wrongLength(gtin: string): Pick<Flaw, 'message' | 'hint'> {
  return {
    message: {
      en: `GTIN “${gtin}” is not a barcode number; a GTIN has 8, 12, 13 or 14 digits and nothing else.`,
      zh: `“${gtin}”不是有效条码，商品条码只能由 8、12、13 或 14 位数字组成。`,
    },
    hint: {
      en: 'Format the column as text and enter the number again, leading zeros included; leave the cell empty where there is none.',
      zh: '请把该列设为“文本”格式后重新输入完整条码（包括开头的 0）；没有条码请留空。',
    },
  };
}
