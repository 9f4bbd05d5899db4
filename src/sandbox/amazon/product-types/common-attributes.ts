import { array, closed, count, flag, leaf, measure, measures, open, plain, type Schema, text } from './shapes.ts';

const MARKETPLACE = { marketplace_id: { $ref: '#/$defs/marketplace_id' } };
const LENGTHS = ['centimeters', 'millimeters', 'meters', 'inches', 'feet'];
const WEIGHTS = ['grams', 'kilograms', 'milligrams', 'pounds', 'ounces'];
/** What identifies a product. Shapes and selectors: the reference's core attributes. */
export const IDENTITY_ATTRIBUTES: Readonly<Record<string, Schema>> = {
  // At most 200 characters, spaces included.
  item_name: text('Item Name', 'Ceramic Coffee Mug 350 ml', { max: 200 }),
  brand: text('Brand Name', 'QINGHE', { max: 100 }),
  externally_assigned_product_identifier: array('External Product ID', '714532191586', {
    selectors: ['marketplace_id', 'type'],
    many: 1,
    required: ['type', 'value'],
    properties: {
      type: {
        ...leaf('External Product ID Type', 'EAN'),
        type: 'string',
        enum: ['ean', 'gtin', 'upc'],
        enumNames: ['EAN', 'GTIN', 'UPC'],
      },
      value: { ...leaf('External Product ID', '714532191586'), type: 'string', minLength: 1, maxLength: 14 },
      ...MARKETPLACE,
    },
  }),
  supplier_declared_has_product_identifier_exemption: flag(
    'Is exempt from supplier declared external product identifier',
  ),
  merchant_suggested_asin: plain('Merchant Suggested ASIN', 'B007KQFQJM', { max: 10 }),
  item_type_keyword: plain('Item Type Keyword', 'coffee-cups', { max: 100 }),
  recommended_browse_nodes: plain('Recommended Browse Nodes', '3169011', { max: 30, many: 2 }),
  manufacturer: text('Manufacturer', 'QINGHE', { max: 100 }),
  model_number: plain('Model Number', 'QH-2401', { max: 40 }),
  model_name: text('Model Name', 'Nordic', { max: 100 }),
  part_number: plain('Manufacturer Part Number', 'QH-2401', { max: 40 }),
};

export const DETAIL_ATTRIBUTES: Readonly<Record<string, Schema>> = {
  product_description: text('Product Description', 'A mug for every day.', { max: 2000 }),
  bullet_point: text('Bullet Point', 'Holds 350 ml', { max: 500, many: 10 }),
  // Bytes, not characters.
  generic_keyword: text('Generic Keyword', 'coffee tea office', { bytes: 250 }),
  included_components: text('Included Components', 'Mug', { max: 100, many: 5 }),
  item_package_quantity: count('Item Package Quantity'),
  item_dimensions: measures('Item Dimensions', ['length', 'width', 'height'], LENGTHS),
  item_weight: measure('Item Weight', WEIGHTS),
};

export const SHIPPING_ATTRIBUTES: Readonly<Record<string, Schema>> = {
  item_package_dimensions: measures('Item Package Dimensions', ['length', 'width', 'height'], LENGTHS),
  item_package_weight: measure('Package Weight', WEIGHTS),
};

export const VARIATION_ATTRIBUTES: Readonly<Record<string, Schema>> = {
  parentage_level: closed('Parentage Level', { child: 'Child', parent: 'Parent' }),
  child_parent_sku_relationship: array('Parentage', 'QH-2401-PARENT', {
    selectors: ['marketplace_id', 'child_relationship_type'],
    many: 1,
    required: ['child_relationship_type'],
    properties: {
      child_relationship_type: {
        ...leaf('Child Relationship Type', 'Variation'),
        type: 'string',
        enum: ['variation'],
        enumNames: ['Variation'],
      },
      parent_sku: { ...leaf('Parent SKU', 'QH-2401-PARENT'), type: 'string', minLength: 1, maxLength: 40 },
      ...MARKETPLACE,
    },
  }),
};

export const TAX_ATTRIBUTES: Readonly<Record<string, Schema>> = {
  product_tax_code: plain('Product Tax Code', 'A_GEN_NOTAX', { max: 50 }),
  merchant_shipping_group: open('Merchant Shipping Group', ['Default Amazon Template']),
};
