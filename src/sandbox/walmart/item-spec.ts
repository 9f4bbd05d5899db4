import { PRODUCT_TYPES } from './product-types.ts';
import type { Schema } from './schema.ts';

const YES_NO = ['Yes', 'No'];
const MOST = 10_000_000_000_000_000;

/** `5.0.20240517-04_08_27-api` and its like. The 4.x specs were taken out of use on 2026-01-31 (item overview page). */
export const SPEC_VERSION = /^5\.\d+\.\d{8}-\d\d_\d\d_\d\d(-api)?$/;

/** Three members and no other (§5, schema: `5.0 header {"version","locale":"en","businessUnit":"WALMART_US"}`). */
export const ITEM_HEADER: Schema = {
  type: 'object',
  properties: {
    businessUnit: { type: 'string', title: 'Business Unit', enum: ['WALMART_US'] },
    locale: { type: 'string', title: 'Locale', enum: ['en'] },
    version: { type: 'string', title: 'Spec Version', minLength: 1, maxLength: 64 },
  },
  required: ['businessUnit', 'locale', 'version'],
  additionalProperties: false,
};

/** What is said of the offer. Lengths and lists: MP_ITEM_SPEC_4.3.json; 5.0 has name and brand in Visible. */
export const ORDERABLE: Schema = {
  type: 'object',
  properties: {
    sku: { type: 'string', title: 'SKU', minLength: 1, maxLength: 50 },
    productIdentifiers: {
      type: 'object',
      title: 'Product Identifiers',
      properties: {
        productIdType: { type: 'string', title: 'Product ID Type', enum: ['GTIN', 'UPC', 'EAN', 'ISBN'] },
        productId: { type: 'string', title: 'Product ID', minLength: 1, maxLength: 14 },
      },
      required: ['productIdType', 'productId'],
      additionalProperties: false,
    },
    price: { type: 'number', title: 'Selling Price', minimum: 0, maximum: MOST, multipleOf: 0.01 },
    ShippingWeight: { type: 'number', title: 'Shipping Weight (lbs)', minimum: 0, maximum: MOST, multipleOf: 0.001 },
    fulfillmentLagTime: { type: 'integer', title: 'Fulfillment Lag Time', minimum: 0, maximum: 10 },
    multipackQuantity: { type: 'integer', title: 'Multipack Quantity', minimum: 0, maximum: 10_000 },
    electronicsIndicator: { type: 'string', title: 'Contains Electronic Component?', enum: YES_NO },
    batteryTechnologyType: {
      type: 'string',
      title: 'Contained Battery Type',
      enum: [
        ...['Alkaline', 'Carbon Zinc', 'Does Not Contain a Battery', 'Lead Acid', 'Lead Acid (Non-Spillable)'],
        ...['Lithium Ion', 'Lithium Primary (Lithium Metal)', 'Magnesium', 'Mercury', 'Multiple Types'],
        ...['Nickel Cadmium', 'Nickel Metal Hydride', 'Other', 'Silver', 'Thermal'],
      ],
    },
    chemicalAerosolPesticide: { type: 'string', title: 'Contains Chemical, Aerosol or Pesticide?', enum: YES_NO },
    // Names of countries and not their codes: from general knowledge, as the list is (250 in the real one).
    country_of_origin_substantial_transformation: {
      type: 'string',
      title: 'Country of Origin - Substantial Transformation',
      enum: [
        ...['China', 'Germany', 'Hong Kong', 'India', 'Italy', 'Japan', 'Mexico', 'South Korea', 'Taiwan', 'Thailand'],
        ...['Turkey', 'United Kingdom', 'United States', 'Vietnam'],
      ],
    },
    shipsInOriginalPackaging: { type: 'string', title: 'Ships in Original Packaging', enum: YES_NO },
    MustShipAlone: { type: 'string', title: 'Must ship alone?', enum: YES_NO },
    startDate: { type: 'string', title: 'Site Start Date', format: 'date-time' },
    endDate: { type: 'string', title: 'Site End Date', format: 'date-time' },
    ProductIdUpdate: { type: 'string', title: 'Product Id Update', enum: YES_NO },
    SkuUpdate: { type: 'string', title: 'SKU Update', enum: YES_NO },
  },
  required: ['sku', 'productIdentifiers', 'price', 'ShippingWeight'],
  additionalProperties: false,
};

