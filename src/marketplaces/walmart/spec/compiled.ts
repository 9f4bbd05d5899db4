import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isRecord, type Json } from '../../../core/json.ts';
import type { Node } from './parts.ts';

/** What a spec says against an item. */
export type Complaint = ErrorObject<string, Readonly<Record<string, unknown>>>;

/** One that nobody can compile is kept too: null. */
const kept = new WeakMap<Node, ValidateFunction | null>();

/** All that a schema has to say against an item; undefined where the schema itself cannot be read. */
export function complaints(schema: Json | undefined, item: Json): readonly Complaint[] | undefined {
  if (!isRecord(schema)) return undefined;
  const known = kept.get(schema);
  const validate = known === undefined ? compiled(schema) : known;
  if (known === undefined) kept.set(schema, validate);
  if (!validate) return undefined;
  return validate(item) ? [] : (validate.errors ?? []);
}

function compiled(schema: Node): ValidateFunction | null {
  // Formats are judged where they are sent: addresses are still tokens here. Cents are no binary fractions, hence the precision.
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    verbose: true,
    validateFormats: false,
    validateSchema: false,
    multipleOfPrecision: 6,
    logger: false,
  });
  try {
    const current = asDraft07(schema);
    return isRecord(current) ? ajv.compile(current) : null;
  } catch {
    return null;
  }
}

/** Their specs are draft-04, which differs in what is used of it by its name and by exclusive limits that are true or false. */
function asDraft07(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(asDraft07);
  if (!isRecord(schema)) return schema;
  const { $schema: _, exclusiveMaximum, exclusiveMinimum, maximum, minimum, ...rest } = schema;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, asDraft07(value)])),
    ...limit('Maximum', exclusiveMaximum, maximum),
    ...limit('Minimum', exclusiveMinimum, minimum),
  };
}

function limit(name: 'Maximum' | 'Minimum', exclusive: Json | undefined, value: Json | undefined): Node {
  if (isRecord(exclusive) || isRecord(value)) {
    // A property that bears the name, and no limit.
    const lower = name.toLowerCase();
    return {
      ...(exclusive !== undefined && { [`exclusive${name}`]: asDraft07(exclusive) }),
      ...(value !== undefined && { [lower]: asDraft07(value) }),
    };
  }
  if (typeof exclusive === 'number')
    return { [`exclusive${name}`]: exclusive, ...(value !== undefined && { [name.toLowerCase()]: value }) };
  if (value === undefined) return {};
  return exclusive === true ? { [`exclusive${name}`]: value } : { [name.toLowerCase()]: value };
}
