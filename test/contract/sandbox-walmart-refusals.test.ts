import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../src/sandbox/random.ts';
import { type CallOptions, HEADER, mug, type Seller, type WalmartAnswer } from '../sandbox/walmart-client.ts';
import { openScene, rightRequest, type Scene } from './sandbox-walmart-requests.ts';
import {
  closed,
  errorSchema,
  itemSpec,
  type Loose,
  type Operation,
  open,
  operations,
  SHARED_TYPES,
} from './sandbox-walmart-spec.ts';

const OPERATIONS = operations();
let scene: Scene;
let seller: Seller;
let red: string;
beforeAll(async () => {
  scene = await openScene();
  ({ seller, red } = scene);
});
afterAll(() => scene.close());

interface Mutant {
  readonly says: string;
  readonly method: string;
  readonly path: string;
  readonly options: CallOptions;
}

describe('what a spec refuses', () => {
  it('the rehearsal of Walmart refuses too, with an error as the specs have it', async () => {
    const judge = closed(errorSchema());
    const counted = new Map<string, number>();
    for (const operation of OPERATIONS) {
      for (const mutant of await mutantsOf(operation)) {
        const answer = await seller.call(mutant.method, mutant.path, mutant.options);
        expect(answer.status, `${mutant.method} ${mutant.path}: ${mutant.says}`).toBeGreaterThanOrEqual(400);
        for (const error of errorsOf(answer)) expect(judge(error), JSON.stringify([error, judge.errors])).toBe(true);
        const kind = mutant.says.split(':')[0] ?? '';
        counted.set(kind, (counted.get(kind) ?? 0) + 1);
      }
    }
    const sum = [...counted.values()].reduce((total, one) => total + one, 0);
    process.stdout.write(
      `walmart: ${sum} requests refused by the specs and by the rehearsal ${JSON.stringify(Object.fromEntries(counted))}\n`,
    );
    expect(sum).toBeGreaterThanOrEqual(300);
  });

  it('of an item, by the members that spec 4.3 shares with 5.0, no feed takes', async () => {
    const random = seeded(20261125);
    const { offer, shown } = itemSpec();
    const { data } = await seller.call('POST', '/v3/items/spec', {
      body: { feedType: 'MP_ITEM', version: HEADER.version, productTypes: SHARED_TYPES.map(([type]) => type) },
    });
    const item = data.schema.properties.MPItem.items.properties;
    const broken: { says: string; item: Loose }[] = [];
    for (const name of Object.keys(item.Orderable.properties).filter((one) => one in offer))
      for (const value of wrongOnes(offer[name], random))
        broken.push({
          says: `Orderable.${name}`,
          item: mug(red, { sku: `I${broken.length}`, number: 500 + broken.length, offer: { [name]: value } }),
        });
    for (const [type, category] of SHARED_TYPES)
      for (const name of Object.keys(item.Visible.properties[type].properties).filter((one) => one in shown(category)))
        for (const value of wrongOnes(shown(category)[name], random)) {
          const other = mug(red, { sku: `I${broken.length}`, number: 500 + broken.length, shown: { [name]: value } });
          broken.push({ says: `${type}.${name}`, item: { ...other, Visible: { [type]: other.Visible.Mugs } } });
        }

    for (let from = 0; from < broken.length; from += 50) {
      const some = broken.slice(from, from + 50);
      const verdicts = await seller.publish(...some.map((one) => one.item));
      for (const [place, verdict] of verdicts.entries()) {
        const says = some[place]?.says ?? '';
        const fields = verdict.ingestionErrors?.ingestionError.map(({ field }: Loose) => field) ?? [];
        expect(fields, `${says}: ${JSON.stringify(some[place]?.item)}`).toContain(
          says.split('.')[1] === 'productIdentifiers' ? fields[0] : says.split('.')[1],
        );
      }
    }
    process.stdout.write(`walmart: ${broken.length} items refused by spec 4.3 and by the rehearsal\n`);
    expect(broken.length).toBeGreaterThanOrEqual(300);
  });
});

function errorsOf({ data }: WalmartAnswer): Loose[] {
  return data.error ?? data.errors;
}

/** Requests that break one thing each; only those that the spec refuses are given back. */
async function mutantsOf(operation: Operation): Promise<Mutant[]> {
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

/** A value with one thing in it, at any depth, left out or of another kind. */
function* mutations(value: Loose, at = 'body'): Generator<{ says: string; value: unknown }> {
  for (const other of [null, true, 'x', '', 7.5, -1, [], {}, [null], [1], ['x']]) yield { says: at, value: other };
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

/** Values that a schema refuses, some of them by chance. */
function wrongOnes(schema: Loose, random: () => number): unknown[] {
  const judge = open(schema);
  const letter = () => String.fromCharCode(97 + Math.floor(random() * 26));
  const word = `${letter()}${letter()}${letter()}`;
  const tried = [
    null,
    true,
    7,
    -1,
    -0.5,
    0.00001,
    12.3456,
    1e17,
    '',
    word,
    'x'.repeat(4_001 + Math.floor(random() * 50)),
    '2026-11-25',
    [],
    [7],
    [word],
    [[word]],
    {},
    { [word]: word },
    [{}],
  ];
  return tried.filter((value) => !judge(value));
}

function otherCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}
