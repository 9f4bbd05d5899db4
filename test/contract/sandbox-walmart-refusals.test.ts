import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../src/sandbox/random.ts';
import { HEADER, mug, type Seller, type WalmartAnswer } from '../sandbox/walmart-client.ts';
import { mutantsOf } from './sandbox-walmart-mutants.ts';
import { openScene, type Scene } from './sandbox-walmart-requests.ts';
import { closed, errorSchema, itemSpec, type Loose, open, operations, SHARED_TYPES } from './sandbox-walmart-spec.ts';

const OPERATIONS = operations();
let scene: Scene;
let seller: Seller;
let red: string;
beforeAll(async () => {
  scene = await openScene();
  ({ seller, red } = scene);
});
afterAll(() => scene.close());

describe('what a spec refuses', () => {
  it('the rehearsal of Walmart refuses too, with an error as the specs have it', async () => {
    const judge = closed(errorSchema());
    const counted = new Map<string, number>();
    for (const operation of OPERATIONS) {
      for (const mutant of await mutantsOf(scene, operation)) {
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
