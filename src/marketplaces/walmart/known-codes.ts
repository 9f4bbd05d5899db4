import type { Explained } from '../../core/ports/marketplace.ts';
import { text } from '../../core/text.ts';

/** An explanation of a code. */
export interface Known extends Explained {
  /** The code stands for many things, and their own words are told beside ours. */
  readonly isWide?: true;
}

const WAIT: Known = {
  message: text('Walmart could not read it for a fault of its own.', '沃尔玛自身故障，未能处理。'),
  hint: text(
    'Change nothing; send it once more in an hour. If it stays so, their support wants the feed’s id.',
    '无需修改，一小时后重新发送即可；如仍失败，请把 feed id 提供给沃尔玛客服。',
  ),
  isWide: true,
};

const REFUSED: Known = {
  message: text('Walmart does not take what was sent.', '沃尔玛不接受发送的内容。'),
  hint: text('Correct what they name.', '请按说明更正。'),
  isWide: true,
};

const OURS: Known = {
  message: text('Walmart does not understand the request.', '沃尔玛无法理解该请求。'),
  hint: text('This is a fault of listwright: please report it.', '这是 listwright 的故障，请反馈。'),
  isWide: true,
};

const UNREACHABLE: Known = {
  field: 'main-picture',
  message: text('Walmart could not fetch a picture.', '沃尔玛无法下载图片。'),
  hint: text(
    'The address must be public, answer HEAD, and stay; some hosts are blocked. Serve pictures from a domain of your own.',
    '图片网址必须公开可访问并支持 HEAD 请求；部分图床被屏蔽，请使用自己的域名。',
  ),
};

/**
 * Codes of feeds' items and of answers. The four families are of the reference (§5, errors, from general knowledge); the numbers
 * are those that sellers have been seen to meet, and what their "Error codes" page lists (read 2026-11-25).
 */
