import type { EtsyOptions } from '../sandbox/etsy-client.ts';
import type { Right } from './sandbox-etsy-scene.ts';
import { type Loose, requestJudge, type SpecOperation } from './sandbox-etsy-spec.ts';

export interface Mutant extends Right {
  readonly kind: string;
  readonly says: string;
}

/** Requests that each break one thing that the spec says; what its own schemas do not refuse is left out. */
export function mutantsOf(operation: SpecOperation, right: Right): Mutant[] {
  return [
    ...headerMutants(operation, right),
    ...pathMutants(operation, right),
    ...queryMutants(operation, right),
    ...bodyMutants(operation, right),
  ];
}

function headerMutants({ scope }: SpecOperation, { path, options }: Right): Mutant[] {
  const sent = (kind: string, headers: Record<string, string>): Mutant => ({
    kind,
    says: JSON.stringify(headers),
    path,
    options: { ...options, headers },
  });
  const key = ['', 'sandboxkeystring00000000:', 'x'].map((value) => sent('key', { 'x-api-key': value }));
  if (!scope) return key;
  return [...key, ...['', 'Bearer', 'Bearer x', 'Basic eDp5'].map((value) => sent('token', { authorization: value }))];
}

function pathMutants(operation: SpecOperation, { path, options }: Right): Mutant[] {
  const template = operation.path.replace('/v3/application', '').split('/');
  const parts = path.split('/');
  return operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .flatMap(({ name, schema }) =>
      wrongTexts(schema).map((value) => ({
        kind: 'path',
        says: `${name}=${value}`,
        path: parts.map((part, at) => (template[at] === `{${name}}` ? encodeURIComponent(value) : part)).join('/'),
        options,
      })),
    )
    .filter(({ path: changed }) => !changed.includes('//') && !changed.endsWith('/'));
}

function queryMutants(operation: SpecOperation, { path, options }: Right): Mutant[] {
  const mutants: Mutant[] = [];
  for (const { name, in: where, required, schema } of operation.parameters) {
    if (where !== 'query') continue;
    const { [name]: _, ...others } = options.query ?? {};
    if (required) mutants.push({ kind: 'query missing', says: name, path, options: { ...options, query: others } });
    for (const value of wrongTexts(schema))
      mutants.push({
        kind: 'query',
        says: `${name}=${value}`,
        path,
        options: { ...options, query: { ...others, [name]: value } },
      });
  }
  return mutants;
}

function bodyMutants(operation: SpecOperation, { path, options }: Right): Mutant[] {
  const { body } = operation;
  if (!body) return [];
  const bodies =
    body.type === 'application/json' ? brokenJson(body.schema, options.json) : brokenForms(operation, options);
  const types = [
    'text/plain',
    'application/xml',
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
  ];
  return [
    ...bodies.map((one) => ({ ...one, path })),
    ...types
      .filter((type) => type !== body.type)
      .map((type) => ({
        kind: 'content type',
        says: type,
        path,
        options: { ...options, headers: { 'content-type': type } },
      })),
  ];
}

type Broken = Omit<Mutant, 'path'>;

function brokenForms({ body }: SpecOperation, options: EtsyOptions): Broken[] {
  const part = options.multipart ? 'multipart' : 'form';
  const right: Loose = options[part];
  const judge = requestJudge(body?.schema, 'text');
  const { image: _image, ...fields } = right;
  if (!judge(structuredClone(listed(body?.schema, fields))))
    throw new Error(`not right: ${JSON.stringify(judge.errors)}`);
  const broken: Broken[] = [];
  for (const name of body?.schema.required ?? []) {
    const { [name]: _, ...form } = right;
    broken.push({ kind: 'form missing', says: name, options: { ...options, [part]: form } });
  }
  for (const [name, schema] of Object.entries<Loose>(body?.schema.properties ?? {}))
    for (const value of wrongTexts(schema))
      if (!judge(listed(body?.schema, { ...fields, [name]: value })))
        broken.push({
          kind: 'form',
          says: `${name}=${value}`,
          options: { ...options, [part]: { ...right, [name]: value } },
        });
  return broken;
}

/** A form as a spec-driven server reads it: arrays where arrays are declared. */
function listed(schema: Loose, form: Loose): Loose {
  return Object.fromEntries(
    Object.entries<Loose>(form).map(([name, value]) =>
      schema.properties[name]?.type === 'array'
        ? [name, (Array.isArray(value) ? value : String(value).split(',')).map(String)]
        : [name, String(value)],
    ),
  );
}

function brokenJson(schema: Loose, right: Loose): Broken[] {
  const judge = requestJudge(schema, 'json');
  if (!judge(right)) throw new Error(`not right: ${JSON.stringify(judge.errors)}`);
  return [...broken(schema, right, 'body')]
    .filter(({ value }) => !judge(value))
    .map(({ says, value }) => ({ kind: 'json', says, options: { json: value } }));
}

/** The value with one thing in it changed, everything in turn. */
function* broken(schema: Loose, value: Loose, says: string): Generator<{ says: string; value: Loose }> {
  for (const other of [null, 'x', '', '12', -1, 0, 1.5, true, [], {}, [null], ['x']])
    yield { says: `${says}=${JSON.stringify(other)}`, value: other };
  if (Array.isArray(value))
    for (const [at, item] of value.entries())
      for (const one of broken(schema.items ?? {}, item, `${says}[${at}]`))
        yield { says: one.says, value: value.with(at, one.value) };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const name of Object.keys(value)) {
    const { [name]: _, ...rest } = value;
    yield { says: `${says} without ${name}`, value: rest };
    for (const one of broken(schema.properties?.[name] ?? {}, value[name], `${says}.${name}`))
      yield { says: one.says, value: { ...value, [name]: one.value } };
  }
}

/** Texts that are no value of this schema. */
function wrongTexts(schema: Loose): string[] {
  switch (schema.type) {
    case 'integer':
      return ['x', '1.5', '12a', ...beyond(schema)];
    case 'number':
      return ['x', '1,5', '12a', ...beyond(schema)];
    case 'boolean':
      return ['maybe', '2', 'yes'];
    case 'array':
      return schema.items.type === 'string' && !schema.items.enum ? [] : wrongTexts(schema.items);
    default:
      return schema.enum
        ? ['x', `${schema.enum[0]}x`, otherCase(schema.enum.at(-1))].filter((one) => !schema.enum.includes(one))
        : [];
  }
}

function beyond({ minimum, maximum }: Loose): string[] {
  return [
    ...(minimum === undefined ? [] : [String(minimum - 1), String(minimum - 1000)]),
    ...(maximum === undefined || maximum > 1e300 ? [] : [String(maximum + 1)]),
  ];
}

function otherCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}
