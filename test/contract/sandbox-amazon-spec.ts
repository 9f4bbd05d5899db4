import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const SPECS = `${process.env.LISTWRIGHT_SPECS ?? new URL('../../../shared/specs', import.meta.url).pathname}/amazon`;

// biome-ignore lint/suspicious/noExplicitAny: official documents are looked into by the tests
type Loose = any;

/** A parameter of Swagger 2. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'body';
  readonly required?: boolean;
  readonly type?: string;
  readonly items?: Loose;
  readonly schema?: Loose;
  readonly [keyword: string]: unknown;
}

/** One operation of the official models, with judges made from them. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The body's schema with its references followed; undefined where it takes none. */
  readonly body: Loose;
  /** Statuses that the model knows. */
  readonly statuses: readonly number[];
  /** Judges an answer; a property that the schema does not know is refused too. */
  answer(status: number): ValidateFunction | undefined;
  /** Why the model refuses a request; undefined: it does not. */
  refusal(request: { query: URLSearchParams; body: unknown }): string | undefined;
}

export function read(name: string): Loose {
  return JSON.parse(readFileSync(`${SPECS}/${name}.json`, 'utf8'));
}

export function operations(): readonly Operation[] {
  return [
    'listingsItems_2021-08-01',
    'feeds_2021-06-30',
    'definitionsProductTypes_2020-09-01',
    'catalogItems_2022-04-01',
    'sellers',
  ].flatMap((name) => operationsOf(read(name)));
}

/** A judge that takes nothing besides what the schema names. */
export function closedJudge(schema: Loose): ValidateFunction {
  return newAjv().compile(closed(schema));
}

export function openJudge(schema: Loose): ValidateFunction {
  return newAjv().compile(schema);
}

function operationsOf(spec: Loose): readonly Operation[] {
  const shut = newAjv().addSchema({ definitions: closed(spec.definitions) }, 'spec');
  const wide = newAjv().addSchema({ definitions: spec.definitions }, 'spec');
  const link = (schema: Loose) =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/definitions/', '"spec#/definitions/'));
  return Object.entries<Loose>(spec.paths).flatMap(([path, item]) =>
    Object.entries<Loose>(item)
      .filter(([, one]) => one.operationId)
      .map(([method, one]): Operation => {
        const parameters: Parameter[] = one.parameters ?? [];
        const bodySchema = parameters.find((parameter) => parameter.in === 'body')?.schema;
        const bodyJudge = bodySchema && wide.compile(link(bodySchema));
        const judges = new Map<number, ValidateFunction>();
        for (const [status, { schema }] of Object.entries<Loose>(one.responses))
          if (schema) judges.set(Number(status), shut.compile(link(schema)));
        const queryJudges = parameters
          .filter((parameter) => parameter.in === 'query')
          .map((parameter) => ({ parameter, judge: wide.compile(schemaOfParameter(parameter)) }));
        return {
          id: one.operationId,
          method: method.toUpperCase(),
          path,
          parameters,
          body: bodySchema && followed(bodySchema, spec.definitions),
          statuses: Object.keys(one.responses).map(Number),
          answer: (status) => judges.get(status),
          refusal({ query, body }) {
            for (const { parameter, judge } of queryJudges) {
              const given = query.get(parameter.name);
              if (given === null && parameter.required) return `${parameter.name} is missing`;
              if (given !== null && !judge(readAs(given, parameter))) return `${parameter.name} is wrong`;
            }
            if (bodyJudge && !bodyJudge(body)) return JSON.stringify(bodyJudge.errors);
            return undefined;
          },
        };
      }),
  );
}

function newAjv(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv;
}

/** Every object that names its properties takes no others. Parts of a composition are left open: they only add to it. */
function closed(schema: Loose, isPart = false): Loose {
  if (Array.isArray(schema)) return schema.map((one) => closed(one, isPart));
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, closed(value, ['allOf', 'oneOf', 'anyOf'].includes(name))]),
  );
  const names =
    typeof schema.properties === 'object' &&
    schema.properties !== null &&
    !('type' in schema.properties && typeof schema.properties.type === 'string');
  return names && !isPart && !('additionalProperties' in schema) ? { ...copy, additionalProperties: false } : copy;
}

function followed(schema: Loose, definitions: Loose): Loose {
  if (Array.isArray(schema)) return schema.map((one) => followed(one, definitions));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (typeof schema.$ref === 'string')
    return followed(definitions[schema.$ref.replace('#/definitions/', '')], definitions);
  return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, followed(value, definitions)]));
}

function schemaOfParameter({ type, items, enum: values, minItems, maxItems, minimum, maximum, format }: Loose): Loose {
  return JSON.parse(JSON.stringify({ type, items, enum: values, minItems, maxItems, minimum, maximum, format }));
}

/** What a parameter says, as its type reads it. */
function readAs(given: string, { type }: Parameter): unknown {
  if (type === 'array') return given === '' ? [] : given.split(',');
  if (type === 'integer') return /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
  if (type === 'boolean') return given === 'true' ? true : given === 'false' ? false : given;
  return given;
}
