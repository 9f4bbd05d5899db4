import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { patch } from './sandbox-ebay-patch.ts';

const SPECS = process.env.LISTWRIGHT_SPECS ?? new URL('../../../shared/specs', import.meta.url).pathname;

// biome-ignore lint/suspicious/noExplicitAny: specifications are looked into
export type Loose = any;

/** One operation of an official specification, patched with what its own text and the reference say besides. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With the API's root, as `/sell/inventory/v1/offer/{offerId}`. */
  readonly path: string;
  readonly pattern: RegExp;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  /** The request body's schema, inlined; undefined without one. */
  readonly body: Loose;
  readonly isBodyRequired: boolean;
  readonly statuses: readonly string[];
  /** Error codes of all its answers. */
  readonly codes: ReadonlySet<string>;
  /** Judges an answer: no property outside the schema either. */
  readonly answer: (status: number) => ValidateFunction | undefined;
  readonly error: ValidateFunction;
}

const FILES = [
  ['sell_inventory_v1_oas3.json', '/sell/inventory/v1'],
  ['sell_account_v1_oas3.json', '/sell/account/v1'],
  ['commerce_taxonomy_v1_oas3.json', '/commerce/taxonomy/v1'],
  ['sell_metadata_v1_oas3.json', '/sell/metadata/v1'],
] as const;

/** `Error` of the Inventory API's specification: the others spell the same one. */
const ERROR_JUDGE: ValidateFunction = new Ajv({ strict: false }).compile({
  type: 'object',
  required: ['errors'],
  additionalProperties: false,
  properties: {
    errors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['errorId', 'domain', 'category', 'message'],
        additionalProperties: false,
        properties: {
          errorId: { type: 'integer' },
          domain: { type: 'string' },
          subdomain: { type: 'string' },
          category: { enum: ['REQUEST', 'APPLICATION', 'BUSINESS'] },
          message: { type: 'string', minLength: 1 },
          longMessage: { type: 'string' },
          inputRefIds: { type: 'array', items: { type: 'string' } },
          outputRefIds: { type: 'array', items: { type: 'string' } },
          parameters: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              properties: { name: { type: 'string' }, value: { type: 'string' } },
            },
          },
        },
      },
    },
  },
});

export const OPERATIONS: readonly Operation[] = FILES.flatMap(([file, root]) => operationsOf(file, root));

export function operationOf(method: string, path: string): Operation | undefined {
  const [plain = ''] = path.split('?');
  const found = OPERATIONS.filter((one) => one.method === method && one.pattern.test(plain));
  // `/offer/get_listing_fees` is nearer than `/offer/{offerId}`.
  return found.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
}

function operationsOf(file: string, root: string): readonly Operation[] {
  const spec: Loose = JSON.parse(readFileSync(`${SPECS}/ebay/${file}`, 'utf8'));
  const { schemas } = spec.components;
  if (file.startsWith('sell_inventory')) patch(schemas);
  const ajv = new Ajv({ strict: false, validateSchema: false, formats: { double: true, int32: true } });
  const components = { schemas: Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, closed(one)])) };
  const judges = new Map<string, ValidateFunction>();
  const judge = (ref: string): ValidateFunction => {
    const made = judges.get(ref) ?? ajv.compile({ components, $ref: ref });
    judges.set(ref, made);
    return made;
  };
  return Object.entries<Loose>(spec.paths).flatMap(([path, methods]) =>
    Object.entries<Loose>(methods).flatMap(([method, operation]) => {
      if (operation.responses === undefined) return [];
      const content = Object.values<Loose>(operation.requestBody?.content ?? {})[0];
      return {
        id: operation.operationId,
        method: method.toUpperCase(),
        path: root + path,
        pattern: new RegExp(`^${root}${path.replace(/\/$/, '').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
        parameters: operation.parameters ?? [],
        body: content && inlined(content.schema, schemas),
        isBodyRequired: operation.requestBody?.required === true,
        statuses: Object.keys(operation.responses),
        codes: new Set(
          Object.values<Loose>(operation.responses).flatMap((one) =>
            Object.keys(one['x-response-codes']?.errors ?? {}),
          ),
        ),
        answer: (status: number) => {
          const schema = Object.values<Loose>(operation.responses[status]?.content ?? {})[0]?.schema;
          return schema?.$ref ? judge(schema.$ref) : undefined;
        },
        error: ERROR_JUDGE,
      };
    }),
  );
}

/** A schema that takes nothing it does not name, at any depth. */
function closed(schema: Loose): Loose {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([name, one]) => [name, closed(one)]));
  return schema.properties && schema.additionalProperties === undefined
    ? { ...inner, additionalProperties: false }
    : inner;
}

/** A request's schema without references; none of them is recursive. */
function inlined(schema: Loose, schemas: Loose): Loose {
  if (Array.isArray(schema)) return schema.map((one) => inlined(one, schemas));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (schema.$ref) return inlined(schemas[schema.$ref.split('/').pop()], schemas);
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([name]) => name !== 'description' || typeof schema.description !== 'string')
      .map(([name, one]) => [name, inlined(one, schemas)]),
  );
}
