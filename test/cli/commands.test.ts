import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listwright, TestShop } from './shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.close());

const finding = z.object({ id: z.string(), severity: z.enum(['error', 'warning', 'note']), message: z.string() });
const check = z.object({
  schema: z.literal(1),
  summary: z.object({
    rows: z.number(),
    products: z.number(),
    variants: z.number(),
    listings: z.number(),
    errors: z.number(),
    warnings: z.number(),
    notes: z.number(),
  }),
  findings: z.array(finding),
});
const change = z.object({
  key: z.string(),
  kind: z.string(),
  action: z.enum(['create', 'update', 'withdraw']),
  cause: z.string(),
  channel: z.string(),
  sku: z.string(),
  fields: z.array(z.object({ path: z.string(), before: z.json(), after: z.json() })),
});
const plan = z.object({
  schema: z.literal(1),
  summary: z.looseObject({ create: z.number(), update: z.number(), unchanged: z.number() }),
  changes: z.array(change),
});
const applied = z.object({
  schema: z.literal(1),
  run: z.string(),
  summary: z.looseObject({ done: z.number() }),
  outcomes: z.array(z.object({ key: z.string(), channel: z.string(), sku: z.string(), is: z.string() })),
});

describe('the main job on the command line', () => {
  it('check says the same bytes twice, in the promised form', async () => {
    const first = await shop.run(['check', '--format', 'json']);
    const second = await shop.run(['check', '--format', 'json']);

    expect(first.exit).toBe(0);
    expect(second.out).toBe(first.out);
    expect(check.parse(JSON.parse(first.out)).summary).toMatchObject({ rows: 3, products: 3, listings: 6, errors: 0 });
  });

  it('plan, apply, plan: three products go live on both channels, and nothing is left to do', async () => {
    const before = await shop.run(['plan', '--exit-code', '--format', 'json']);
    const asked = await shop.run(['apply']);
    const done = await shop.run(['apply', '--yes', '--format', 'json']);
    const after = await shop.run(['plan', '--exit-code', '--format', 'json']);

    expect(before.exit).toBe(5);
    expect(plan.parse(JSON.parse(before.out)).changes.length).toBeGreaterThan(6);
    expect(asked).toMatchObject({ exit: 2, err: expect.stringContaining('--yes') });
    expect(done.exit).toBe(0);
    expect(applied.parse(JSON.parse(done.out)).outcomes.every(({ is }) => is === 'done')).toBe(true);
    expect(after.exit).toBe(0);
    expect(plan.parse(JSON.parse(after.out)).changes).toEqual([]);
    expect(
      shop.sandbox.sandbox
        .listings()
        .map(({ sku, price, state }) => `${sku} ${Number(price)} ${state}`)
        .sort(),
    ).toEqual(['M-1 10 live', 'M-1 10 live', 'M-2 15 live', 'M-2 15 live', 'M-3 18 live', 'M-3 18 live']);
  });

  it('a new price in the sheet is one update a channel, with old and new', async () => {
    shop.write(
      'products.csv',
      'sku,title,description,price,stock\nM-1,Becher,Ein Becher,5.50,3\nM-2,Schale,Eine Schale,7.50,4\nM-3,Teller,Ein Teller,9.00,5\n',
    );

    const { out } = await shop.run(['plan', '--format', 'json']);
    const { changes } = plan.parse(JSON.parse(out));

    expect(changes.map(({ key, action, cause }) => [key, action, cause])).toEqual([
      ['product/M-1', 'update', 'file'],
      ['product/M-1', 'update', 'file'],
    ]);
    expect(JSON.stringify(changes)).toContain('"before":"10.00","after":"11.00"');
    expect((await shop.run(['apply', '--yes'])).exit).toBe(0);
  });

  it('a price that jumps is held back until it is allowed', async () => {
    shop.write(
      'products.csv',
      'sku,title,description,price,stock\nM-1,Becher,Ein Becher,55.00,3\nM-2,Schale,Eine Schale,7.50,4\nM-3,Teller,Ein Teller,9.00,5\n',
    );

    const held = await shop.run(['apply', '--yes']);
    const allowed = await shop.run(['apply', '--yes', '--allow', 'plan/price-move']);

    expect(held).toMatchObject({ exit: 1, out: expect.stringContaining('--allow plan/price-move') });
    expect(allowed.exit).toBe(0);
    expect(
      new Set(
        shop.sandbox.sandbox
          .listings()
          .filter(({ sku }) => sku === 'M-1')
          .map(({ price }) => Number(price)),
      ),
    ).toEqual(new Set([110]));
  });

  it.each([
    [['status'], /3 SKUs live/],
    [['explain', 'M-2'], /products\.csv.*D3[\s\S]*15\.00 EUR[\s\S]*product\/M-2/],
    [['runs'], /apply/],
    [['report', '--format', 'sarif'], /"version": ?"2\.1\.0"/],
    [['report', '--format', 'junit'], /<testsuites/],
    [['doctor'], /✓ woo: signed in/],
    [['marketplaces', '--format', 'json'], /"id": "woocommerce"/],
    [['rules', 'gtin/checksum'], /gtin\/checksum/],
    [['translate', '--estimate'], /^$/],
    [['login', 'shopify'], /signed in/],
    [['preview'], /preview\.html/],
    [['templates'], /shopify-csv/],
  ] as const)('%j', async (args, says) => {
    const { exit, out } = await shop.run(args);

    expect(exit).toBe(0);
    expect(out).toMatch(says);
  });
});

describe('--record', () => {
  it('writes each request and answer down, and no secret', async () => {
    const own = await TestShop.open();
    const folder = join(own.folder, 'record');

    const { exit } = await own.run(['apply', '--yes', '--record', folder]);

    const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(exit).toBe(0);
    expect(written.length).toBeGreaterThan(5);
    expect(written.join()).toContain('M-2');
    for (const { credentials } of Object.values(own.sandbox.channels)) {
      for (const secret of [credentials.CONSUMER_SECRET, credentials.ACCESS_TOKEN])
        if (secret) expect(written.join()).not.toContain(secret);
    }
    await own.close();
  });
});

describe('a first shop', () => {
  it('is set up from the merchant’s file without a question, and check accepts it at once', async () => {
    const own = await TestShop.open();
    const file = new URL('../../fixtures/catalogues/sample/products.xlsx', import.meta.url).pathname;

    const made = await listwright(['init', file, '--yes', '--force', '-C', own.folder]);
    const checked = await own.run(['check', '--format', 'json']);

    expect(made).toMatchObject({ exit: 0, out: expect.stringContaining('listwright.yaml') });
    expect(checked.err).toBe('');
    expect(check.parse(JSON.parse(checked.out)).summary.products).toBeGreaterThan(24);
    await own.close();
  });

  it('is not needed to judge a file for one marketplace', async () => {
    const file = new URL('../../fixtures/catalogues/sample/products.xlsx', import.meta.url).pathname;

    const { exit, out } = await listwright(['check', file, '--marketplace', 'woocommerce', '--format', 'json']);

    expect(exit).toBe(1);
    expect(check.parse(JSON.parse(out)).findings.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['gtin/checksum', 'price/not-a-number']),
    );
  });
});
