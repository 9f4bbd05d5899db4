import { expect } from 'vitest';
import type { CallOptions } from '../sandbox/walmart-client.ts';
import { rightRequest, type Scene } from './sandbox-walmart-requests.ts';
import { type Loose, type Operation, open } from './sandbox-walmart-spec.ts';

export interface Mutant {
  readonly says: string;
  readonly method: string;
  readonly path: string;
  readonly options: CallOptions;
}

/** Requests that break one thing each; only those that the spec refuses are given back. */
export async function mutantsOf(scene: Scene, operation: Operation): Promise<Mutant[]> {
  const { path, options } = await rightRequest(scene, operation);
  const { method } = operation;
  const mutants: Mutant[] = [];
  for (const { in: where, name, required, schema } of operation.parameters) {
    // OAS 3.0, Parameter Object: a header of this name is not judged by its parameter.
    if (where === 'header' && ['Authorization', 'Content-Type', 'Accept'].includes(name)) continue;
    if (where === 'header' && required)
      for (const value of ['', ' '])
        mutants.push({
          says: `header: ${name}`,
          method,
          path,
          options: { ...options, headers: { ...options.headers, [name.toLowerCase()]: value } },
        });
    if (where !== 'query') continue;
    const [before, query] = path.split('?');
    const changed = (value?: string) => {
      const search = new URLSearchParams(query);
      if (value === undefined) search.delete(name);
      else search.set(name, value);
      return `${before}?${search}`;
    };
    // productIdType is said to be required, and in the same spec to be SKU where it is left out.
    if (required && name !== 'productIdType')
      mutants.push({ says: `query missing: ${name}`, method, path: changed(), options });
    if (schema.enum)
      for (const value of ['', 'x', `${schema.enum[0]}x`, ` ${schema.enum[0]}`, otherCase(schema.enum[0])])
        if (!schema.enum.includes(value))
          mutants.push({ says: `query value: ${name}`, method, path: changed(value), options });
  }
  for (const content of Object.keys(operation.body ?? {})) {
    if (content === 'application/json') mutants.push(...bodyMutants(operation, path, options.body));
    for (const type of ['text/plain', 'application/pdf', ''])
      mutants.push({
        says: 'content type',
        method,
        path,
        options: { ...options, headers: { ...options.headers, 'content-type': type } },
      });
  }
  if (operation.path === '/v3/token')
    for (const grant of ['', 'x', 'password', 'CLIENT_CREDENTIALS'])
      mutants.push({
        says: 'form value: grant_type',
        method,
        path,
        options: { ...options, bytes: Buffer.from(`grant_type=${grant}`) },
      });
  return mutants;
}

function bodyMutants(operation: Operation, path: string, body: Loose): Mutant[] {
  const judge = open(operation.body?.['application/json']);
  expect(judge(body), JSON.stringify(judge.errors)).toBe(true);
  const { method } = operation;
  return [...mutations(body)]
    .filter(({ value }) => !judge(value))
    .map(({ says, value }) => ({ says: `body: ${says}`, method, path, options: { body: value } }));
}

const OTHERS: readonly unknown[] = [
  ...[null, true, false, 'x', '', ' ', '7', '1,5', 'null', 0, 7.5, -1, 1e20],
  ...[[], {}, [null], [1], ['x'], [true], [7.5], [[]], [{}], { junk: 1 }, { 0: 'x' }],
];

/** A value with one thing in it, at any depth, left out or of another kind. */
function* mutations(value: Loose, at = 'body'): Generator<{ says: string; value: unknown }> {
  for (const other of OTHERS) yield { says: at, value: other };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value)) {
    const put = (changed: unknown) =>
      Array.isArray(value)
        ? value.map((old, place) => (String(place) === name ? changed : old))
        : { ...value, [name]: changed };
    if (!Array.isArray(value)) {
      const { [name]: _, ...rest } = value;
      yield { says: `${at} without ${name}`, value: rest };
    }
    for (const inner of mutations(one, `${at}.${name}`)) yield { says: inner.says, value: put(inner.value) };
  }
}

function otherCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}
