import type { Site } from '../sites.ts';
import {
  DETAIL_ATTRIBUTES,
  IDENTITY_ATTRIBUTES,
  SHIPPING_ATTRIBUTES,
  TAX_ATTRIBUTES,
  VARIATION_ATTRIBUTES,
} from './common-attributes.ts';
import { has, IDENTITY, IS_CHILD, IS_NO_PARENT, IS_PARENT, isTheme, whenAll } from './conditions.ts';
import { IMAGE_ATTRIBUTES, offerAttributes } from './offer-attributes.ts';
import type { ProductType } from './product-type.ts';
import { SAFETY_ATTRIBUTES } from './safety-attributes.ts';
import { array, leaf, type Schema } from './shapes.ts';

export const REQUIREMENTS = ['LISTING', 'LISTING_PRODUCT_ONLY', 'LISTING_OFFER_ONLY'] as const;
export type Requirements = (typeof REQUIREMENTS)[number];
export const ENFORCEMENTS = ['ENFORCED', 'NOT_ENFORCED'] as const;
export const PARENTAGES = ['NONE', 'CHILD', 'PARENT'] as const;

export interface DefinitionOptions {
  readonly site: Site;
  readonly requirements: Requirements;
  readonly enforced: (typeof ENFORCEMENTS)[number];
  readonly parentage?: (typeof PARENTAGES)[number] | undefined;
}

interface PropertyGroup {
  readonly title: string;
  readonly attributes: Readonly<Record<string, Schema>>;
}

export const META_SCHEMA_ID = 'https://schemas.amazon.com/selling-partners/definitions/product-types/meta-schema/v1';

/** The JSON Schema (2019-09, with Amazon's keywords) of a product type on a site. */
export function schemaOf(type: ProductType, options: DefinitionOptions): Schema {
  const { site, enforced } = options;
  const isEnforced = enforced === 'ENFORCED';
  return {
    $schema: META_SCHEMA_ID,
    $id: `https://schemas.amazon.com/selling-partners/definitions/product-types/schema/v1/${type.name}`,
    $comment: `Amazon product type definition of a rehearsal for ${type.name}`,
    $defs: {
      marketplace_id: hidden(site.id, site.name),
      language_tag: hidden(site.language, site.language),
    },
    type: 'object',
    ...(isEnforced ? { required: requiredOf(type, options), allOf: conditionsOf(type, options) } : {}),
    properties: Object.assign({}, ...[...groupsOf(type, options).values()].map(({ attributes }) => attributes)),
    additionalProperties: false,
  };
}

/** By group name, in the order in which Seller Central shows them. */
export function groupsOf(type: ProductType, options: DefinitionOptions): ReadonlyMap<string, PropertyGroup> {
  const { site, requirements } = options;
  const product: readonly [string, PropertyGroup][] = [
    ['variations', { title: 'Variations', attributes: { ...VARIATION_ATTRIBUTES, variation_theme: themes(type) } }],
    ['product_details', { title: 'Product Details', attributes: { ...DETAIL_ATTRIBUTES, ...type.attributes } }],
    ['shipping', { title: 'Shipping', attributes: SHIPPING_ATTRIBUTES }],
    ['safety_and_compliance', { title: 'Safety and Compliance', attributes: SAFETY_ATTRIBUTES }],
  ];
  const images = Object.entries(IMAGE_ATTRIBUTES).filter(([name]) =>
    requirements === 'LISTING' ? true : /offer/.test(name) === (requirements === 'LISTING_OFFER_ONLY'),
  );
  return new Map<string, PropertyGroup>([
    ['product_identity', { title: 'Product Identity', attributes: IDENTITY_ATTRIBUTES }],
    ['images', { title: 'Images', attributes: Object.fromEntries(images) }],
    ...(requirements === 'LISTING_OFFER_ONLY' ? [] : product),
    ...(requirements === 'LISTING_PRODUCT_ONLY'
      ? []
      : [['offer', { title: 'Offer', attributes: { ...offerAttributes(site), ...TAX_ATTRIBUTES } }] as const]),
  ]);
}

/** The reference: "Required in nearly all US home/toy types". Elsewhere a browse node says what a keyword says in the US. */
function requiredOf(type: ProductType, { site, requirements, parentage }: DefinitionOptions): readonly string[] {
  if (requirements === 'LISTING_OFFER_ONLY') return ['condition_type', 'purchasable_offer'];
  const where = site.country === 'US' ? ['item_type_keyword'] : [];
  const variation =
    parentage === 'CHILD' ? ['child_parent_sku_relationship', 'parentage_level', 'variation_theme'] : [];
  const parent = parentage === 'PARENT' ? ['parentage_level', 'variation_theme'] : [];
  return [
    ...['brand', 'bullet_point', 'country_of_origin', 'item_name', 'product_description'],
    'supplier_declared_dg_hz_regulation',
    ...where,
    ...type.required,
    ...variation,
    ...parent,
  ];
}

function conditionsOf(type: ProductType, { requirements, parentage }: DefinitionOptions): readonly Schema[] {
  if (requirements === 'LISTING_OFFER_ONLY') return IDENTITY;
  const themes = Object.entries(type.themes).map(([name, attributes]) =>
    whenAll([IS_CHILD, isTheme(name)], attributes),
  );
  return [
    ...(parentage === 'PARENT' ? [] : IDENTITY),
    ...(requirements === 'LISTING' && parentage !== 'PARENT'
      ? [whenAll([IS_NO_PARENT], ['condition_type', 'purchasable_offer'])]
      : []),
    ...(parentage === undefined
      ? [
          whenAll([IS_CHILD], ['child_parent_sku_relationship', 'variation_theme']),
          whenAll([IS_PARENT], ['variation_theme']),
        ]
      : []),
    ...(parentage === 'PARENT' || parentage === 'NONE' ? [] : themes),
    whenAll([has('batteries_included', [true])], ['battery', 'num_batteries']),
    whenAll([has('supplier_declared_dg_hz_regulation', ['ghs'])], ['ghs']),
    whenAll([has('supplier_declared_dg_hz_regulation', ['transportation'])], ['hazmat']),
    ...(type.conditions ?? []),
  ];
}

function themes(type: ProductType): Schema {
  const names = Object.keys(type.themes);
  return array('Variation Theme', names[0] ?? '', {
    many: 1,
    required: ['name'],
    properties: {
      name: { ...leaf('Variation Theme Name', names[0] ?? ''), type: 'string', enum: names, enumNames: names },
      marketplace_id: { $ref: '#/$defs/marketplace_id' },
    },
  });
}

/** Any text, or the one that fits: so loosely do real ones define it. */
function hidden(value: string, label: string): Schema {
  return {
    type: 'string',
    anyOf: [{ type: 'string' }, { type: 'string', enum: [value], enumNames: [label] }],
    default: value,
    editable: false,
    hidden: true,
    examples: [label],
  };
}
