import type { FieldPath } from '../../core/fields.ts';

/** Their attribute → the field of ours that `render` fills it from by itself. */
export const FILLED: Readonly<Record<string, FieldPath>> = {
  item_name: 'title',
  brand: 'brand',
  bullet_point: 'bullets',
  product_description: 'description',
  generic_keyword: 'keywords',
  model_number: 'model',
  model_name: 'model',
  country_of_origin: 'origin',
  material: 'material',
  manufacturer: 'manufacturer',
  batteries_required: 'batteries',
  batteries_included: 'batteries',
  supplier_declared_dg_hz_regulation: 'hazmat',
  hazmat: 'hazmat',
  gpsr_manufacturer_reference: 'manufacturer',
  dsa_responsible_party_address: 'manufacturer',
  externally_assigned_product_identifier: 'gtin',
  supplier_declared_has_product_identifier_exemption: 'gtin-exempt',
  purchasable_offer: 'price',
  list_price: 'strike',
  fulfillment_availability: 'stock',
  main_product_image_locator: 'main-picture',
  swatch_product_image_locator: 'pictures',
  item_package_weight: 'weight',
  item_package_dimensions: 'dimensions',
  parentage_level: 'options',
  child_parent_sku_relationship: 'options',
  variation_theme: 'options',
};

/** What they complain of besides. */
const NAMED: Readonly<Record<string, FieldPath>> = {
  sku: 'sku',
  currency: 'currency',
  product_type: 'category',
  productType: 'category',
  part_number: 'model',
  merchant_suggested_asin: 'gtin',
  item_weight: 'weight',
  item_dimensions: 'dimensions',
  color: 'option.color',
  size: 'option.size',
  style: 'option.style',
  ghs: 'hazmat',
  safety_data_sheet_url: 'hazmat',
  country_of_origin: 'origin',
};

/** `purchasable_offer.our_price` → `price`; what is nothing of ours is an attribute of the category. */
export function fieldOf(attribute: string): FieldPath {
  const name = attribute.replace(/^\/?attributes[/.]/, '').split(/[./[]/, 1)[0] ?? '';
  if (/^(?:other_product|main_offer|other_offer)_image_locator/.test(name)) return 'pictures';
  if (name === 'purchasable_offer' && /currency/.test(attribute)) return 'currency';
  const table = Object.hasOwn(FILLED, name) ? FILLED : NAMED;
  return (Object.hasOwn(table, name) ? table[name] : undefined) ?? 'attribute';
}
