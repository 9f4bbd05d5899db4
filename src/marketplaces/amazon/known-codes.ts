import type { FieldPath } from '../../core/fields.ts';
import { type Text, text } from '../../core/text.ts';

interface Known {
  /** Where they name no attribute. */
  readonly field?: FieldPath;
  readonly message: Text;
  /** With the attribute that they name. */
  readonly naming?: (attribute: string) => Text;
  readonly hint: Text;
}

const PICTURE_HINT = text(
  'Amazon must reach the address without a sign-in and find a JPEG or PNG of 500 pixels at least there; the main picture stands on pure white.',
  '图片网址必须可公开访问，且为至少 500 像素的 JPEG 或 PNG；主图须为纯白背景。',
);
const CATALOGUE_HINT = text(
  'Give brand, model and pack as the manufacturer has them, or check that the code is this product’s.',
  '请按制造商的信息填写品牌、型号和包装数量，或核对该条码是否属于此商品。',
);
const LATER = text('Run the same command again later.', '请稍后重新运行同一命令。');
const BRAND_HINT = text(
  'Have the brand approved in Seller Central (Brand Registry, or an application to sell it), or write Generic.',
  '请在卖家平台申请品牌授权（品牌注册或品牌销售申请），或填写 Generic。',
);
const FILL = text('Fill it in, or map a column or a value to it.', '请填写，或在映射中指定一列或一个值。');