export const KNOWN: Readonly<Record<string, Known>> = {
  ERR_PDI_0001: {
    message: text('Walmart could not read the whole feed.', '沃尔玛无法读取整个 feed。'),
    hint: text(
      'Run it once more; if it stays so, listwright or its spec_version is out of date.',
      '请重试；如仍失败，可能是 listwright 或 spec_version 已过期。',
    ),
    isWide: true,
  },
  ERR_PDI_0003: {
    message: text('A value is not one that Walmart takes.', '某个值不被沃尔玛接受。'),
    hint: text('Correct the cell; the item spec tells which values are taken.', '请更正单元格；可选值以商品规范为准。'),
    isWide: true,
  },
  ERR_PDI_0034: {
    message: text(
      'An attribute is missing, or is none of this product type.',
      '缺少必填属性，或该商品类型没有此属性。',
    ),
    hint: text(
      'Fill it in: a column of the sheet, or its line in attributes.csv.',
      '请在表格中增加一列，或在 attributes.csv 中填写。',
    ),
    isWide: true,
  },
  ERR_EXT_DATA_0101110: {
    field: 'sku',
    message: text('Walmart has no active item of this SKU.', '沃尔玛没有该 SKU 的有效商品。'),
    hint: text('Run `listwright apply` again: it is set up anew.', '请再次运行 listwright apply，将重新创建。'),
  },
  ERR_EXT_DATA_0101119: {
    field: 'gtin',
    message: text(
      'The product code is in Walmart’s catalogue already, for another SKU or another product.',
      '该商品条码已存在于沃尔玛目录中，属于其他 SKU 或其他商品。',
    ),
    hint: text(
      'Check the code. If it is right, the item is to be set up by match, or the other SKU to be retired first.',
      '请核对条码；若无误，请改用“按条码匹配”上架，或先停用占用该条码的 SKU。',
    ),
  },
  ERR_EXT_DATA_0101149: {
    field: 'main-picture',
    message: text('Walmart does not take a picture’s address or file.', '沃尔玛不接受图片的网址或文件。'),
    hint: text(
      'The address must end in .jpg or .png, without a query; the file JPEG, PNG or BMP up to 5 MB.',
      '网址须以 .jpg 或 .png 结尾且不带参数；文件为不超过 5 MB 的 JPEG、PNG 或 BMP。',
    ),
    isWide: true,
  },
  ERR_EXT_DATA_0101171: UNREACHABLE,
  ERR_EXT_DATA_0101211: {
    field: 'gtin',
    message: text('This SKU was set up with another product code.', '该 SKU 已绑定其他商品条码。'),
    hint: text(
      'Give the first code back, or retire the item and set it up again a day later, or take a new SKU.',
      '请恢复原条码；或停用该商品 24 小时后重新上架；或更换 SKU。',
    ),
  },
  ERR_EXT_DATA_0101218: {
    field: 'sku',
    message: text(
      'The item is in Walmart Fulfillment Services and cannot be changed this way.',
      '该商品由沃尔玛配送（WFS），无法这样修改。',
    ),
    hint: text('Convert it to seller-fulfilled in Seller Center first.', '请先在 Seller Center 中转为卖家自发货。'),
  },
  ERR_EXT_DATA_0503009: {
    message: text('Walmart found no items in the feed.', '沃尔玛在 feed 中未找到任何商品。'),
    hint: text('This is a fault of listwright: please report it.', '这是 listwright 的故障，请反馈。'),
    isWide: true,
  },
  SYSTEM_ERROR: WAIT,
  TIMEOUT_ERROR: WAIT,
  FEED_LOST: {
    message: text(
      'Walmart knows nothing any more of the feed that this was sent with.',
      '沃尔玛已查不到发送该商品的 feed。',
    ),
    hint: text(
      'Look at the item in Seller Center, and send it again.',
      '请在 Seller Center 中查看该商品，然后重新发送。',
    ),
  },
  CURRENCY_MISMATCH: {
    field: 'currency',
    message: text(
      'Walmart US sells in US dollars, and these prices are in another currency.',
      '沃尔玛美国站只接受美元，而价格是其他货币。',
    ),
    hint: text('Set the channel’s `currency: USD`.', '请把该渠道的 currency 设为 USD。'),
  },
  UNAUTHORIZED: {
    message: text('Walmart does not take the keys.', '沃尔玛不接受该密钥。'),
    hint: text('Sign in again with `listwright login`.', '请用 listwright login 重新登录。'),
  },
  FORBIDDEN: {
    message: text('These keys may not do this.', '该密钥没有此权限。'),
    hint: text(
      'Give them full access to Items, Feeds, Prices and Inventory on developer.walmart.com.',
      '请在 developer.walmart.com 为密钥开通 Items、Feeds、Prices、Inventory 的完全权限。',
    ),
  },
  CONTENT_NOT_FOUND: {
    message: text(
      'Walmart does not have it, or is still reading the feed that brings it.',
      '沃尔玛没有该内容，或相关 feed 仍在处理中。',
    ),
    hint: text('Try again in an hour.', '请一小时后重试。'),
    isWide: true,
  },
  REQUEST_THRESHOLD_VIOLATED: {
    message: text('Too many requests for now.', '请求过于频繁。'),
    hint: text('Run it again later.', '请稍后重试。'),
  },
  PAYLOAD_TOO_LARGE: {
    message: text('The feed is larger than Walmart takes.', 'feed 超过沃尔玛允许的大小。'),
    hint: text(
      'Shorten descriptions, or report it: feeds are cut below 10 MB.',
      '请缩短描述；feed 应小于 10 MB，否则请反馈。',
    ),
  },
  'http-413': {
    message: text('The feed is larger than Walmart takes.', 'feed 超过沃尔玛允许的大小。'),
    hint: text(
      'Shorten descriptions, or report it: feeds are cut below 10 MB.',
      '请缩短描述；feed 应小于 10 MB，否则请反馈。',
    ),
  },
  RESOURCE_IS_LOCKED: {
    message: text('Another change of it is still under way.', '该内容正在被另一项修改占用。'),
    hint: text('Run it again in an hour.', '请一小时后重试。'),
  },
  INVALID_REQUEST: REFUSED,
  INVALID_REQUEST_CONTENT: REFUSED,
  INVALID_REQUEST_PARAM: REFUSED,
  INVALID_REQUEST_HEADER: OURS,
  MISSING_REQUEST_HEADER: OURS,
  MISSING_REQUEST_PARAM: OURS,
  MALFORMED_REQUEST_CONTENT: OURS,
  URI_NOT_FOUND: OURS,
  METHOD_NOT_ALLOWED: OURS,
  INVALID_ACCEPT_TYPE: OURS,
  UNSUPPORTED_MEDIA_TYPE: OURS,
  INVALID_SYSTEM_STATE: WAIT,
  DOWNSTREAM_SYSTEM_TIME_OUT: WAIT,
};
