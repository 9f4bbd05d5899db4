import type { Schema } from './shapes.ts';

/** The attribute is there, with one of these values where they are named. */
export function has(attribute: string, values?: readonly unknown[]): Schema {
  const contains = values ? { required: ['value'], properties: { value: { enum: values } } } : { required: ['value'] };
  return { required: [attribute], properties: { [attribute]: { contains } } };
}

/** The attribute is missing, or none of its instances has a value. */
function lacks(attribute: string): Schema {
  return { not: { required: [attribute], properties: { [attribute]: { items: { required: ['value'] } } } } };
}

export function isTheme(name: string): Schema {
  return {
    required: ['variation_theme'],
    properties: { variation_theme: { contains: { required: ['name'], properties: { name: { enum: [name] } } } } },
  };
}

export function whenAll(parts: readonly Schema[], required: readonly string[]): Schema {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, in data that nobody awaits
  return { if: { allOf: parts }, then: { required } };
}

/** A parent is nothing that can be bought. */
export const IS_PARENT = has('parentage_level', ['parent']);
export const IS_CHILD = has('parentage_level', ['child']);
export const IS_NO_PARENT: Schema = { not: IS_PARENT };
const IS_EXEMPT = has('supplier_declared_has_product_identifier_exemption', [true]);

/**
 * Neither a GTIN, nor an exemption, nor an ASIN: real schemas then name both ways out as missing, each under a
 * condition of its own (read in a published schema of 2024).
 */
export const IDENTITY: readonly Schema[] = [
  whenAll(
    [lacks('merchant_suggested_asin'), IS_NO_PARENT, { not: IS_EXEMPT }],
    ['externally_assigned_product_identifier'],
  ),
  whenAll(
    [lacks('externally_assigned_product_identifier'), IS_NO_PARENT, { not: IS_EXEMPT }],
    ['merchant_suggested_asin'],
  ),
];
