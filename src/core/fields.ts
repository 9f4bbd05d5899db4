/**
 * Every field that a column can mean and a finding can point at. Columns of a file are mapped to these,
 * limits and marketplaces' errors are expressed in them.
 */
export const FIELDS = [
  'sku',
  'parent',
  'title',
  'description',
  'bullets',
  'keywords',
  'brand',
  'model',
  'category',
  'pictures',
  'main-picture',
  'video',
  'options',
  'option.name',
  'option.color',
  'option.size',
  'option.style',
  'option.other',
  'gtin',
  'price',
  'cost',
  'strike',
  'stock',
  'unit',
  'moq',
  'pack',
  'currency',
  'language',
  'status',
  'weight',
  'dimensions',
  'length',
  'width',
  'height',
  'material',
  'origin',
  'hs',
  'manufacturer',
  'batteries',
  'hazmat',
  'gtin-exempt',
  'attribute',
  'supplier',
  'note',
] as const;

export type FieldPath = (typeof FIELDS)[number];

export function isField(name: string): name is FieldPath {
  return (FIELDS as readonly string[]).includes(name);
}
