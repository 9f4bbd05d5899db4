import type { FieldPath } from '../../core/fields.ts';
import type { Explained } from '../../core/ports/marketplace.ts';
import { type Text, text } from '../../core/text.ts';
import type { Document, Problem } from '../../core/words.ts';

/** A member of their inputs → our field; the last one in a path that is known counts. */
const FIELD: Readonly<Record<string, FieldPath>> = {
  title: 'title',
  descriptionHtml: 'description',
  vendor: 'brand',
  tags: 'keywords',
  category: 'category',
  productOptions: 'options',
  optionValues: 'options',
  sku: 'sku',
  barcode: 'gtin',
  price: 'price',
  compareAtPrice: 'strike',
  file: 'pictures',
  files: 'pictures',
  media: 'pictures',
  quantities: 'stock',
  quantity: 'stock',
  weight: 'weight',
  measurement: 'weight',
  countryCodeOfOrigin: 'origin',
  harmonizedSystemCode: 'hs',
  currency: 'currency',
};

/** Where a path names nothing of ours. */
const OF_KIND: Readonly<Record<string, FieldPath>> = { picture: 'pictures', stock: 'stock' };

type Known = readonly [field: FieldPath | undefined, message: Text, hint?: Text];

const RETRY = text('Run the same command again later.', '请稍后重新运行同一命令。');
const REPAIR_PICTURE = text(
  'Save the picture anew as JPEG or PNG, or use another one.',
  '请将图片重新保存为 JPEG 或 PNG，或换一张图片。',
);
const ALLOW = text(
  'Make the address public, or let listwright upload the pictures.',
  '请让图片网址可公开访问，或改为由 listwright 上传图片。',
);

