import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox, type ServedSandbox } from '../../src/app/sandbox.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { listwright } from '../cli/shop.ts';

const SAMPLE = new URL('../../fixtures/catalogues/sample/', import.meta.url).pathname;
const BIN = new URL('../../bin/listwright.js', import.meta.url).pathname;

let sandbox: ServedSandbox;
let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  sandbox = await openSandbox(
    { clock: systemClock },
    { marketplaces: [], quota: 'real', seed: 5, port: 0, loopbackPictures: 'allowed' },
  );
  folder = mkdtempSync(join(tmpdir(), 'listwright-kill-'));
  cpSync(SAMPLE, folder, { recursive: true });
  const config = readFileSync(join(folder, 'listwright.yaml'), 'utf8').replaceAll('http://127.0.0.1:1', sandbox.url);
  const last = config.lastIndexOf('settings: {}');
  writeFileSync(
    join(folder, 'listwright.yaml'),
    `${config.slice(0, last)}settings: { location: 'gid://shopify/Location/71001' }${config.slice(last + 'settings: {}'.length)}`,
  );
  env = {};
  for (const [prefix, id] of [
    ['WOO_DE', 'woocommerce'],
    ['SHOPIFY_US', 'shopify'],
  ] as const) {
    for (const [name, value] of Object.entries(sandbox.channels[id]?.credentials ?? {}))
      env[`LISTWRIGHT_${prefix}_${name}`] = value;
  }
});
afterAll(() => sandbox.close());

describe('kill -9 in the middle of apply', () => {
  it('ten times at different moments, then once to the end: each SKU is there exactly once', async () => {
    for (const after of [500, 800, 1100, 1500, 1900, 2400, 3000, 3700, 4500, 5500]) {
      await killed(after);
      expect(twice()).toEqual([]);
    }

    const { exit } = await listwright(['apply', '--yes', '--wait', '-C', folder], { env });
    const plan = await listwright(['plan', '--format', 'json', '-C', folder], { env });

    expect(exit).toBe(1);
    expect(twice()).toEqual([]);
    expect(sandbox.sandbox.listings().every(({ state }) => state === 'live')).toBe(true);
    expect(sandbox.sandbox.listings().length).toBeGreaterThan(90);
    expect(JSON.parse(plan.out).changes).toEqual([]);
  });
});

function killed(after: number): Promise<void> {
  const child = spawn(process.execPath, [BIN, 'apply', '--yes', '-C', folder], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: 'ignore',
  });
  setTimeout(() => child.kill('SIGKILL'), after);
  return new Promise((resolve) => child.on('close', () => resolve()));
}

/** SKUs that one marketplace shows more than once. */
function twice(): readonly string[] {
  const skus = sandbox.sandbox.listings().map(({ marketplace, sku }) => `${marketplace} ${sku}`);
  return skus.filter((sku, place) => skus.indexOf(sku) !== place);
}
