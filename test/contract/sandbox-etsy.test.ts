import { beforeAll, describe, expect, it } from 'vitest';
import ours from '../../src/sandbox/etsy/operations.json' with { type: 'json' };
import { seeded } from '../../src/sandbox/random.ts';
import { draft, type EtsyAnswer, type EtsyOptions, inventory, MUG } from '../sandbox/etsy-client.ts';
import { mutantsOf } from './sandbox-etsy-mutants.ts';
import { openScene, type Scene } from './sandbox-etsy-scene.ts';
import { answerJudge, bare, type Loose, OPERATIONS, operationAt, type SpecOperation } from './sandbox-etsy-spec.ts';

const ROOT = '/v3/application';
const SPOKEN: readonly SpecOperation[] = OPERATIONS.filter(({ id }) => Object.hasOwn(ours, id));

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});

/**
 * What the spec does not have: OAuth's second sentence beside an error, a key or token that is wrong where no 401 or 403 is
 * listed, the shape of tokenScopes' list, and what it answers to a form without a token.
 */
function judged(method: string, path: string, answer: EtsyAnswer): EtsyAnswer {
  const at = `${ROOT}${path.replace('SHOP', '23456789')}`;
  const operation = operationAt(method, at);
  if (!operation) throw new Error(`the spec has no ${method} ${at}`);
  const where = `${operation.id} ${answer.status} ${JSON.stringify(answer.data)}`;
  const isGap = [401, 403].includes(answer.status) || operation.id === 'tokenScopes';
  if (!isGap) expect(Object.keys(operation.responses), where).toContain(`${answer.status}`);
  if (answer.status === 204) {
    expect(answer.data, where).toBe('');
    return answer;
  }
  if (Array.isArray(answer.data)) return answer;
  const { error_description: _, ...data } = answer.data;
  const judge = answerJudge(operation, answer.status);
  expect(judge(data), `${where}: ${JSON.stringify(judge.errors)}`).toBe(true);
  return answer;
}

const call = async (method: string, path: string, options: EtsyOptions = {}) =>
  judged(method, path, await scene.etsy.call(method, path, options));

describe('what is declared', () => {
  it.each(SPOKEN.map(({ id }) => id))('%s is what Etsy’s own file says, member for member', (id) => {
    const official = SPOKEN.find((one) => one.id === id);

    expect((ours as Loose)[id]).toEqual({
      method: official?.method,
      path: official?.path,
      ...(official?.scope ? { scope: official.scope } : {}),
      parameters: Object.fromEntries(
        (official?.parameters ?? []).map(({ name, in: where, required, schema }) => [
          name,
          { in: where, ...(required ? { required: true } : {}), schema: bare(schema) },
        ]),
      ),
      ...(official?.body ? { body: { type: official.body.type, schema: bare(official.body.schema) } } : {}),
    });
  });
});

describe('what the rehearsal of Etsy answers', () => {
  it.each(Object.keys(ours))('to %s is what the spec says, and nothing besides', async (id) => {
    const { path, options } = await scene.right(id);
    const { status } = await call((ours as Loose)[id].method, path, options);

    expect([200, 201, 204]).toContain(status);
  });

  it('fits the spec for any draft, inventory and change', async () => {
    const random = seeded(20_251_122);
    const counted: Record<string, number> = {};
    for (let round = 0; round < 150; round += 1) {
      const form = randomForm(random);
      const { status, data } = await call('POST', '/shops/SHOP/listings', { form });
      counted[status] = (counted[status] ?? 0) + 1;
      const id = data.listing_id ?? (await draft(scene.etsy));
      await call('PUT', `/listings/${id}/inventory`, { json: randomInventory(random) });
      if (random() < 0.7)
        await call('POST', `/shops/SHOP/listings/${id}/images`, { multipart: { image: scene.picture } });
      await call('PATCH', `/shops/SHOP/listings/${id}`, { form: { state: random() < 0.7 ? 'active' : 'inactive' } });
      await call('GET', `/listings/${id}`, { query: { includes: 'Images,Inventory,Translations,Shop,Shipping,User' } });
      await call('GET', `/listings/${id}/inventory`, { query: { includes: 'Listing' } });
      await call('DELETE', `/listings/${id}`);
      await call('GET', `/listings/${id}`);
    }
    expect(counted['201']).toBeGreaterThan(50);
    expect(counted['400']).toBeGreaterThan(10);
  });

  it('fits the spec for other shops, other users and what is not there', async () => {
    for (const operation of SPOKEN) {
      const { path, options } = await scene.right(operation.id);
      for (const elsewhere of [
        path.replace('SHOP', '77'),
        path.replace(/\/\d+(\/|$)/, '/77$1'),
        path.replace(/\/\d+$/, '/77'),
      ]) {
        if (elsewhere === path) continue;
        const { status } = await call(operation.method, elsewhere, options);
        expect([400, 403, 404], `${operation.id} ${elsewhere}`).toContain(status);
      }
    }
  });
});

describe('what the spec refuses', () => {
  it('the rehearsal of Etsy refuses too, with an error as the spec has it', async () => {
    const counted = new Map<string, number>();
    for (const operation of SPOKEN) {
      for (const mutant of mutantsOf(operation, await scene.right(operation.id))) {
        const { status } = await call(operation.method, mutant.path, mutant.options);
        expect(status, `${operation.id} ${mutant.kind}: ${mutant.says}`).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
        counted.set(mutant.kind, (counted.get(mutant.kind) ?? 0) + 1);
      }
    }
    const sum = [...counted.values()].reduce((total, one) => total + one, 0);
    process.stdout.write(
      `etsy: ${sum} requests refused by the spec and by the rehearsal ${JSON.stringify(Object.fromEntries(counted))}\n`,
    );
    expect(sum).toBeGreaterThanOrEqual(1000);
  });
});

function randomForm(random: () => number): Record<string, unknown> {
  const one = (...choices: readonly (string | number)[]) => choices[Math.floor(random() * choices.length)];
  return {
    ...MUG,
    title: one('Mug', 'Mug & saucer', 'Mug ™ 50%', '马克杯', 'a'.repeat(141), 'a & b & c'),
    tags: one('', 'mug', 'a,b,c', 'bad!'),
    materials: one('', 'clay,glaze'),
    price: one(0.2, 1, 19.99, 123.456),
    quantity: one(1, 7, 999),
    when_made: one('made_to_order', '2020_2025', '1990s', 'before_1700'),
    taxonomy_id: one(1063, 482, 1602, 873, 891),
    type: one('physical', 'physical', 'download', 'both'),
    is_personalizable: one('true', 'false'),
    personalization_instructions: one('Which name?', ''),
    item_weight: one('', '0.5'),
    item_weight_unit: one('', 'kg', 'oz'),
    should_auto_renew: one('true', 'false'),
    is_taxable: one('true', 'false'),
    shop_section_id: one('', 41_000_001),
  };
}

function randomInventory(random: () => number): object {
  const quantity = Math.floor(random() * 4);
  const price = Math.round(random() * 5000) / 100;
  return inventory({
    blue: { quantity, price, is_enabled: random() < 0.8 },
    top: { price_on_property: random() < 0.8 ? [200] : [] },
  });
}
