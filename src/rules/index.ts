import type { Guard, Rule } from '../core/ports/rule.ts';
import type { Listing } from '../core/words.ts';
import { attributeForeignScript } from './attribute/foreign-script.ts';
import { attributeMissing } from './attribute/missing.ts';
import { attributeNotAllowed } from './attribute/not-allowed.ts';
import { gtinChecksum } from './gtin/checksum.ts';
import { gtinDuplicate } from './gtin/duplicate.ts';
import { gtinRestricted } from './gtin/restricted.ts';
import { pictureMissing } from './picture/missing.ts';
import { pictureTooMany } from './picture/too-many.ts';
import { pictureTooSmall } from './picture/too-small.ts';
import { pictureWrongRatio } from './picture/wrong-ratio.ts';
import { planClears } from './plan/clears.ts';
import { planCurrencyMismatch } from './plan/currency-mismatch.ts';
import { planPriceMove } from './plan/price-move.ts';
import { planStockZeroed } from './plan/stock-zeroed.ts';
import { planVersion } from './plan/version.ts';
import { planWithdrawals } from './plan/withdrawals.ts';
import { priceCurrencyMismatch } from './price/currency-mismatch.ts';
import { priceZero } from './price/zero.ts';
import { skuCharacters } from './sku/characters.ts';
import { skuDuplicate } from './sku/duplicate.ts';
import { skuTooLong } from './sku/too-long.ts';
import { stockMissing } from './stock/missing.ts';
import { stockNegative } from './stock/negative.ts';
import { textForeignScript } from './text/foreign-script.ts';
import { textMissing } from './text/missing.ts';
import { textRefused } from './text/refused.ts';
import { textTooLong } from './text/too-long.ts';
import { translationMissing } from './translation/missing.ts';
import { variantsDuplicateOptions } from './variants/duplicate-options.ts';
import { variantsOptionMissing } from './variants/option-missing.ts';
import { variantsTooMany } from './variants/too-many.ts';
import { variantsTooManyAxes } from './variants/too-many-axes.ts';

/** Every rule on a listing, in the order in which findings are reported. */
export const listingRules: readonly Rule<Listing>[] = [
  translationMissing,
  textMissing,
  textTooLong,
  textForeignScript,
  textRefused,
  attributeMissing,
  attributeNotAllowed,
  attributeForeignScript,
  pictureMissing,
  pictureTooMany,
  pictureTooSmall,
  pictureWrongRatio,
  priceZero,
  priceCurrencyMismatch,
  stockNegative,
  stockMissing,
  gtinChecksum,
  gtinDuplicate,
  gtinRestricted,
  variantsTooMany,
  variantsTooManyAxes,
  variantsOptionMissing,
  variantsDuplicateOptions,
  skuTooLong,
  skuCharacters,
  skuDuplicate,
];

/** Every guard on a plan, the one that names the graver reason first. */
export const guards: readonly Guard[] = [
  planCurrencyMismatch,
  planWithdrawals,
  planVersion,
  planPriceMove,
  planStockZeroed,
  planClears,
];
