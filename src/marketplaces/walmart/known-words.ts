import { text } from '../../core/text.ts';
import type { Known } from './known-codes.ts';

/** Refusals whose codes nobody has written down, by what they say (reference §5, errors). */
export const BY_WORDS: readonly (readonly [RegExp, Known])[] = [
  [
    /brand\b.*\b(?:restricted|not authori[sz]ed|gated|not approved|permission)/i,
    {
      field: 'brand',
      message: text('This seller may not list this brand on Walmart.', '该卖家无权在沃尔玛销售此品牌。'),
      hint: text(
        'Ask for the brand in Seller Center (Brand Portal, or a letter of the brand), or list it without that name.',
        '请在 Seller Center 申请品牌授权（Brand Portal 或品牌授权书），或更换品牌。',
      ),
      isWide: true,
    },
  ],
  [
    /product type\b.*\b(?:wrong|invalid|not (?:valid|supported|correct)|does not (?:match|exist))/i,
    {
      field: 'category',
      message: text('Walmart takes it for another product type.', '沃尔玛认为商品类型不正确。'),
      hint: text('Choose another product type in categories.csv.', '请在 categories.csv 中选择其他商品类型。'),
      isWide: true,
    },
  ],
  [
    /(?:already exists|already (?:set up|in use)).*\b(?:sku|product id)|product ?id\b.*already exists/i,
    {
      field: 'gtin',
      message: text(
        'The product code is another SKU’s or another product’s already.',
        '该商品条码已属于其他 SKU 或其他商品。',
      ),
      hint: text('Check the code, or retire the other SKU first.', '请核对条码，或先停用占用该条码的 SKU。'),
      isWide: true,
    },
  ],
];
