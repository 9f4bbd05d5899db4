import { text } from '../../../core/text.ts';
import { type KnownCodes, LOGIN } from './known-codes.ts';

/** What the adapter itself says. */
export const ownCodes: KnownCodes = {
  CURRENCY_MISMATCH: {
    field: 'currency',
    message: text('The site sells in its own currency alone.', '该站点只能以本地货币销售。'),
    hint: text('Set the channel’s `currency` to that of the site.', '请将渠道的 currency 设为站点货币。'),
    words: 'needed',
  },
  SETTING_NOT_CHOSEN: {
    message: text(
      'The account has several places or policies for the site, or none; one must be named.',
      '账户在该站点有多个或没有发货地点或业务政策，需指定一个。',
    ),
    hint: LOGIN,
    words: 'needed',
    reads: 'nothing',
  },
  NOT_IN_STOCK: {
    field: 'stock',
    message: text(
      'Everything stands ready; eBay puts nothing on sale that there is none of.',
      '已准备就绪，但 eBay 不允许零库存上架。',
    ),
    hint: text('It goes on sale with the next run that finds some in stock.', '有库存后再次运行即会上架。'),
  },
};