const KNOWN: Readonly<Record<string, Known>> = {
  VARIANTS_OVER_LIMIT: [
    'options',
    text('The product has more variants than the shop allows.', '商品的变体数量超过商店上限。'),
    text('Split it into several products.', '请拆分为多个商品。'),
  ],
  OPTIONS_OVER_LIMIT: [
    'options',
    text('Shopify takes three options a product.', 'Shopify 每个商品最多支持三个选项。'),
    text('Join two options into one column.', '请将两个选项合并为一列。'),
  ],
  OPTION_VALUES_OVER_LIMIT: [
    'options',
    text('An option has too many values.', '某个选项的取值过多。'),
    text('Split the product.', '请拆分商品。'),
  ],
  DUPLICATED_OPTION_NAME: [
    'option.name',
    text('Two options have the same name.', '有两个选项名称相同。'),
    text('Rename one of the columns, or correct its translation.', '请修改其中一列的名称或其译文。'),
  ],
  DUPLICATED_OPTION_VALUE: [
    'options',
    text('Two values of an option are the same.', '同一选项中有重复的取值。'),
    text('Make them differ; translations may have made them equal.', '请加以区分；也可能是翻译后变得相同。'),
  ],
  DUPLICATED_VALUE: [
    'options',
    text('Two variants are the same.', '有两个变体完全相同。'),
    text('Give each variant a combination of its own.', '请确保每个变体的选项组合唯一。'),
  ],
  VARIANT_ALREADY_EXISTS: [
    'options',
    text('Two variants are the same.', '有两个变体完全相同。'),
    text('Give each variant a combination of its own.', '请确保每个变体的选项组合唯一。'),
  ],
  NEGATIVE_PRICE_VALUE: [
    'price',
    text('The price is negative.', '价格为负数。'),
    text('Correct the price or the price rule.', '请更正价格或定价规则。'),
  ],
  SUBSCRIPTION_VIOLATION: [
    undefined,
    text('The shop’s plan allows no more SKUs.', '商店套餐允许的 SKU 数量已用完。'),
    text('Remove products or change the plan.', '请删除部分商品或升级套餐。'),
  ],
  PRODUCT_SUSPENDED: [
    undefined,
    text('Shopify has suspended this product.', 'Shopify 已暂停该商品。'),
    text('See the notice in the shop’s admin.', '请查看商店后台的通知。'),
  ],
  INVALID_LOCATION: [
    'stock',
    text('The location of the stock does not exist.', '库存地点不存在。'),
    text(
      'Set `settings.location` of the channel; `listwright login` offers a list.',
      '请设置渠道的 settings.location；listwright login 会列出可选项。',
    ),
  ],
  LOCATION_NOT_CHOSEN: [
    'stock',
    text('The shop has several locations; none is chosen.', '商店有多个地点，尚未选择。'),
    text(
      'Set `settings.location` of the channel; `listwright login` offers a list.',
      '请设置渠道的 settings.location；listwright login 会列出可选项。',
    ),
  ],
  PUBLICATION_NOT_CHOSEN: [
    undefined,
    text('The shop sells in several places; none is chosen.', '商店有多个销售渠道，尚未选择。'),
    text(
      'Set `settings.publication` of the channel; `listwright login` offers a list.',
      '请设置渠道的 settings.publication；listwright login 会列出可选项。',
    ),
  ],
  INVALID_QUANTITY_TOO_HIGH: [
    'stock',
    text('The stock is above one thousand million.', '库存数量超过十亿。'),
    text('Correct the quantity.', '请更正库存数量。'),
  ],
  INVALID_QUANTITY_NEGATIVE: [
    'stock',
    text('The stock is negative.', '库存数量为负数。'),
    text('Correct the quantity.', '请更正库存数量。'),
  ],
  TAKEN: [
    undefined,
    text(
      'The shop has a metafield listwright.listing of another type.',
      '商店中已有其他类型的元字段 listwright.listing。',
    ),
    text('Delete that metafield definition in Settings → Custom data.', '请在 设置 → 自定义数据 中删除该元字段定义。'),
  ],
  IMAGE_DOWNLOAD_FAILURE: ['pictures', text('Shopify could not fetch a picture.', 'Shopify 无法下载图片。'), ALLOW],
  INVALID_IMAGE_SOURCE_URL: [
    'pictures',
    text('Shopify cannot use a picture’s address.', 'Shopify 无法使用图片网址。'),
    ALLOW,
  ],
  INVALID_IMAGE_RESOLUTION: [
    'pictures',
    text('A picture has more than 25 megapixels.', '图片超过 2500 万像素。'),
    text('Make it smaller: 5,000 × 5,000 pixels at most.', '请缩小图片，最大 5000 × 5000 像素。'),
  ],
  INVALID_IMAGE_FILE_SIZE: [
    'pictures',
    text('A picture is larger than 20 MB.', '图片超过 20 MB。'),
    text('Make it smaller.', '请压缩图片。'),
  ],
  INVALID_IMAGE_ASPECT_RATIO: [
    'pictures',
    text('A picture is far too wide or too tall.', '图片宽高比过大。'),
    text('Crop it.', '请裁剪图片。'),
  ],
  UNSUPPORTED_IMAGE_FILE_TYPE: [
    'pictures',
    text('A picture is of a type that Shopify does not take.', 'Shopify 不支持该图片格式。'),
    REPAIR_PICTURE,
  ],
  IMAGE_PROCESSING_FAILURE: [
    'pictures',
    text('Shopify could not read a picture.', 'Shopify 无法读取图片。'),
    REPAIR_PICTURE,
  ],
  FILE_STORAGE_LIMIT_EXCEEDED: [
    'pictures',
    text('The shop’s room for files is used up.', '商店的文件存储空间已满。'),
    text('Delete files or change the plan.', '请删除文件或升级套餐。'),
  ],
  UNACCEPTABLE_TRIAL_ASSET: [
    'pictures',
    text('A trial shop does not take this file.', '试用商店不接受该文件。'),
    text('Choose a plan for the shop.', '请为商店选择付费套餐。'),
  ],
  PRODUCT_MEDIA_LIMIT_EXCEEDED: [
    'pictures',
    text('A product takes 250 pictures.', '每个商品最多 250 张图片。'),
    text('Name fewer.', '请减少图片数量。'),
  ],
  JOB_ERROR: [undefined, text('Shopify’s own work on it failed.', 'Shopify 内部处理失败。'), RETRY],
  GENERIC_ERROR: [undefined, text('Something went wrong on Shopify’s side.', 'Shopify 出现错误。'), RETRY],
};

/** For the merchant: our field and both languages; their own words are kept in what is not known here. */
export function explain(problem: Problem, document: Document): Explained {
  if (problem.code === 'CURRENCY_MISMATCH') return otherCurrency(problem.message);
  const said = fieldOf(problem.path) ?? OF_KIND[document.kind];
  const [field, message, hint] = KNOWN[problem.code] ?? [undefined, inTheirWords(problem)];
  const ours = field ?? said;
  return { ...(ours && { field: ours }), message, ...(hint && { hint }) };
}

/** `input.variants.0.price` → `price`. */
function fieldOf(path: string | undefined): FieldPath | undefined {
  return path
    ?.split(/[.[\]]/)
    .map((member) => FIELD[member])
    .findLast((field) => field !== undefined);
}

function inTheirWords({ code, message }: Problem): Text {
  const words = message || code;
  return text(`Shopify refused it: ${words} (${code})`, `Shopify 拒绝了：${words}（${code}）`);
}

function otherCurrency(words: string): Explained {
  const [theirs = '?', ours = '?'] = words.match(/\b[A-Z]{3}\b/g) ?? [];
  return {
    field: 'currency',
    message: text(words, `商店的货币是 ${theirs}，渠道设置的是 ${ours}。`),
    hint: text(
      `Prices are in the shop’s own currency: set the channel’s \`currency: ${theirs}\`.`,
      `价格以商店货币计：请把该渠道的 currency 设为 ${theirs}。`,
    ),
  };
}
