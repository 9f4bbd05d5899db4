import { text } from '../../../core/text.ts';
import { each, type KnownCodes, LATER, LOGIN, SELLER_HUB } from './known-codes.ts';

const REFURBISHED = text('eBay’s conditions for refurbished goods are not met.', '未满足 eBay 对翻新商品的要求。');

/** Whom it is sold by: policies, places, limits of the account. */
export const accountCodes: KnownCodes = {
  ...each([25007], {
    message: text('The shipping policy does not suit the listing or the site.', '物流政策不适用于该刊登或站点。'),
    hint: LOGIN,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25008], {
    message: text('The payment policy does not suit the listing or the site.', '付款政策不适用于该刊登或站点。'),
    hint: LOGIN,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25009, 25123, 25124], {
    message: text('The return policy does not suit the category or the site.', '退货政策不适用于该类目或站点。'),
    hint: LOGIN,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25011], {
    message: text('The tax settings are not taken.', '税务设置不被接受。'),
    hint: SELLER_HUB,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25012, 25901, 25902, 25900, 25906, 25806], {
    message: text('The place that the goods are sent from is missing or not taken.', '发货地点缺失或不被接受。'),
    hint: LOGIN,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25018], {
    message: text('Something about the seller’s account is not complete.', '卖家账户信息不完整。'),
    hint: SELLER_HUB,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25019, 25038, 25039, 25040, 25753], {
    message: text('The listing cannot be changed now.', '该刊登目前无法修改。'),
    hint: text(
      'Wait until bids and offers are over, or until tomorrow: a listing may be revised 250 times a day.',
      '请等竞拍或议价结束，或明天再试：每个刊登每天最多修改 250 次。',
    ),
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25026], {
    message: text('The account’s selling limit is reached.', '账户的销售额度已用完。'),
    hint: text(
      'Ask eBay to raise it, or list fewer or cheaper goods.',
      '请向 eBay 申请提高额度，或减少刊登数量与金额。',
    ),
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25033, 25034, 25035, 25036, 25089, 25090, 25091, 25092, 25093, 25094, 25095, 25766, 25767], {
    message: text(
      'A compliance or take-back policy of the account is not taken.',
      '账户的合规政策或回收政策不被接受。',
    ),
    hint: SELLER_HUB,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25037], {
    message: text('The eco participation fee of the item is ignored.', '商品的环保费将被忽略。'),
    hint: SELLER_HUB,
    reads: 'nothing',
  }),
  ...each([25024], {
    field: 'price',
    message: text('The terms of Best Offer do not agree with the price.', '议价（Best Offer）条件与价格不符。'),
    hint: SELLER_HUB,
    words: 'needed',
  }),
  ...each([25041, 25042, 25043, 25044, 25045, 25046, 25047, 25048, 25049, 25050, 25051, 25052], {
    message: REFURBISHED,
    hint: SELLER_HUB,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25096], {
    message: text(
      'eBay has put the listing on hold for a breach of its rules; a change may release it.',
      '该刊登因违反政策被 eBay 暂停，修改后可能恢复。',
    ),
    hint: text('Read eBay’s e-mail, correct the listing and apply again.', '请查看 eBay 邮件，更正后重新提交。'),
    words: 'needed',
  }),
  ...each([25097, 25098], {
    message: text('eBay has put the listing on hold for a breach of its rules.', '该刊登因违反政策被 eBay 暂停。'),
    hint: text('Read eBay’s e-mail; nothing can be changed until then.', '请查看 eBay 邮件；在此之前无法修改。'),
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([20401, 20403, 20404], {
    message: text('The account’s policies could not be read.', '无法读取账户的业务政策。'),
    hint: text(
      'Opt in to business policies in eBay’s Seller Hub.',
      '请在 eBay 卖家中心启用业务政策（Business Policies）。',
    ),
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([20500, 20501], {
    message: text('eBay’s account service is out of order.', 'eBay 账户服务暂不可用。'),
    hint: LATER,
    reads: 'nothing',
  }),
};
