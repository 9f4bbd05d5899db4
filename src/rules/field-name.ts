import type { FieldPath, Text } from '../core/words.ts';

/** What a merchant calls a field, for the middle of a sentence. */
export function fieldName(field: FieldPath): Text {
  const [en, zh] = NAMES[field];
  return { en, zh };
}

/** For the start of a sentence. */
export function fieldTitle(field: FieldPath): Text {
  const { en, zh } = fieldName(field);
  return { en: en.charAt(0).toUpperCase() + en.slice(1), zh };
}

const NAMES: Readonly<Record<FieldPath, readonly [en: string, zh: string]>> = {
  sku: ['SKU', 'SKU 编码'],
  parent: ['parent SKU', '父 SKU'],
  title: ['title', '标题'],
  description: ['description', '描述'],
  bullets: ['bullet point', '卖点'],
  keywords: ['keyword', '关键词'],
  brand: ['brand', '品牌'],
  model: ['model', '型号'],
  category: ['category', '类目'],
  pictures: ['pictures', '图片'],
  'main-picture': ['main picture', '主图'],
  video: ['video', '视频'],
  options: ['option value', '规格值'],
  'option.name': ['option name', '规格名称'],
  'option.color': ['colour', '颜色'],
  'option.size': ['size option', '尺码'],
  'option.style': ['style', '款式'],
  'option.other': ['option', '规格'],
  gtin: ['GTIN (barcode)', '商品条码（GTIN）'],
  price: ['price', '价格'],
  cost: ['cost', '成本'],
  strike: ['strike-through price', '划线价'],
  stock: ['stock', '库存'],
  unit: ['unit', '单位'],
  moq: ['minimum order', '起订量'],
  pack: ['pack size', '装箱数'],
  currency: ['currency', '币种'],
  language: ['language', '语言'],
  status: ['status', '状态'],
  weight: ['weight', '重量'],
  dimensions: ['dimensions', '尺寸'],
  length: ['length', '长度'],
  width: ['width', '宽度'],
  height: ['height', '高度'],
  material: ['material', '材质'],
  origin: ['country of origin', '原产国'],
  hs: ['HS code', '海关编码（HS）'],
  manufacturer: ['manufacturer', '制造商'],
  batteries: ['batteries', '电池'],
  hazmat: ['dangerous goods', '危险品'],
  'gtin-exempt': ['barcode exemption', '条码豁免'],
  attribute: ['attribute', '类目属性'],
  supplier: ['supplier', '供应商'],
  note: ['note', '备注'],
};
