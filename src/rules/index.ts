import type { Rule } from '../core/ports/rule.ts';
import type { Listing } from '../core/words.ts';
import { gtinChecksum } from './gtin/checksum.ts';
import { priceZero } from './price/zero.ts';
import { stockNegative } from './stock/negative.ts';
import { textMissing } from './text/missing.ts';
import { textTooLong } from './text/too-long.ts';
import { translationMissing } from './translation/missing.ts';

/** Every rule on a listing, in the order in which findings are reported. */
export const listingRules: readonly Rule<Listing>[] = [
  translationMissing,
  textMissing,
  textTooLong,
  priceZero,
  stockNegative,
  gtinChecksum,
];
