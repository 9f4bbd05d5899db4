import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, exampleVariant } from '../example-listing.ts';

/** An SKU beyond the channel's limit. It is never shortened: it is what everything is found by. */
export const skuTooLong: Rule<Listing> = {
  id: 'sku/too-long',
  about: { en: 'An SKU is longer than the channel takes.', zh: 'SKU 编码超过该渠道允许的长度。' },
  severity: 'error',
  examples: {
    valid: [exampleListing({ variants: [exampleVariant({ sku: 'x'.repeat(40) })] })],
    invalid: [exampleListing({ variants: [exampleVariant({ sku: 'x'.repeat(41) })] })],
  },
  *check(listing) {
    const limit = listing.channel.limits.text.sku;
    if (!limit) return;
    for (const { sku } of listing.variants) {
      const length = limit.unit === 'bytes' ? Buffer.byteLength(sku) : [...sku].length;
      if (length <= limit.max) continue;
      yield {
        sku,
        field: 'sku',
        value: sku,
        message: {
          en: `SKU ${sku} is ${length} ${limit.unit}; ${listing.channel.id} takes ${limit.max}.`,
          zh: `SKU ${sku} 长度为 ${length}${limit.unit === 'bytes' ? ' 字节' : ' 个字符'}，${listing.channel.id} 最多允许 ${limit.max}。`,
        },
        hint: {
          en: 'Give it a shorter SKU before it is first published; a later change makes it another product.',
          zh: '请在首次发布前换成较短的 SKU；发布后再改会被视为另一个商品。',
        },
      };
    }
  },
};
