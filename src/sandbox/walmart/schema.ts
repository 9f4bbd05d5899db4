import { isValues } from './values.ts';

/** The keywords of JSON Schema draft-04 that Walmart's item specs and OpenAPI files make use of. */
export interface Schema {
  readonly $schema?: string;
  readonly title?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly format?: 'uri' | 'date-time';
}

export interface Violation {
  /** Where, in dots, from the value that was looked at. */
  readonly path: string;
  readonly is: 'missing' | 'unknown' | 'wrong';
  /** What is wrong with it, as the end of a sentence about it. */
  readonly says: string;
}

/** Everything in which a value breaks its schema. `given: 'some'` asks for no required member, as an update of a part does. */
export function* violations(
  value: unknown,
  schema: Schema,
  options: { readonly path?: string; readonly given?: 'all' | 'some' } = {},
): Generator<Violation> {
  const path = options.path ?? '';
  const says = wrongWith(value, schema);
  if (says) return yield { path, is: 'wrong', says };
  if (Array.isArray(value))
    for (const [index, one] of value.entries())
      yield* violations(one, schema.items ?? {}, { ...options, path: `${path}[${index}]` });
  if (isValues(value)) yield* inObject(value, schema, { ...options, path });
}

function* inObject(
  value: Readonly<Record<string, unknown>>,
  schema: Schema,
  options: { readonly path: string; readonly given?: 'all' | 'some' },
): Generator<Violation> {
  const at = (name: string) => (options.path === '' ? name : `${options.path}.${name}`);
  const { properties = {}, required = [] } = schema;
  for (const name of options.given === 'some' ? [] : required)
    if (value[name] === undefined) yield { path: at(name), is: 'missing', says: 'is required' };
  for (const [name, one] of Object.entries(value)) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known) yield* violations(one, known, { ...options, path: at(name) });
    else if (schema.additionalProperties === false)
      yield { path: at(name), is: 'unknown', says: 'is not part of the spec' };
  }
}

function wrongWith(value: unknown, schema: Schema): string | undefined {
  if (schema.type && !isOf(schema.type, value)) return `must be ${schema.type}`;
  if (typeof value === 'string') return wrongText(value, schema);
  if (typeof value === 'number') return wrongNumber(value, schema);
  if (!Array.isArray(value)) return undefined;
  if (value.length < (schema.minItems ?? 0)) return `must have ${schema.minItems} or more entries`;
  if (value.length > (schema.maxItems ?? Infinity)) return `must have ${schema.maxItems} entries at most`;
  return undefined;
}

function isOf(type: NonNullable<Schema['type']>, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isValues(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function wrongText(value: string, schema: Schema): string | undefined {
  if (schema.enum && !schema.enum.includes(value))
    return `has the value '${value}', which is not one of [${schema.enum.slice(0, 20).join(', ')}]`;
  if (value.length < (schema.minLength ?? 0)) return `must have ${schema.minLength} characters at least`;
  if (value.length > (schema.maxLength ?? Infinity)) return `is longer than ${schema.maxLength} characters`;
  if (schema.format === 'uri' && !URL.canParse(value)) return 'is not a URI';
  // A plain date is refused: what is wanted is a moment.
  if (schema.format === 'date-time' && !/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value))
    return 'is not a date-time of ISO 8601';
  return undefined;
}

function wrongNumber(value: number, schema: Schema): string | undefined {
  if (value < (schema.minimum ?? -Infinity)) return `is less than ${schema.minimum}`;
  if (value > (schema.maximum ?? Infinity)) return `is more than ${schema.maximum}`;
  const steps = value / (schema.multipleOf ?? value);
  if (schema.multipleOf && Math.abs(steps - Math.round(steps)) > 1e-6)
    return `is not a multiple of ${schema.multipleOf}`;
  return undefined;
}
