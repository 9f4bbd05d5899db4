import type { FieldPath } from '../../core/fields.ts';
import type { Explained } from '../../core/ports/marketplace.ts';
import type { Problem } from '../../core/words.ts';

/** Their parameter → our field. */
const FIELD: Readonly<Record<string, FieldPath>> = {
  name: 'title',
  description: 'description',
  short_description: 'bullets',
  sku: 'sku',
  global_unique_id: 'gtin',
  regular_price: 'price',
  sale_price: 'price',
  manage_stock: 'stock',
  stock_quantity: 'stock',
  weight: 'weight',
  dimensions: 'dimensions',
  images: 'pictures',
  image: 'pictures',
  attributes: 'options',
  currency: 'currency',
};

const UNREADABLE: Explained = {
  field: 'pictures',
  message: { en: 'The shop could not take over a picture.', zh: '商店无法接收其中一张图片。' },
  hint: {
    en: 'The shop itself must reach the address (no login, not on this machine) and find a JPEG, PNG, WebP or GIF there; or set WP_USER and WP_APP_PASSWORD to upload.',
    zh: '图片网址必须能被商店直接访问（无需登录、不在本机），且是 JPEG、PNG、WebP 或 GIF；也可以设置 WP_USER 和 WP_APP_PASSWORD 改为上传。',
  },
};

const VANISHED: Explained = {
  field: 'pictures',
  message: {
    en: 'A picture that the product shows is no longer in the shop’s media library.',
    zh: '该产品使用的一张图片已不在商店的媒体库中。',
  },
  hint: { en: 'Restore it there, or replace the picture in your file.', zh: '请在媒体库中恢复，或在表格中更换图片。' },
};

const FORBIDDEN: Explained = {
  message: { en: 'The key may not change products.', zh: '该密钥无权修改产品。' },
  hint: {
    en: 'Create a key with “Read/Write” for a shop manager, then `listwright login`.',
    zh: '请为店铺管理员创建“读/写”权限的密钥，然后运行 listwright login。',
  },
};

const KNOWN: Readonly<Record<string, Explained>> = {
  product_invalid_sku: {
    field: 'sku',
    message: { en: 'Another product of the shop has this SKU already.', zh: '商店中已有其他产品使用该 SKU。' },
    hint: {
      en: 'Choose another SKU, or take the product over with `listwright adopt`.',
      zh: '请更换 SKU，或用 listwright adopt 接管该产品。',
    },
  },
  product_invalid_global_unique_id: {
    field: 'gtin',
    message: {
      en: 'The GTIN is not valid or belongs to another product of the shop.',
      zh: 'GTIN 无效，或已被商店中的其他产品使用。',
    },
    hint: { en: 'Each product needs a GTIN of its own, or none.', zh: '每个产品的 GTIN 必须唯一，也可以留空。' },
  },
  woocommerce_product_image_upload_error: UNREADABLE,
  woocommerce_variation_image_upload_error: UNREADABLE,
  woocommerce_product_invalid_image_id: VANISHED,
  woocommerce_variation_invalid_image_id: VANISHED,
  rest_upload_sideload_error: {
    ...UNREADABLE,
    hint: { en: 'Save it anew as JPEG or PNG.', zh: '请重新保存为 JPEG 或 PNG。' },
  },
  woocommerce_rest_cannot_create: FORBIDDEN,
  woocommerce_rest_cannot_edit: FORBIDDEN,
  woocommerce_rest_cannot_delete: FORBIDDEN,
  woocommerce_rest_cannot_batch: FORBIDDEN,
  woocommerce_rest_request_entity_too_large: {
    message: {
      en: 'The shop takes fewer items at once than the usual 100.',
      zh: '该商店一次接受的条目少于通常的 100 条。',
    },
    hint: {
      en: 'Ask its operator about woocommerce_rest_batch_items_limit.',
      zh: '请联系商店管理员检查 woocommerce_rest_batch_items_limit。',
    },
  },
  'http-413': {
    message: { en: 'The request is larger than the shop’s server takes.', zh: '请求超过了商店服务器允许的大小。' },
    hint: {
      en: 'Ask the host to raise post_max_size (PHP) or client_max_body_size (nginx) to 8 MB.',
      zh: '请让主机商把 post_max_size（PHP）或 client_max_body_size（nginx）提高到 8 MB。',
    },
  },
  rest_no_route: {
    message: { en: 'The shop has no WooCommerce API at this address.', zh: '该地址没有 WooCommerce 接口。' },
    hint: {
      en: 'Check `endpoint`, that WooCommerce is active, and that permalinks are not “Plain”.',
      zh: '请检查 endpoint、WooCommerce 是否启用，以及固定链接不是“朴素”。',
    },
  },
};

/** For the merchant: our field and both languages; their own words are kept in what is not known here. */
export function explain(problem: Problem): Explained {
  if (problem.code === 'currency-mismatch') return otherCurrency(problem.message);
  const known = KNOWN[problem.code];
  if (known) return known;
  const field = FIELD[problem.path?.split(/[.[]/, 1)[0] ?? ''];
  const words = problem.message || problem.code;
  return {
    ...(field && { field }),
    message: { en: `The shop refused it: ${words} (${problem.code})`, zh: `商店拒绝了：${words}（${problem.code}）` },
  };
}

function otherCurrency(words: string): Explained {
  const [theirs = '?', ours = '?'] = words.match(/\b[A-Z]{3}\b/g) ?? [];
  return {
    field: 'currency',
    message: { en: words, zh: `商店的货币是 ${theirs}，渠道设置的是 ${ours}。` },
    hint: {
      en: `WooCommerce has one currency for the whole shop: set the channel’s \`currency: ${theirs}\`.`,
      zh: `WooCommerce 整个商店只有一种货币：请把该渠道的 currency 设为 ${theirs}。`,
    },
  };
}
