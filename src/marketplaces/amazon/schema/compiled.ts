import { Ajv2019, type ErrorObject, type ValidateFunction } from 'ajv/dist/2019.js';
import { isRecord, type Json } from '../../../core/json.ts';
import { canonicalJson } from '../../../lib/canonical-json.ts';
import type { Node } from './node.ts';

/** What a schema says against attributes. */
export type Complaint = ErrorObject<string, Readonly<Record<string, unknown>>>;

/** One that nobody can compile is kept too: null. */
const kept = new WeakMap<Node, ValidateFunction | null>();

/** All that a product type's schema has to say against attributes; undefined where the schema itself cannot be read. */
export function complaints(schema: Node, attributes: Json): readonly Complaint[] | undefined {
  const known = kept.get(schema);
  const validate = known === undefined ? compiled(schema) : known;
  if (known === undefined) kept.set(schema, validate);
  if (!validate) return undefined;
  return validate(attributes) ? [] : (validate.errors ?? []);
}

function compiled(schema: Node): ValidateFunction | null {
  // Their meta-schema is JSON Schema 2019-09 with the words below; its address leads nowhere without a sign-in.
  const { $schema: _schema, $id: _id, ...own } = schema;
  try {
    return vocabulary().compile(own);
  } catch {
    return null;
  }
}

/** JSON Schema 2019-09 with the words that Amazon adds; `editable`, `hidden` and `enumNames` say nothing against a value. */
function vocabulary(): Ajv2019 {
  const ajv = new Ajv2019({
    strict: false,
    allErrors: true,
    verbose: true,
    validateFormats: false,
    validateSchema: false,
    logger: false,
  });
  const bytes = (data: string) => Buffer.byteLength(data);
  ajv.addKeyword({
    keyword: 'maxUtf8ByteLength',
    type: 'string',
    schemaType: 'number',
    validate: (most: number, data: string) => bytes(data) <= most,
  });
  ajv.addKeyword({
    keyword: 'minUtf8ByteLength',
    type: 'string',
    schemaType: 'number',
    validate: (least: number, data: string) => bytes(data) >= least,
  });
  ajv.addKeyword({
    keyword: 'maxUniqueItems',
    type: 'array',
    schemaType: 'number',
    validate: (most: number, data: readonly Json[], parent?: Node) => counts(data, parent).every((n) => n <= most),
  });
  ajv.addKeyword({
    keyword: 'minUniqueItems',
    type: 'array',
    schemaType: 'number',
    validate: (least: number, data: readonly Json[], parent?: Node) =>
      (data.length === 0 ? [0] : counts(data, parent)).every((n) => n >= least),
  });
  return ajv;
}

/** How often each combination of the selectors' values stands in a list: five bullets a language are five of one combination. */
function counts(items: readonly Json[], { selectors }: Node = {}): readonly number[] {
  const names = Array.isArray(selectors) ? selectors.map(String) : undefined;
  const seen = new Map<string, number>();
  for (const item of items) {
    const telling = names && isRecord(item) ? names.map((name) => item[name] ?? null) : item;
    const combination = canonicalJson(telling);
    seen.set(combination, (seen.get(combination) ?? 0) + 1);
  }
  return [...seen.values()];
}