/** What every product type shows. 199 characters of a name, 60 of a brand (§5, content). */
const VISIBLE: Readonly<Record<string, Schema>> = {
  productName: { type: 'string', title: 'Product Name', minLength: 1, maxLength: 199 },
  brand: { type: 'string', title: 'Brand Name', minLength: 1, maxLength: 60 },
  condition: { type: 'string', title: 'Condition', enum: ['New'] },
  shortDescription: { type: 'string', title: 'Site Description', minLength: 1, maxLength: 4000 },
  keyFeatures: {
    type: 'array',
    title: 'Key Features',
    items: { type: 'string', minLength: 1, maxLength: 4000 },
    minItems: 1,
  },
  mainImageUrl: { type: 'string', title: 'Main Image URL', maxLength: 2000, format: 'uri' },
  productSecondaryImageURL: {
    type: 'array',
    title: 'Additional Image URL',
    items: { type: 'string', maxLength: 2000, format: 'uri' },
    minItems: 1,
  },
  isProp65WarningRequired: { type: 'string', title: 'Is Prop 65 Warning Required', enum: YES_NO },
  prop65WarningText: { type: 'string', title: 'California Prop 65 Warning Text', minLength: 1, maxLength: 5000 },
  manufacturer: { type: 'string', title: 'Manufacturer Name', minLength: 1, maxLength: 60 },
  manufacturerPartNumber: { type: 'string', title: 'Manufacturer Part Number', minLength: 1, maxLength: 60 },
  modelNumber: { type: 'string', title: 'Model Number', minLength: 1, maxLength: 60 },
  msrp: { type: 'number', title: 'MSRP', minimum: 0, maximum: MOST, multipleOf: 0.01 },
  countPerPack: { type: 'integer', title: 'Count Per Pack', minimum: 0, maximum: MOST },
  count: { type: 'string', title: 'Total Count', minLength: 1, maxLength: 50 },
  variantGroupId: { type: 'string', title: 'Variant Group ID', minLength: 1, maxLength: 300 },
  isPrimaryVariant: { type: 'string', title: 'Is Primary Variant', enum: YES_NO },
};
const ALWAYS = ['productName', 'brand', 'condition', 'shortDescription', 'keyFeatures', 'mainImageUrl'];

/** What is shown of a product type, or nothing where there is no such type. */
export function visibleSchema(name: string): Schema | undefined {
  const type = Object.hasOwn(PRODUCT_TYPES, name) ? PRODUCT_TYPES[name] : undefined;
  if (!type) return undefined;
  return {
    type: 'object',
    properties: {
      ...VISIBLE,
      ...type.attributes,
      variantAttributeNames: {
        type: 'array',
        title: 'Variant Attribute Names',
        items: { type: 'string', enum: type.variesBy },
        minItems: 1,
      },
    },
    required: [...ALWAYS, 'isProp65WarningRequired', ...type.required],
    additionalProperties: false,
  };
}

/** The whole of a feed, as Get Spec hands it out. draft-04, as the one spec that is published as a file has it. */
export function feedSchema(types: readonly string[], feedType: string): Schema {
  const visible = Object.fromEntries(
    types.flatMap((name) => {
      const schema = visibleSchema(name);
      return schema ? [[name, partOf(schema, feedType, [])]] : [];
    }),
  );
  return {
    $schema: 'http://json-schema.org/draft-04/schema#',
    title: 'MPItemFeed',
    type: 'object',
    properties: {
      MPItemFeedHeader: ITEM_HEADER,
      MPItem: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            Orderable: partOf(ORDERABLE, feedType, ['sku', 'productIdentifiers']),
            Visible: { type: 'object', properties: visible, additionalProperties: false },
          },
          required: ['Orderable', 'Visible'],
          additionalProperties: false,
        },
        minItems: 1,
      },
    },
    required: ['MPItemFeedHeader', 'MPItem'],
    additionalProperties: false,
  };
}

/** Maintenance asks for nothing but what names the item. */
function partOf(schema: Schema, feedType: string, required: readonly string[]): Schema {
  return feedType === 'MP_MAINTENANCE' ? { ...schema, required } : schema;
}
