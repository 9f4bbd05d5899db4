import type { FieldPath } from '../../core/fields.ts';

/** Their attribute → the field of ours that `render` fills it from. */
export const FILLED: Readonly<Record<string, FieldPath>> = {
  sku: 'sku',
  productIdentifiers: 'gtin',
  price: 'price',
  ShippingWeight: 'weight',
  productName: 'title',
  brand: 'brand',
  shortDescription: 'description',
  keyFeatures: 'bullets',
  mainImageUrl: 'main-picture',
  productSecondaryImageURL: 'pictures',
  manufacturer: 'manufacturer',
  modelNumber: 'model',
  material: 'material',
  country_of_origin_substantial_transformation: 'origin',
  countryOfOriginAssembly: 'origin',
  variantGroupId: 'options',
  variantAttributeNames: 'options',
  isPrimaryVariant: 'options',
};

/** Beside these: parts of what is filled, what comes from our fields where they are said, and what only their answers name. */
const SAID: Readonly<Record<string, FieldPath>> = {
  ...FILLED,
  productId: 'gtin',
  productIdType: 'gtin',
  productIdUpdate: 'gtin',
  batteryTechnologyType: 'batteries',
  chemicalAerosolPesticide: 'hazmat',
  electronicsIndicator: 'batteries',
  currentPrice: 'price',
  pricing: 'price',
  currency: 'currency',
  quantity: 'stock',
  shipNode: 'stock',
  inventory: 'stock',
  mainImage: 'main-picture',
  Orderable: 'sku',
  Visible: 'category',
  productType: 'category',
  productTypes: 'category',
};

/** `Visible.Mugs.keyFeatures[0]` is the bullets'; what no field of ours fills is an attribute; undefined: it names nothing of an item. */
export function fieldOf(path: string): FieldPath | undefined {
  const names = path
    .replace(/\[\d+\]/g, '')
    .split(/[./]/)
    .filter((name) => name !== '' && !/^\d+$/.test(name));
  const known = names.toReversed().find((name) => Object.hasOwn(SAID, name) && !/^(?:Orderable|Visible)$/.test(name));
  if (known !== undefined) return SAID[known];
  if (names.length > 1) return 'attribute';
  const [only = ''] = names;
  if (Object.hasOwn(SAID, only)) return SAID[only];
  return only === '' || /^(?:MPItem\w*|feedType|feedId|file|WM_\S*|\w*Header)$/.test(only) ? undefined : 'attribute';
}
