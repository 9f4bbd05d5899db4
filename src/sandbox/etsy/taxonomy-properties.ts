import { MUGS, PHONE_CASES, T_SHIRTS, TOYS } from './taxonomy.ts';

interface Scale {
  readonly scale_id: number;
  readonly display_name: string;
  readonly description: string;
}

export interface PossibleValue {
  readonly value_id: number;
  readonly name: string;
  readonly scale_id: number | null;
  readonly equal_to: readonly number[];
}

/** As getPropertiesByTaxonomyId shows it. */
export interface Property {
  readonly property_id: number;
  readonly name: string;
  readonly display_name: string;
  readonly scales: readonly Scale[];
  readonly is_required: boolean;
  readonly supports_attributes: boolean;
  readonly supports_variations: boolean;
  readonly is_multivalued: boolean;
  readonly max_values_allowed: number | null;
  readonly possible_values: readonly PossibleValue[];
  readonly selected_values: readonly PossibleValue[];
}

/** What a seller names himself: any listing may vary by these two. */
export const CUSTOM_PROPERTIES: readonly number[] = [513, 514];

const COLOURS = [
  ...['Beige', 'Black', 'Blue', 'Bronze', 'Brown', 'Clear', 'Copper', 'Gold', 'Gray', 'Green', 'Orange', 'Pink'],
  ...['Purple', 'Rainbow', 'Red', 'Rose gold', 'Silver', 'White', 'Yellow'],
];
const OCCASIONS = ['Anniversary', 'Birthday', 'Graduation', 'Housewarming', 'Wedding'];

const FLUID_OUNCES = { scale_id: 332, display_name: 'Fluid ounces', description: 'US fluid ounces' };
const MILLILITERS = { scale_id: 333, display_name: 'Milliliters', description: '' };
const US_LETTER = { scale_id: 301, display_name: 'US letter size', description: '' };
const EU = { scale_id: 302, display_name: 'EU', description: '' };

const colour = (required: 'required' | 'optional') =>
  property(200, 'Primary color', { values: COLOURS, required, isVariation: true });
const occasion = property(46_803_063_641, 'Occasion', { values: OCCASIONS, atMost: 3 });

/** A property without possible values takes what a seller writes; one with them takes nothing else. */
const PROPERTIES: Readonly<Record<number, readonly Property[]>> = {
  [MUGS]: [
    property(347_001, 'Drinkware material', {
      values: ['Ceramic', 'Glass', 'Porcelain', 'Steel'],
      required: 'required',
    }),
    colour('optional'),
    property(347_002, 'Capacity', { scales: [FLUID_OUNCES, MILLILITERS], isVariation: true }),
    occasion,
  ],
  [T_SHIRTS]: [
    property(347_011, 'Sleeve length', { values: ['Long sleeve', 'Short sleeve', 'Sleeveless'], required: 'required' }),
    colour('optional'),
    property(62_809_790_395, 'Size', {
      scales: [US_LETTER, EU],
      scaled: { 301: ['XS', 'S', 'M', 'L', 'XL', '2X', '3X'], 302: ['34', '36', '38', '40', '42', '44'] },
      isVariation: true,
    }),
    occasion,
  ],
  [TOYS]: [
    property(347_021, 'Recommended age', {
      values: ['0 - 2 years', '3 - 5 years', '6 - 8 years', '9+ years'],
      required: 'required',
    }),
    colour('optional'),
    property(347_022, 'Animal', {}),
  ],
  [PHONE_CASES]: [
    property(347_031, 'Compatible brand', {
      values: ['Apple', 'Google', 'Huawei', 'Samsung', 'Xiaomi'],
      required: 'required',
    }),
    colour('optional'),
    property(347_032, 'Phone model', { isVariation: true }),
  ],
};

/** Upper nodes, and shelves that nothing is said of, have none. */
export function propertiesOf(taxonomy: unknown): readonly Property[] {
  return typeof taxonomy === 'number' ? (PROPERTIES[taxonomy] ?? []) : [];
}

interface Traits {
  readonly values?: readonly string[];
  readonly scales?: readonly Scale[];
  /** Names by scale. */
  readonly scaled?: Readonly<Record<number, readonly string[]>>;
  readonly required?: 'required' | 'optional';
  readonly isVariation?: boolean;
  readonly atMost?: number;
}

function property(id: number, name: string, traits: Traits): Property {
  const scales = traits.scales ?? [];
  const names = [
    ...(traits.values ?? []).map((value) => ({ name: value, scale_id: null })),
    ...scales.flatMap(({ scale_id }) => (traits.scaled?.[scale_id] ?? []).map((value) => ({ name: value, scale_id }))),
  ];
  return {
    property_id: id,
    name,
    display_name: name,
    scales,
    is_required: traits.required === 'required',
    supports_attributes: true,
    supports_variations: traits.isVariation === true,
    is_multivalued: traits.atMost !== undefined,
    max_values_allowed: traits.atMost ?? null,
    possible_values: names.map((one, at) => ({ value_id: id * 100 + at + 1, ...one, equal_to: [] })),
    selected_values: [],
  };
}