/** By the code of an issue (reference: frequent errors; Amazon's own examples in the API models) or of an error. */
export const KNOWN: Readonly<Record<string, Known>> = {
  90220: {
    field: 'attribute',
    message: text('A required attribute is missing.', '缺少必填属性。'),
    naming: (name) => text(`The attribute “${name}” is required and missing.`, `缺少必填属性“${name}”。`),
    hint: FILL,
  },
  99022: {
    field: 'attribute',
    message: text('An attribute has too few values.', '某个属性的值不足。'),
    naming: (name) => text(`The attribute “${name}” has too few values.`, `属性“${name}”的值不足。`),
    hint: FILL,
  },
  90205: {
    field: 'attribute',
    message: text('An attribute has a value that is not taken, or too many of them.', '某个属性的值无效或过多。'),
    naming: (name) =>
      text(
        `The attribute “${name}” has a value that is not taken, or too many of them.`,
        `属性“${name}”的值无效或过多。`,
      ),
    hint: text('Choose one of the values that Amazon offers for it.', '请从亚马逊提供的取值中选择。'),
  },
  90000900: {
    field: 'attribute',
    message: text('The attributes are not valid.', '属性无效。'),
    naming: (name) => text(`The attribute “${name}” is not valid.`, `属性“${name}”无效。`),
    hint: text('Read the category anew: its attributes may have changed.', '请重新读取类目，其属性可能已变更。'),
  },
  18448: {
    field: 'attribute',
    message: text('Attributes that help buyers to find it are missing.', '缺少有助于买家搜索的属性。'),
    hint: text('Fill it in where you know it; it is for sale without it.', '如有数据请补充；不影响销售。'),
  },
  8541: {
    field: 'gtin',
    message: text(
      'Amazon has a product with this code already, and it differs from yours.',
      '亚马逊目录中已有使用该条码的商品，且与您的数据不一致。',
    ),
    hint: CATALOGUE_HINT,
  },
  8542: {
    field: 'gtin',
    message: text(
      'The code belongs to a product of Amazon’s catalogue that differs from yours.',
      '该条码属于亚马逊目录中的另一商品，与您的数据不一致。',
    ),
    hint: CATALOGUE_HINT,
  },
  8560: {
    field: 'gtin',
    message: text(
      'Amazon finds no product of this code and has too little to make one; or the exemption from codes has run out.',
      '亚马逊没有找到该条码对应的商品，且信息不足以新建；也可能是条码豁免已失效。',
    ),
    hint: text(
      'Fill in the code and the required attributes, or apply for the exemption anew.',
      '请补全条码和必填属性，或重新申请条码豁免。',
    ),
  },
  8572: {
    field: 'gtin',
    message: text('The code is not valid, or GS1 knows it for another brand.', '条码无效，或与 GS1 登记的品牌不符。'),
    hint: text('Use the code that GS1 gave to this product and brand.', '请使用 GS1 为该商品和品牌分配的条码。'),
  },
  5461: {
    field: 'brand',
    message: text('You may not create products under this brand.', '您无权在该品牌下创建商品。'),
    hint: BRAND_HINT,
  },
  5665: {
    field: 'brand',
    message: text('The brand’s name is not approved.', '该品牌名称未获批准。'),
    hint: BRAND_HINT,
  },
  8032: {
    field: 'parent',
    message: text('The variant belongs to another parent already.', '该变体已属于另一个父商品。'),
    hint: text(
      'Take it out of that family in Seller Central, then publish again.',
      '请先在卖家平台解除其变体关系，再重新发布。',
    ),
  },
  8005: {
    field: 'sku',
    message: text('What identifies a product cannot be changed under its SKU.', '同一 SKU 下不能更改商品的标识信息。'),
    hint: text('Use a new SKU.', '请使用新的 SKU。'),
  },
  8057: {
    field: 'sku',
    message: text('The condition cannot be changed under the same SKU.', '同一 SKU 下不能更改商品状况。'),
    hint: text('Use a new SKU.', '请使用新的 SKU。'),
  },
  18027: {
    field: 'main-picture',
    message: text(
      'The main picture seems to hold text, a logo or a watermark; the listing is hidden from search.',
      '主图疑似含有文字、标志或水印，商品已被禁止搜索。',
    ),
    hint: text('Show the product alone on pure white.', '请使用纯白背景、只展示商品的图片。'),
  },
  18155: {
    field: 'price',
    message: text('The price is below the minimum price that is set for it.', '价格低于已设置的最低价。'),
    hint: text('Raise the price, or lower the minimum in Seller Central.', '请提高价格，或在卖家平台调低最低价。'),
  },
  18742: {
    message: text('The product is restricted and was taken down.', '该商品违反受限商品政策，已被移除。'),
    hint: text('See Account Health in Seller Central.', '请查看卖家平台的账户状况。'),
  },
  99300: {
    field: 'description',
    message: text('The page breaks the rules for product pages.', '商品详情页违反规则。'),
    hint: text('Correct title, bullets and description.', '请更正标题、要点和描述。'),
  },
  MISSING_IMAGE: {
    field: 'main-picture',
    message: text('The main picture is missing, or Amazon could not fetch it.', '缺少主图，或亚马逊无法获取主图。'),
    hint: PICTURE_HINT,
  },
  INVALID_IMAGE: {
    field: 'pictures',
    message: text('Amazon could not use a picture.', '亚马逊无法使用某张图片。'),
    hint: PICTURE_HINT,
  },
  QUALIFICATION_REQUIRED: {
    field: 'brand',
    message: text('You need an approval to sell this.', '销售该商品需要先获得批准。'),
    hint: text('Apply for it in Seller Central.', '请在卖家平台提交销售申请。'),
  },
  CURRENCY_MISMATCH: {
    field: 'currency',
    message: text('The price is in another currency than the site’s.', '价格的货币与站点货币不同。'),
    hint: text(
      'Leave the channel’s `currency` out, or set it to the site’s.',
      '请删除该渠道的 currency，或改为站点货币。',
    ),
  },
  SELLER_NOT_NAMED: {
    message: text('The channel does not name the seller.', '渠道未填写卖家编号。'),
    hint: text(
      'Set `settings.seller` of the channel to your Merchant Token.',
      '请将渠道的 settings.seller 设为您的卖家编号（Merchant Token）。',
    ),
  },
  FEED_FATAL: {
    message: text('Amazon gave up on the whole feed.', '亚马逊放弃处理整个上传数据。'),
    hint: LATER,
  },
  FEED_CANCELLED: {
    message: text('The feed was cancelled.', '上传数据已被取消。'),
    hint: LATER,
  },
  QuotaExceeded: {
    message: text('Amazon asks to slow down.', '亚马逊要求降低请求频率。'),
    hint: LATER,
  },
  'http-413': {
    message: text('The request is larger than Amazon takes.', '请求超过亚马逊允许的大小。'),
    hint: text('Shorten texts.', '请缩短文字内容。'),
  },
};
