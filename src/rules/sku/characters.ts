import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** An SKU with spaces at its ends or invisible signs (an error: nobody will find it again), or beyond ASCII (a warning). */
export const skuCharacters: Rule<Listing> = {
  id: 'sku/characters',
  about: {
    en: 'An SKU holds invisible signs or outer spaces, or signs beyond letters, digits and punctuation.',
    zh: 'SKU 编码含有不可见字符、首尾空格，或字母、数字和常用符号以外的字符。',
  },
  severity: 'error',
  examples: {
    valid: [exampleListing({ variants: [exampleVariant({ sku: 'A026-3_XL.b/1' })] })],
    invalid: ['A026 ', 'A\u200b026', '', 'A026-红'].map((sku) =>
      exampleListing({ variants: [exampleVariant({ sku })] }),
    ),
  },
  *check(listing) {
    for (const { sku } of listing.variants) {
      if (PLAIN.test(sku)) continue;
      const isBroken = sku !== sku.trim() || sku === '' || INVISIBLE.test(sku);
      yield {
        sku,
        field: 'sku',
        value: sku,
        severity: isBroken ? 'error' : 'warning',
        message: {
          en: isBroken
            ? `SKU “${shown(sku)}” is empty or holds outer spaces or invisible signs.`
            : `SKU ${sku} holds signs that some marketplaces and warehouses cannot handle.`,
          zh: isBroken
            ? `SKU “${shown(sku)}”为空，或含有首尾空格或不可见字符。`
            : `SKU ${sku} 含有部分平台和仓库系统无法处理的字符。`,
        },
        hint: {
          en: 'Use letters, digits, hyphen, dot and underscore.',
          zh: '请只使用英文字母、数字、连字符、点和下划线。',
        },
      };
    }
  },
};

const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function shown(sku: string): string {
  return sku.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (sign) => `<U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}
