import { text } from '../../../core/text.ts';
import { each, type KnownCodes, LATER } from './known-codes.ts';

const AGAIN = text(
  'Run the same command again: what is gone is made anew.',
  '请重新运行同一命令：缺失的内容会重新创建。',
);
const AUCTION = text(
  'Auctions are not listwright’s: end the auction of this SKU in eBay’s Seller Hub.',
  'listwright 不管理拍卖：请在 eBay 卖家中心结束该 SKU 的拍卖。',
);
const REPORT = text('This is a fault of listwright: please report it.', '这是 listwright 的问题，请反馈给我们。');

/** Things that name other things: items, groups, offers, listings, categories. */
export const referenceCodes: KnownCodes = {
  ...each([25701, 25702, 25705, 25710, 25713, 25725], {
    message: text('Something that it stands on is not there any more.', '它所依赖的内容已不存在。'),
    hint: AGAIN,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25729, 25803], {
    field: 'sku',
    message: text('The site has an offer of this SKU already.', '该站点已有此 SKU 的报价。'),
    hint: text(
      'Choose another SKU, or take it over with `listwright adopt`.',
      '请更换 SKU，或用 listwright adopt 接管。',
    ),
  }),
  ...each([25732], {
    field: 'sku',
    message: text(
      'The SKU belongs to a group and cannot be put on sale alone.',
      '该 SKU 属于多属性商品，不能单独上架。',
    ),
    hint: text('End the other listing of it in eBay’s Seller Hub.', '请在 eBay 卖家中心结束其另一个刊登。'),
  }),
  ...each([25756, 25757, 25758, 25759, 25760, 25761, 25762, 25763, 25764, 25755], {
    message: text('An auction of the SKU stands in the way.', '该 SKU 的拍卖妨碍了此操作。'),
    hint: AUCTION,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25706, 25727, 25730, 25731, 25735, 25752, 25754], {
    message: text('eBay did not take the request as it was put together.', 'eBay 不接受该请求的格式。'),
    hint: REPORT,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25718, 25904, 25905, 25805], {
    message: text('eBay does not know the listing, or it is somebody else’s.', 'eBay 找不到该刊登，或它不属于此卖家。'),
    hint: AGAIN,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([46003, 62004, 62005, 62006, 62008, 62009], {
    field: 'category',
    message: text(
      'The category is not one of the site’s, or has categories below it.',
      '该类目不属于此站点，或其下还有子类目。',
    ),
    hint: text('Choose a category at the end of its branch.', '请选择最末级类目。'),
  }),
  ...each([46000, 46001, 46002, 46004, 46005, 62000, 62002, 62003, 62007, 62103], {
    message: text('eBay’s categories could not be read.', '无法读取 eBay 类目。'),
    hint: LATER,
    words: 'needed',
    reads: 'nothing',
  }),
};
