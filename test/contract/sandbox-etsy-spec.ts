import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';

/** Etsy's own OpenAPI file of 2025, the year that the clocks of these tests show: `when_made` ages. */
const SPECS = process.env.LISTWRIGHT_SPECS ?? fileURLToPath(new URL('../../../shared/specs', import.meta.url));

// biome-ignore lint/suspicious/noExplicitAny: a spec is looked into freely
export type Loose = any;

const spec: Loose = JSON.parse(readFileSync(`${SPECS}/etsy/3.0.0.json`, 'utf8'));

export interface SpecOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly pattern: RegExp;
  readonly scope: string | undefined;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Loose;
  }[];
  readonly body: { readonly type: string; readonly schema: Loose } | undefined;
  /** By status. */
  readonly responses: Readonly<Record<string, Loose>>;
}

export const OPERATIONS: readonly SpecOperation[] = Object.entries<Loose>(spec.paths)
  .flatMap(([path, methods]) =>
    Object.entries<Loose>(methods)
      .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map(([method, one]) => operation(path, method.toUpperCase(), one)),
  )
  .toSorted((a, b) => holes(a.path) - holes(b.path));

export function operationAt(method: string, path: string): SpecOperation | undefined {
  return OPERATIONS.find((one) => one.method === method && one.pattern.test(path));
}

const KEPT = ['type', 'enum', 'format', 'minimum', 'maximum', 'nullable', 'required', 'default'];

/** A schema without its prose. */
export function bare(schema: Loose): Loose {
  const kept = KEPT.filter((name) => name in schema && !(name === 'default' && schema.default === null));
  return {
    ...Object.fromEntries(kept.map((name) => [name, schema[name]])),
    ...(schema.items ? { items: bare(schema.items) } : {}),
    ...(schema.properties ? { properties: mapped(schema.properties, bare) } : {}),
  };
}

/** Judges an answer: nothing of another type, and no property that the spec does not have. */
export function answerJudge(operation: SpecOperation, status: number): ValidateFunction {
  const schema = operation.responses[status]?.content?.['application/json']?.schema ?? ERROR;
  const known =
    judges.get(schema) ?? new Ajv({ strict: false }).compile({ ...plain(schema, 'closed'), definitions: DEFINITIONS });
  judges.set(schema, known);
  return known;
}

/** Judges what is sent, as a spec-driven server would: text is read as what is declared. */
export function requestJudge(schema: Loose, wire: 'text' | 'json'): ValidateFunction {
  return new Ajv({ strict: false, coerceTypes: wire === 'text' }).compile(plain(schema, 'open'));
}

/** The same, and no property that the spec does not have, at any depth. */
export function closedJudge(schema: Loose, wire: 'text' | 'json'): ValidateFunction {
  return new Ajv({ strict: false, coerceTypes: wire === 'text' }).compile(plain(schema, 'closed'));
}

const ERROR = { $ref: '#/components/schemas/ErrorSchema' };
const judges = new Map<Loose, ValidateFunction>();
const DEFINITIONS: Loose = mapped(spec.components.schemas, (schema) => plain(schema, 'closed'));

/** OpenAPI 3.0 to JSON Schema. `default` goes, for it is no rule; formats go, for theirs are names of things. */
function plain(schema: Loose, kind: 'open' | 'closed'): Loose {
  if (schema.$ref) return { $ref: schema.$ref.replace('#/components/schemas/', '#/definitions/') };
  const { nullable, default: _default, format: _format, description: _words, example: _example, ...rest } = schema;
  const strict: Loose = {
    ...rest,
    ...(rest.items ? { items: plain(rest.items, kind) } : {}),
    ...(rest.allOf ? { allOf: rest.allOf.map((one: Loose) => plain(one, kind)) } : {}),
    ...(rest.properties ? { properties: mapped(rest.properties, (one) => plain(one, kind)) } : {}),
    ...(rest.properties && kind === 'closed' ? { additionalProperties: false } : {}),
  };
  return nullable ? { anyOf: [{ type: 'null' }, strict] } : strict;
}

function operation(path: string, method: string, one: Loose): SpecOperation {
  const [type, content] = Object.entries<Loose>(one.requestBody?.content ?? {})[0] ?? [];
  return {
    id: one.operationId,
    method,
    path,
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
    scope: (one.security ?? []).find((way: Loose) => way.oauth2)?.oauth2[0],
    parameters: one.parameters ?? [],
    body: type ? { type, schema: content.schema } : undefined,
    responses: one.responses,
  };
}

function holes(path: string): number {
  return path.split('{').length;
}

function mapped(values: Loose, by: (value: Loose) => Loose): Loose {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, by(value)]));
}
