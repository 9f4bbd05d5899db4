import type { Schema } from './schema.ts';

/** Bodies of price and inventory calls, as walmart-marketplace-{prices,inventory}-openapi-original.yml have them. */
const MONEY: Schema = {
  type: 'object',
  // The specs ask for neither; a price without them is none.
  required: ['currency', 'amount'],
  properties: { currency: { type: 'string', enum: ['USD', 'CAD'] }, amount: { type: 'number', minimum: 0 } },
};

export const PRICE: Schema = {
  type: 'object',
  required: ['sku', 'pricing'],
  properties: {
    offerId: { type: 'string' },
    sku: { type: 'string', minLength: 1, maxLength: 50 },
    replaceAll: { type: 'string', enum: ['true', 'false'] },
    pricing: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['currentPrice', 'currentPriceType'],
        properties: {
          effectiveDate: { type: 'string', format: 'date-time' },
          expirationDate: { type: 'string', format: 'date-time' },
          promoId: { type: 'string' },
          processMode: { type: 'string', enum: ['UPSERT', 'DELETE'] },
          currentPriceType: { type: 'string', enum: ['BASE', 'REDUCED', 'CLEARANCE'] },
          currentPrice: MONEY,
          comparisonPriceType: { type: 'string', enum: ['BASE'] },
          comparisonPrice: MONEY,
          priceDisplayCodes: { type: 'string', enum: ['CART', 'CHECKOUT'] },
        },
      },
    },
    definitions: { type: 'object' },
  },
};

const QUANTITY: Schema = {
  type: 'object',
  required: ['unit', 'amount'],
  // The spec has any number; half a piece cannot be counted.
  properties: { unit: { type: 'string', enum: ['EACH'] }, amount: { type: 'integer', minimum: 0 } },
};

export const INVENTORY: Schema = {
  type: 'object',
  required: ['sku', 'quantity'],
  properties: { sku: { type: 'string', minLength: 1, maxLength: 50 }, quantity: QUANTITY },
};

/** An entry of feed MP_INVENTORY. */
export const NODE_ENTRY: Schema = {
  type: 'object',
  required: ['sku', 'shipNodes'],
  properties: {
    sku: { type: 'string', minLength: 1, maxLength: 50 },
    shipNodes: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['shipNode', 'quantity'],
        properties: { shipNode: { type: 'string' }, quantity: QUANTITY },
      },
    },
  },
};

/** The body of PUT /v3/inventories/{sku}. */
export const NODES: Schema = {
  type: 'object',
  required: ['inventories'],
  properties: {
    inventories: {
      type: 'object',
      required: ['nodes'],
      properties: {
        nodes: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['shipNode', 'inputQty'],
            properties: { shipNode: { type: 'string' }, inputQty: QUANTITY },
          },
        },
      },
    },
  },
};
