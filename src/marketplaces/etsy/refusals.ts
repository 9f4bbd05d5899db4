import { Big } from 'big.js';
import type { Refusal } from '../../core/refusals.ts';
import type { Listing } from '../../core/words.ts';

/** What the reference says of titles (createDraftListing, `title`). */
const NOT_IN_TITLES = /[^\p{L}\p{Nd}\p{P}\p{Sm}\p{Zs}™©®]/u;
const ONCE = ['%', ':', '&', '+'];
/** "cannot be greater than 999", "cannot be more than 70 items" (etsy/open-api, issues 214 and 567). */
const MOST_OF_ONE = 999;
const MOST_VALUES = 70;
/** "must be below max price $50,000.00 USD" (459); what that is in another currency changes by the day, and Etsy says it itself. */
const PRICES = { currency: 'USD', least: '0.20', most: '50000' };

/** Etsy's odd refusals. */
export const refusals: readonly Refusal[] = [
  {
    id: 'text/odd-sign',
    field: 'title',
    about: {
      en: 'a title holds letters, digits, punctuation, mathematical signs, ™, © and ® only',
      zh: '标题只能包含文字、数字、标点、数学符号以及 ™、©、®',
    },
    hint: { en: 'Remove the sign.', zh: '请删除该符号。' },
    find: ({ title }) => NOT_IN_TITLES.exec(title)?.[0],
  },
  {
    id: 'text/sign-twice',
    field: 'title',
    about: { en: '%, :, & and + may stand in a title once each', zh: '标题中 %、:、&、+ 每个符号最多出现一次' },
    hint: { en: 'Write a word or a comma in its place.', zh: '请改用文字或逗号。' },
    find: ({ title }) => ONCE.find((sign) => title.split(sign).length > 2),
  },
  {
    id: 'text/parenthesis',
    field: 'options',
    about: { en: 'parentheses in an option are refused', zh: '选项中不允许有括号' },
    hint: { en: 'Write a comma or a dash in their place.', zh: '请改用逗号或短横线。' },
    find: (listing) => optionTexts(listing).find((text) => /[()]/.test(text)),
  },
  {
    id: 'variants/too-many-values',
    field: 'options',
    about: { en: `an option has at most ${MOST_VALUES} values`, zh: `一个选项最多 ${MOST_VALUES} 个值` },
    hint: { en: 'Divide it into several listings.', zh: '请拆分为多个商品。' },
    find: ({ options, variants }) =>
      options.find((_, axis) => new Set(variants.map((one) => one.options[axis])).size > MOST_VALUES)?.name,
  },
  {
    id: 'stock/too-many',
    field: 'stock',
    about: { en: `at most ${MOST_OF_ONE} of one variant can be on sale`, zh: `每个规格的库存最多 ${MOST_OF_ONE}` },
    hint: { en: 'Set a ceiling for the channel’s stock.', zh: '请为该渠道设置库存上限。' },
    find({ variants }) {
      const stock = variants.find((one) => (one.stock ?? 0) > MOST_OF_ONE)?.stock;
      return stock === undefined ? undefined : String(stock);
    },
  },
  {
    id: 'price/out-of-range',
    field: 'price',
    about: {
      en: `a price below ${PRICES.least} or above ${PRICES.most} USD is refused`,
      zh: `价格低于 ${PRICES.least} 或高于 ${PRICES.most} 美元会被拒绝`,
    },
    hint: { en: 'Change the price or the channel’s price rule.', zh: '请修改价格或该渠道的价格规则。' },
    find: ({ variants }) =>
      variants.find(({ price }) => price.currency === PRICES.currency && isOutside(price.amount))?.price.amount,
  },
];

function isOutside(amount: string): boolean {
  return new Big(amount).lt(PRICES.least) || new Big(amount).gt(PRICES.most);
}

function optionTexts({ options, variants }: Listing): readonly string[] {
  return [...options.map(({ name }) => name), ...variants.flatMap((one) => one.options)];
}
