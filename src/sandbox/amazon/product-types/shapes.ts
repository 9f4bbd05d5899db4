/** A JSON schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

const MARKETPLACE = { marketplace_id: { $ref: '#/$defs/marketplace_id' } };
const LANGUAGE = { language_tag: { $ref: '#/$defs/language_tag' } };

export interface TextLimits {
  readonly max?: number;
  /** A limit in bytes of UTF-8, which bites Chinese and Cyrillic first. */
  readonly bytes?: number;
  /** Values in one language. */
  readonly many?: number;
}

/** Text in a language: selectors marketplace_id and language_tag. */
export function text(title: string, example: string, limits: TextLimits = {}): Schema {
  const value = {
    ...leaf(title, example),
    type: 'string',
    minLength: 1,
    ...(limits.max === undefined ? {} : { maxLength: limits.max }),
    ...(limits.bytes === undefined ? {} : { maxUtf8ByteLength: limits.bytes }),
  };
  return array(title, example, {
    selectors: ['marketplace_id', 'language_tag'],
    many: limits.many ?? 1,
    required: ['language_tag', 'value'],
    properties: { value, ...LANGUAGE, ...MARKETPLACE },
  });
}

/** Text that belongs to no language, such as a part number. */
export function plain(title: string, example: string, limits: TextLimits & { readonly pattern?: string } = {}): Schema {
  const { max, many = 1, pattern } = limits;
  const value = {
    ...leaf(title, example),
    type: 'string',
    minLength: 1,
    ...(max ? { maxLength: max } : {}),
    ...(pattern ? { pattern } : {}),
  };
  return array(title, example, {
    selectors: ['marketplace_id'],
    many,
    required: ['value'],
    properties: { value, ...MARKETPLACE },
  });
}

/** One of a closed list: code to label. */
export function closed(title: string, values: Readonly<Record<string, string>>, many = 1): Schema {
  return array(title, Object.values(values)[0] ?? '', {
    selectors: ['marketplace_id'],
    many,
    required: ['value'],
    properties: { value: options(title, values), ...MARKETPLACE },
  });
}

/** Text with known values, which takes any other too: `anyOf` a string or the list, as in the real ones. */
export function open(title: string, values: readonly string[], many = 1): Schema {
  const value = {
    ...leaf(title, values[0] ?? ''),
    type: 'string',
    minLength: 1,
    anyOf: [{ type: 'string' }, { type: 'string', enum: values, enumNames: values }],
  };
  return array(title, values[0] ?? '', {
    selectors: ['marketplace_id', 'language_tag'],
    many,
    required: ['language_tag', 'value'],
    properties: { value, ...LANGUAGE, ...MARKETPLACE },
  });
}

export function flag(title: string): Schema {
  const value = { ...leaf(title, 'Yes'), type: 'boolean', enum: [false, true], enumNames: ['No', 'Yes'] };
  return array(title, 'Yes', {
    selectors: ['marketplace_id'],
    many: 1,
    required: ['value'],
    properties: { value, ...MARKETPLACE },
  });
}

export function count(title: string, example = 1): Schema {
  const value = { ...leaf(title, String(example)), type: 'integer', minimum: 1 };
  return array(title, String(example), {
    selectors: ['marketplace_id'],
    many: 1,
    required: ['value'],
    properties: { value, ...MARKETPLACE },
  });
}

/** A number with a unit of a closed list. */
export function measure(title: string, units: readonly string[]): Schema {
  return array(title, '350', {
    selectors: ['marketplace_id'],
    many: 1,
    required: ['unit', 'value'],
    properties: { ...amount(title, units), ...MARKETPLACE },
  });
}

/** Several measures side by side, such as length, width and height. */
export function measures(title: string, sides: readonly string[], units: readonly string[]): Schema {
  return array(title, '', {
    selectors: ['marketplace_id'],
    many: 1,
    required: sides,
    properties: {
      ...Object.fromEntries(
        sides.map((side) => [
          side,
          { type: 'object', required: ['unit', 'value'], properties: amount(side, units), additionalProperties: false },
        ]),
      ),
      ...MARKETPLACE,
    },
  });
}

export interface Instances {
  readonly selectors?: readonly string[];
  readonly many: number;
  readonly required: readonly string[];
  readonly properties: Schema;
}

/** What every attribute is: an array of objects whose selectors tell instances apart. */
export function array(title: string, example: string, instances: Instances): Schema {
  const { selectors, many, required, properties } = instances;
  return {
    title,
    description: `Provide the ${title.toLowerCase()} of the item.`,
    examples: [example],
    type: 'array',
    minItems: 1,
    minUniqueItems: 1,
    maxUniqueItems: many,
    ...(selectors ? { selectors } : {}),
    items: { type: 'object', required, properties, additionalProperties: false },
  };
}

export function options(title: string, values: Readonly<Record<string, string>>): Schema {
  return {
    ...leaf(title, Object.values(values)[0] ?? ''),
    type: 'string',
    enum: Object.keys(values),
    enumNames: Object.values(values),
  };
}

export function leaf(title: string, example: string): Schema {
  return {
    title,
    description: `Provide the ${title.toLowerCase()}.`,
    editable: true,
    hidden: false,
    examples: [example],
  };
}

function amount(title: string, units: readonly string[]): Schema {
  return {
    value: { ...leaf(title, '10'), type: 'number', minimum: 0 },
    unit: { ...leaf(`${title} unit`, units[0] ?? ''), type: 'string', enum: units, enumNames: units.map(titled) },
  };
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
