import { EtsyError } from './etsy-error.ts';

export type Values = Record<string, unknown>;

/** What an operation declares of one argument. */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly nullable?: boolean;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Forms and queries carry text, which is read as what is declared; JSON must be of the declared type already. */
export type Wire = 'text' | 'json';

/** PHP's names, which Etsy's sentences use: "Expected float value for 'price' (got NULL)." (etsy/open-api issue 385). */
const CALLED: Readonly<Record<string, string>> = { integer: 'int', number: 'float', boolean: 'bool', object: 'array' };

/**
 * The value in its declared type.
 * @throws {EtsyError} 400 with the first thing that is wrong.
 */
export function conform(name: string, value: unknown, schema: Schema, wire: Wire): unknown {
  if (isNothing(value, schema, wire)) {
    if (schema.nullable) return null;
    throw unexpected(name, value, schema);
  }
  const read = wire === 'text' ? fromText(value, schema) : value;
  switch (schema.type) {
    case 'integer':
    case 'number':
      return numeric(name, read, schema);
    case 'array':
      return list(name, read, schema, wire);
    case 'object':
      return members(name, read, schema, wire);
    default:
      if (schema.type && typeof read !== schema.type) throw unexpected(name, read, schema);
      return chosen(name, read, schema);
  }
}

/**
 * The members of an object that are declared, in their types.
 * @throws {EtsyError} 400 for one that is missing, wrong or, in JSON, unknown: "they don't want the scale_name in the
 * request object … also don't want the is_deleted field" (etsy/open-api issue 159). Forms are forgiven what they say too much.
 */
export function members(name: string, value: unknown, schema: Schema, wire: Wire): Values {
  if (!isValues(value)) throw unexpected(name, value, schema);
  const missing = (schema.required ?? []).filter((one) => value[one] === undefined);
  // The words of etsy/open-api issue 168.
  if (missing.length > 0) throw new EtsyError(400, `Missing Input Parameter: [${missing.join(', ')}]`);
  const valid: Values = {};
  for (const [member, given] of Object.entries(value)) {
    const declared = Object.hasOwn(schema.properties ?? {}, member) ? schema.properties?.[member] : undefined;
    if (declared) valid[member] = conform(member, given, declared, wire);
    // The words are general knowledge.
    else if (wire === 'json') throw new EtsyError(400, `Invalid data param: ${member}`);
  }
  return valid;
}

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNothing(value: unknown, schema: Schema, wire: Wire): boolean {
  if (value === null || value === undefined) return true;
  return wire === 'text' && schema.nullable === true && schema.type !== 'array' && (value === '' || value === 'null');
}

function fromText(value: unknown, schema: Schema): unknown {
  const text = Array.isArray(value) && schema.type !== 'array' && value.length === 1 ? value[0] : value;
  if (typeof text !== 'string') return text;
  if (schema.type === 'integer') return /^[+-]?\d+$/.test(text) ? Number(text) : text;
  if (schema.type === 'number') return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
  if (schema.type === 'boolean') return truth(text);
  return schema.type === 'array' ? [text] : text;
}

function truth(text: string): unknown {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : text;
}

function numeric(name: string, value: unknown, schema: Schema): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw unexpected(name, value, schema);
  if (schema.type === 'integer' && !Number.isInteger(value)) throw unexpected(name, value, schema);
  // Etsy's words for a number out of its range are not documented.
  if (schema.minimum !== undefined && value < schema.minimum)
    throw new EtsyError(400, `Value for '${name}' must be at least ${schema.minimum}.`);
  if (schema.maximum !== undefined && value > schema.maximum)
    throw new EtsyError(400, `Value for '${name}' must be at most ${schema.maximum}.`);
  return value;
}

function list(name: string, value: unknown, schema: Schema, wire: Wire): unknown[] {
  if (!Array.isArray(value)) throw unexpected(name, value, schema);
  const items = wire === 'text' ? unfolded(name, value) : value;
  return items.map((item) => conform(name, item, schema.items ?? {}, wire));
}

/**
 * "A comma-separated list of tag strings" (the spec of createDraftListing, tags); the same value may come as several
 * fields of one name. Values of properties may hold commas themselves and are never cut.
 */
function unfolded(name: string, items: readonly unknown[]): readonly unknown[] {
  if (name === 'values') return items;
  const parts = items.flatMap((item) => (typeof item === 'string' ? item.split(',') : [item]));
  return parts.map((part) => (typeof part === 'string' ? part.trim() : part)).filter((part) => part !== '');
}

function chosen(name: string, value: unknown, schema: Schema): unknown {
  if (!schema.enum || schema.enum.includes(value)) return value;
  throw new EtsyError(400, `Invalid value for '${name}'. Must be one of: ${schema.enum.join(', ')}.`);
}

function unexpected(name: string, value: unknown, schema: Schema): EtsyError {
  const wanted = CALLED[schema.type ?? ''] ?? schema.type ?? 'string';
  return new EtsyError(400, `Expected ${wanted} value for '${name}' (got ${gotten(value)}).`);
}

function gotten(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'double';
  return typeof value === 'object' ? 'array' : typeof value;
}
