import type { Site } from './sites.ts';
import { inLanguage } from './words.ts';

/** An item specific, by its American name. */
export interface Aspect {
  readonly name: string;
  readonly isRequired: boolean;
  /** SELECTION_ONLY: nothing but `values`. Otherwise those are suggestions. */
  readonly mode: 'FREE_TEXT' | 'SELECTION_ONLY';
  readonly cardinality: 'SINGLE' | 'MULTI';
  readonly isForVariations: boolean;
  readonly values: readonly string[];
}

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly parent: string;
  /** Absent where it has children. */
  readonly leaf?: Leaf;
}

export interface Leaf {
  readonly aspects: readonly Aspect[];
  readonly takesVariations: boolean;
  /** Whether a GTIN, or the site's text for none, must be given. */
  readonly gtin: 'ENABLED' | 'REQUIRED';
  /** Whether EU sites want the manufacturer or a responsible person named. */
  readonly isRegulated: boolean;
  readonly conditionIds: readonly string[];
  /** What else a buyer may call it, in any language. */
  readonly keywords: string;
}

export const ROOT_CATEGORY = '0';

const NEW_OR_USED = ['1000', '1500', '3000'];
const brand = aspect('Brand', 'required', { values: ['Unbranded'] });
const colour = aspect('Color', 'optional', { isForVariations: true, values: ['Black', 'White', 'Red', 'Blue'] });

/** Made up, in the form the Taxonomy API gives its own; the same ids in the trees of all sites. */
export const CATEGORIES: readonly Category[] = [
  { id: '11700', name: 'Home & Garden', parent: ROOT_CATEGORY },
  { id: '20625', name: 'Kitchen, Dining & Bar', parent: '11700' },
  {
    id: '20696',
    name: 'Mugs',
    parent: '20625',
    leaf: leaf('mug cup coffee tea tasse becher kaffeebecher taza tazza ceramic drinking', {
      aspects: [
        brand,
        colour,
        aspect('Material', 'optional', { cardinality: 'MULTI', values: ['Ceramic'] }),
        aspect('Capacity', 'optional', { isForVariations: true, values: ['300 ml', '350 ml'] }),
        aspect('Care Instructions', 'optional', {
          mode: 'SELECTION_ONLY',
          values: ['Dishwasher Safe', 'Hand Wash Only'],
        }),
      ],
    }),
  },
  { id: '11450', name: 'Clothing, Shoes & Accessories', parent: ROOT_CATEGORY },
  {
    id: '15687',
    name: 'T-Shirts',
    parent: '11450',
    leaf: leaf('t-shirt tshirt tee shirt camiseta maglietta cotton', {
      aspects: [
        brand,
        { ...colour, isRequired: true },
        aspect('Size', 'required', { isForVariations: true, values: ['S', 'M', 'L', 'XL'] }),
        aspect('Department', 'required', {
          mode: 'SELECTION_ONLY',
          values: ['Men', 'Women', 'Unisex Adults', 'Kids'],
        }),
        aspect('Material', 'optional', { cardinality: 'MULTI', values: ['Cotton'] }),
      ],
      conditionIds: ['1000', '1500', '1750', '3000'],
    }),
  },
  { id: '220', name: 'Toys & Hobbies', parent: ROOT_CATEGORY },
  {
    id: '183448',
    name: 'Building Toys',
    parent: '220',
    leaf: leaf('toy toys building blocks bricks spielzeug bausteine jouet juguete giocattolo', {
      aspects: [
        brand,
        colour,
        aspect('Age Level', 'optional', { mode: 'SELECTION_ONLY', values: ['0+', '3+', '6+', '12+'] }),
        aspect('Theme', 'optional', { cardinality: 'MULTI', values: [] }),
      ],
      gtin: 'REQUIRED',
      isRegulated: true,
    }),
  },
  { id: '15032', name: 'Cell Phones & Accessories', parent: ROOT_CATEGORY },
  {
    id: '20349',
    name: 'Cases, Covers & Skins',
    parent: '15032',
    leaf: leaf('phone case cover iphone handyhülle hülle coque funda custodia', {
      aspects: [
        brand,
        colour,
        aspect('Compatible Model', 'required', { cardinality: 'MULTI', isForVariations: true, values: [] }),
        aspect('Type', 'required', { mode: 'SELECTION_ONLY', values: ['Case', 'Bumper', 'Wallet'] }),
        aspect('Material', 'optional', { cardinality: 'MULTI', values: ['Silicone'] }),
      ],
    }),
  },
  {
    id: '172009',
    name: 'Gift Cards & Coupons',
    parent: ROOT_CATEGORY,
    leaf: leaf('gift card voucher coupon gutschein', { aspects: [brand], takesVariations: false }),
  },
];

const BY_ID = new Map(CATEGORIES.map((category) => [category.id, category]));

export function categoryOf(id: string): Category | undefined {
  return BY_ID.get(id);
}

/** From the nearest parent up to the one below the root. */
export function ancestorsOf(category: Category): readonly Category[] {
  const parent = BY_ID.get(category.parent);
  return parent ? [parent, ...ancestorsOf(parent)] : [];
}

export function childrenOf(id: string): readonly Category[] {
  return CATEGORIES.filter(({ parent }) => parent === id);
}

export function localName(thing: { readonly name: string }, site: Site): string {
  return inLanguage(thing.name, site.language);
}

export function localValues(aspect: Aspect, site: Site): readonly string[] {
  return aspect.values.map((value) => inLanguage(value, site.language));
}

function aspect(name: string, usage: 'required' | 'optional', more: Partial<Aspect>): Aspect {
  return {
    name,
    isRequired: usage === 'required',
    mode: 'FREE_TEXT',
    cardinality: 'SINGLE',
    isForVariations: false,
    values: [],
    ...more,
  };
}

function leaf(keywords: string, more: Partial<Leaf> & { readonly aspects: readonly Aspect[] }): Leaf {
  return {
    takesVariations: true,
    gtin: 'ENABLED',
    isRegulated: false,
    conditionIds: NEW_OR_USED,
    keywords,
    ...more,
  };
}
