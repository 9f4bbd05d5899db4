import { expect, it } from 'vitest';
import { DEFINE, definition, mug, openShop, SET } from '../shopify-client.ts';

// reference/marketplaces.md §3, cost: "read extensions.cost…; throttled = HTTP 200 with errors[].extensions.code THROTTLED:
// wait (requested − available)/restoreRate"
it('throttles inside a 200 and lets through after the wait it implies', async () => {
  const { graph, clock } = await openShop('real');
  const heavy = '{ products(first: 200) { nodes { id title variants(first: 4) { nodes { id } } } } }';
  const answers = [];
  for (let n = 0; n < 3; n++) answers.push(await graph('{ a: products(first: 250) { nodes { id } } }'));
  expect(answers.every(({ errors }) => errors === undefined)).toBe(true);
  // Refunds brought everything back: only real objects count.
  expect(answers.at(-1).extensions.cost).toMatchObject({
    requestedQueryCost: 250,
    actualQueryCost: 0,
    throttleStatus: { currentlyAvailable: 2000 },
  });
  expect((await graph(heavy)).extensions.cost.requestedQueryCost).toBe(1000);

  const define = (key: string) => graph(DEFINE, { definition: { ...definition, key } });
  let throttled = await define('key-0');
  let done = 0;
  for (let n = 1; !throttled.errors && n < 400; n++, done++) throttled = await define(`key-${n}`);

  expect(done).toBe(200);
  expect(throttled).toMatchObject({
    status: 200,
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
  });
  const { requestedQueryCost, actualQueryCost, throttleStatus } = throttled.extensions.cost;
  expect(actualQueryCost).toBeNull();
  clock.advance(((requestedQueryCost - throttleStatus.currentlyAvailable) / throttleStatus.restoreRate) * 1000);
  expect((await define('key-later')).errors).toBeUndefined();
});

// §3, cost: "one query ≤ 1 000 points"
it('refuses a query that costs more than a thousand', async () => {
  const { graph } = await openShop('off');

  const { errors } = await graph('{ products(first: 250) { nodes { id variants(first: 50) { nodes { id } } } } }');

  expect(errors[0].extensions).toMatchObject({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 });
});

// §3, limits: "complexity cost 0.2 per variant, 1.9 per file"
it('charges productSet for what its lists hold', async () => {
  const { graph } = await openShop('real');
  const query = 'mutation ($input: ProductSetInput!) { productSet(input: $input) { userErrors { message } } }';
  const variants = Array.from({ length: 50 }, (_, n) => ({ optionValues: [{ optionName: 'Size', name: String(n) }] }));

  const { extensions } = await graph(query, { input: mug({ variants }).input });

  // 10 + 50 × 0.2 + 1 metafield × 0.4, rounded up.
  expect(extensions.cost.requestedQueryCost).toBe(21);
});

it('never throttles when quotas are off', async () => {
  const { graph } = await openShop('off');

  const answers = await Promise.all(Array.from({ length: 30 }, () => graph(SET, { input: { title: 'x' } })));

  expect(answers.filter(({ errors }) => errors)).toEqual([]);
});

it('knows a wrong token', async () => {
  const { graph } = await openShop();

  expect(await graph('{ shop { name } }', {}, 'shpat_wrong')).toMatchObject({
    status: 401,
    errors: expect.stringContaining('Invalid API key'),
  });
});
