import { text } from '../../../core/text.ts';
import { CORRECT, each, type KnownCodes, LATER } from './known-codes.ts';

/** What is sold: words, prices, quantities, pictures, aspects (codes of the Inventory API, sell_inventory_v1_oas3.json 1.18.4). */
export const goodsCodes: KnownCodes = {
  ...each([25003], {
    field: 'price',
    message: text('The price is not taken.', '价格不被接受。'),
    hint: text(
      'Correct the price or the price rule; the lowest fixed price is 0.99.',
      '请更正价格或定价规则；一口价最低为 0.99。',
    ),
    words: 'needed',
  }),
  ...each([25004], {
    field: 'stock',
    message: text('The quantity is not taken.', '库存数量不被接受。'),
    hint: text(
      'Give a quantity of at least one: nothing goes on sale that there is none of.',
      '请填写至少 1 的库存：没有库存的商品无法上架。',
    ),
    words: 'needed',
  }),
  ...each([25005], {
    field: 'category',
    message: text(
      'The category is not one of the site’s, or has categories below it.',
      '该类目不属于此站点，或其下还有子类目。',
    ),
    hint: text('Choose a category at the end of its branch.', '请选择最末级类目。'),
  }),
  ...each([25014, 25015, 25501], {
    field: 'pictures',
    message: text('eBay could not take over a picture.', 'eBay 无法接收其中一张图片。'),
    hint: text(
      'The address must be https and open to everybody, the picture 500 pixels or more; or let listwright upload it.',
      '图片网址必须为 https 且可公开访问，图片边长至少 500 像素；也可以让 listwright 上传。',
    ),
    words: 'needed',
  }),
  ...each([25086], {
    field: 'pictures',
    message: text(
      'Here eBay takes pictures of its own picture service alone.',
      '此处 eBay 只接受其图片服务（EPS）的网址。',
    ),
    hint: text('Let listwright upload the pictures.', '请让 listwright 上传图片。'),
  }),
  ...each([25020, 25715], {
    field: 'weight',
    message: text('Weight or dimensions of the package are not taken.', '包裹的重量或尺寸不被接受。'),
    hint: text('Correct weight, length, width and height.', '请更正重量、长、宽、高。'),
  }),
  ...each([25021], {
    field: 'category',
    message: text('The category does not take goods in this condition (new).', '该类目不接受此物品状况（全新）。'),
    hint: text('Choose another category.', '请选择其他类目。'),
    words: 'needed',
  }),
  ...each([25022, 25502, 25601, 25029, 25028, 25030, 25032, 25031], {
    field: 'attribute',
    message: text('An item specific of the category is missing or not taken.', '该类目的某个商品属性缺失或不被接受。'),
    hint: text(
      'Fill it in: a column of its name, or a line in the category mapping.',
      '请补充：在表格中增加同名列，或在类目映射中填写。',
    ),
    words: 'needed',
  }),
  ...each([25503, 25120, 25121], {
    field: 'gtin',
    message: text(
      'What is said of the product does not agree with eBay’s catalogue.',
      '商品信息与 eBay 产品库不一致。',
    ),
    hint: text('Check product code, brand and model.', '请检查商品编码、品牌和型号。'),
    words: 'needed',
  }),
  ...each([25023, 25739, 25740, 25741, 25742], {
    field: 'attribute',
    message: text(
      'What the part fits is not taken; listwright sends nothing of the kind.',
      '适配车型信息不被接受；listwright 不发送此类信息。',
    ),
    hint: text('Correct it where it was entered by hand.', '请在手工填写处更正。'),
    words: 'needed',
  }),
  ...each([25707, 25708], {
    field: 'sku',
    message: text('eBay does not take the SKU.', 'eBay 不接受该 SKU。'),
    hint: text('Use letters and digits, 50 at most.', '请只用字母和数字，最多 50 个。'),
  }),
  ...each([25703, 25704], {
    field: 'sku',
    message: text(
      'The SKU is on sale already, alone or in another group.',
      '该 SKU 已单独上架，或属于其他多属性商品。',
    ),
    hint: text('Give it another SKU, or end the other listing.', '请更换 SKU，或结束另一个刊登。'),
    words: 'needed',
  }),
  ...each([25728, 25733, 25734], {
    field: 'sku',
    message: text('The same SKU was sent twice, or without its language.', '同一 SKU 重复发送，或缺少语言信息。'),
    hint: text('Give each variant a SKU of its own.', '请确保每个变体的 SKU 唯一。'),
  }),
  ...each([25006, 25401], {
    message: text('A listing option is not taken for these goods.', '某个刊登选项不适用于该商品。'),
    hint: CORRECT,
    words: 'needed',
  }),
  ...each([25013], {
    field: 'options',
    message: text('The variants do not fit together.', '各变体之间不一致。'),
    hint: text(
      'All of them need the same options, each combination once, and one category.',
      '所有变体须有相同的选项，组合不能重复，且同属一个类目。',
    ),
    words: 'needed',
  }),
  ...each([25016, 25017, 25604, 25709, 25801, 25800], {
    message: text('A value is missing or not taken.', '某个值缺失或不被接受。'),
    hint: CORRECT,
    words: 'needed',
  }),
  ...each([25002], {
    message: text('eBay does not take the listing as it is.', 'eBay 不接受该刊登。'),
    hint: text('eBay’s own words say what to change.', '请按 eBay 的说明修改。'),
    words: 'needed',
  }),
  ...each([25504, 25802, 25804], {
    message: text('eBay does not take what was sent.', 'eBay 不接受所发送的内容。'),
    hint: CORRECT,
    words: 'needed',
  }),
  ...each([25001, 25402], {
    message: text('Something went wrong on eBay’s side.', 'eBay 系统出错。'),
    hint: LATER,
    words: 'needed',
    reads: 'nothing',
  }),
  ...each([25025], {
    message: text('eBay is still busy with the same item.', 'eBay 仍在处理同一商品。'),
    hint: LATER,
    reads: 'nothing',
  }),
};
