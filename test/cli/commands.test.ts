import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listwright, TestShop } from './shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.close());

const severity = z.enum(['error', 'warning', 'note']);
const where = z.strictObject({
  file: z.string(),
  sheet: z.string().optional(),
  row: z.int().optional(),
  line: z.int().optional(),
  column: z.string().optional(),
  cell: z.string().optional(),
  header: z.string().optional(),
});
const finding = z.strictObject({
  id: z.string(),
  severity,
  message: z.string(),
  hint: z.string().optional(),
  channel: z.string().optional(),
  sku: z.string().optional(),
  field: z.string().optional(),
  value: z.string().optional(),
  where: where.optional(),
});
const check = z.strictObject({
  schema: z.literal(1),
  summary: z.strictObject({
    rows: z.int(),
    products: z.int(),
    variants: z.int(),
    listings: z.int(),
    errors: z.int(),
    warnings: z.int(),
    notes: z.int(),
  }),
  findings: z.array(finding),
});
const change = z.strictObject({
  key: z.string(),
  kind: z.string(),
  action: z.enum(['create', 'update', 'withdraw']),
  cause: z.enum(['file', 'rates', 'rules', 'translation', 'version', 'remote']),
  channel: z.string(),
  sku: z.string(),
  fields: z.array(z.strictObject({ path: z.string(), before: z.json(), after: z.json() })),
  held: z.string().optional(),
});
const plan = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  created: z.iso.datetime(),
  inputs: z.record(z.string(), z.json()),
  summary: z.strictObject({
    create: z.int(),
    update: z.int(),
    withdraw: z.int(),
    unchanged: z.int(),
    missing: z.int(),
    held: z.int(),
    pending: z.int(),
    requests: z.int(),
    seconds: z.int(),
    characters: z.int(),
  }),
  findings: z.array(finding).optional(),
  changes: z.array(change),
});
const outcome = z.strictObject({
  key: z.string(),
  channel: z.string(),
  sku: z.string(),
  is: z.enum(['done', 'rejected', 'pending', 'waiting', 'unknown', 'blocked']),
  refs: z.record(z.string(), z.json()),
  findings: z.array(finding),
});
const applied = z.strictObject({
  schema: z.literal(1),
  run: z.string(),
  summary: z.looseObject({
    done: z.int(),
    rejected: z.int(),
    pending: z.int(),
    waiting: z.int(),
    unknown: z.int(),
    blocked: z.int(),
  }),
  findings: z.array(finding).optional(),
  outcomes: z.array(outcome),
});
const inspected = z.strictObject({
  schema: z.literal(1),
  files: z.array(
    z.looseObject({
      file: z.string(),
      format: z.enum(['xlsx', 'xls', 'ods', 'csv', 'tsv', 'html', 'json', 'jsonl']),
      encoding: z.string().optional(),
      sheets: z.array(
        z.looseObject({
          name: z.string(),
          headerRow: z.int(),
          rows: z.strictObject({ read: z.int(), accepted: z.int(), rejected: z.int() }),
          columns: z.array(z.looseObject({ column: z.string(), header: z.string(), field: z.string().optional() })),
          images: z.looseObject({
            floating: z.int(),
            inCell: z.int(),
            dispimg: z.int(),
            urls: z.int(),
            names: z.int(),
          }),
        }),
      ),
      findings: z.array(finding),
    }),
  ),
});
const sarif = z.looseObject({
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.looseObject({
      tool: z.looseObject({}),
      results: z.array(z.looseObject({ ruleId: z.string(), message: z.looseObject({ text: z.string() }) })),
    }),
  ]),
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

describe('what scripts parse', () => {
  it('plan --offline reaches nobody and says the same', async () => {
    const requests = shop.sandbox.sandbox.log.length;

    const { exit, out } = await shop.run(['plan', '--offline', '--format', 'json']);

    expect(exit).toBe(0);
    expect(plan.parse(JSON.parse(out)).changes).toEqual([]);
    expect(shop.sandbox.sandbox.log.length).toBe(requests);
  });

  it('apply with nothing to do sends no change', async () => {
    const { exit, out } = await shop.run(['apply', '--yes', '--format', 'json']);

    expect(exit).toBe(0);
    expect(applied.parse(JSON.parse(out)).outcomes).toEqual([]);
  });

  it('findings as sarif and as junit', async () => {
    const asSarif = await shop.run(['check', '--format', 'sarif']);
    const asJunit = await shop.run(['check', '--format', 'junit']);

    const { results } = sarif.parse(JSON.parse(asSarif.out)).runs[0];
    expect(new Set(results.map(({ ruleId }) => ruleId))).toEqual(new Set(['picture/missing']));
    expect(asJunit.out).toMatch(/^<\?xml[\s\S]*<testsuites[\s\S]*picture\/missing[\s\S]*<\/testsuites>\s*$/);
  });

  it.each([
    ['check', check],
    ['inspect', inspected],
    ['rates', z.looseObject({ schema: z.literal(1), days: z.int(), rates: z.record(z.string(), z.json()) })],
    ['status', z.strictObject({ schema: z.literal(1), channels: z.array(z.looseObject({ channel: z.string() })) })],
    ['runs', z.strictObject({ schema: z.literal(1), runs: z.array(z.looseObject({ id: z.string() })).min(1) })],
    [
      'marketplaces',
      z.strictObject({
        schema: z.literal(1),
        marketplaces: z
          .array(
            z.looseObject({
              id: z.string(),
              title: z.string(),
              capabilities: z.array(z.string()),
              limits: z.looseObject({}),
            }),
          )
          .min(4),
      }),
    ],
    [
      'rules',
      z.strictObject({
        schema: z.literal(1),
        rules: z
          .array(
            z.strictObject({
              id: z.string(),
              severity: z.enum(['error', 'warning', 'note', 'guard']),
              about: z.strictObject({ en: z.string(), zh: z.string() }),
              examples: z.strictObject({ valid: z.int(), invalid: z.int() }),
            }),
          )
          .min(10),
      }),
    ],
  ] as const)('%s --format json has the promised shape, in either language', async (command, shape) => {
    const files = command === 'inspect' ? [`${shop.folder}/products.csv`] : [];
    for (const lang of ['en', 'zh']) {
      const { exit, out, err } = await shop.run([command, ...files, '--format', 'json', '--lang', lang]);

      expect(exit).toBe(0);
      expect(err).toBe('');
      expect(shape.safeParse(JSON.parse(out)).error).toBeUndefined();
    }
  });

  it('a result goes to a file whole, and to a device as it stands', async () => {
    const file = join(shop.folder, 'rules.json');

    const toFile = await shop.run(['rules', '--format', 'json', '-o', file]);
    const toDevice = await shop.run(['rules', '--format', 'json', '-o', '/dev/full', '--lang', 'en']);

    expect(toFile).toMatchObject({ exit: 0, out: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ schema: 1 });
    expect(toDevice).toMatchObject({ exit: 2, out: '', err: expect.stringContaining('The disk is full') });
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
    expect(await shop.run(['rules', '-o', shop.folder, '--lang', 'en'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('cannot be written (EISDIR)'),
    });
  });

  it('a flag that every command takes may stand before the command', async () => {
    const { exit, err } = await listwright(['--lang', 'zh', '-C', shop.folder, 'explain', 'NOBODY'], {
      env: shop.env(),
    });

    expect(exit).toBe(1);
    expect(err).toMatch(/NOBODY/);
    expect(err).toMatch(/[\u4e00-\u9fff]/);
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
