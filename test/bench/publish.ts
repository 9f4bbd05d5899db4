import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyCommand } from '../../src/app/apply.ts';
import { variableOf } from '../../src/app/credentials.ts';
import { openShop, type Shop } from '../../src/app/shop.ts';
import type { World } from '../../src/app/world.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { cpuProfile } from './cpu-profile.ts';
import { type Figure, median } from './figure.ts';
import { partOfHouse } from './part-of-house.ts';

const PRODUCTS = 1000;
const RUNS = 5;
const BIN = fileURLToPath(new URL('../../bin/listwright.js', import.meta.url));

interface Measured {
  /** Milliseconds of our CPU a product. */
  readonly all: number;
  readonly plan: number;
  readonly apply: number;
  readonly again: number;
  readonly requests: number;
}

/** A thousand products to the WooCommerce rehearsal in another process, without quota: our own CPU, and where it goes. */
export async function publish(): Promise<readonly Figure[]> {
  const runs: Measured[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await published());
  const shares = await cpuProfile(async () => void (await published()), partOfHouse);
  const figure = (name: string, samples: readonly number[], unit: string): Figure => ({
    bench: `publish/${name}`,
    value: median(samples),
    unit,
    samples,
  });
  const all = runs.map((run) => run.all);
  return [
    figure('cpu', all, 'ms of our CPU a product'),
    figure('cpu-first-run', all.slice(0, 1), 'ms: the first shop of this process, lazy modules and compiling included'),
    figure(
      'cpu-read-to-plan',
      runs.map(({ plan }) => plan),
      'ms: read, normalise, judge, render, stage, plan',
    ),
    figure(
      'cpu-journal-and-wire',
      runs.map(({ apply }) => apply),
      'ms: journal, wire, outcomes',
    ),
    figure(
      'cpu-second-run',
      runs.map(({ again }) => again),
      'ms: everything again, nothing to send',
    ),
    figure(
      'requests',
      runs.map(({ requests }) => requests),
      'requests a product',
    ),
    ...[...shares]
      .sort(([, one], [, other]) => other - one)
      .map(([part, share]) =>
        figure(`share/${part}`, [share], 'of the main thread’s busy time in both runs, waits for the disk included'),
      ),
  ];
}

/** Publishes a new shop's products to a new rehearsal, twice. */
async function published(): Promise<Measured> {
  const sandbox = await started();
  const folder = mkdtempSync(join(tmpdir(), 'listwright-bench-'));
  writeFileSync(
    join(folder, 'products.csv'),
    `sku,title,description,price,stock\n${Array.from({ length: PRODUCTS }, (_, i) => `P-${i},Becher ${i},Ein Becher aus Keramik,5.00,7`).join('\n')}\n`,
  );
  writeFileSync(
    join(folder, 'listwright.yaml'),
    `catalogue: { files: products.csv, language: de-DE, currency: EUR }
translate: { engine: none }
channels:
  woo: { marketplace: woocommerce, endpoint: '${sandbox.endpoint}', language: de-DE, currency: EUR, limits: { rates: { rest: { perSecond: 100000, burst: 100000 } } } }
`,
  );
  let planned = 0;
  const world = worldOf(sandbox.credentials, (event) => {
    if (event === 'change' && planned === 0) planned = used();
  });
  const began = used();
  const shop = await openShop(world, { folder, channels: [], purpose: 'publish' });
  try {
    await applied(shop);
    const ended = used();
    const requests = await sandbox.requests();
    const live = await sandbox.listings();
    if (live !== PRODUCTS) throw new Error(`${live} of ${PRODUCTS} products are there`);
    const resumed = used();
    await applied(shop);
    const again = used() - resumed;
    const sentAgain = (await sandbox.requests()) - requests;
    if (sentAgain > requests / 2) throw new Error(`the second run sent ${sentAgain} requests`);
    return {
      all: (ended - began) / PRODUCTS,
      plan: (planned - began) / PRODUCTS,
      apply: (ended - planned) / PRODUCTS,
      again: again / PRODUCTS,
      requests: requests / PRODUCTS,
    };
  } finally {
    shop.store.close();
    sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function applied(shop: Shop): Promise<void> {
  const exit = await applyCommand(shop, {
    skus: [],
    allow: [],
    offline: 'no',
    patience: 60_000,
    confirm: async () => true,
  });
  if (exit !== 0) throw new Error(`apply ended with ${exit}`);
}

/** Milliseconds of CPU that this process has used. */
function used(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function worldOf(credentials: Readonly<Record<string, string>>, seen: (event: string) => void): World {
  const environment = Object.fromEntries(
    Object.entries(credentials).map(([name, value]) => [variableOf('woo', name), value]),
  );
  let tokens = 0;
  return {
    clock: systemClock,
    environment,
    token: () => `token${++tokens}${process.hrtime.bigint()}`,
    version: '0',
    pid: process.pid,
    host: 'bench',
    isRunning: () => true,
    emit: (event) => seen(event.is),
    drain: new AbortController().signal,
    loopbackPictures: 'allowed',
  };
}

async function started(): Promise<{
  endpoint: string;
  credentials: Record<string, string>;
  requests(): Promise<number>;
  listings(): Promise<number>;
  close(): void;
}> {
  const child = spawn(process.execPath, [BIN, 'sandbox', '--marketplaces', 'woocommerce', '--quota', 'off'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));
  const { url, channels } = JSON.parse(line);
  return {
    endpoint: url,
    credentials: channels.woocommerce.credentials,
    requests: () => counted(`${url}/_/log`),
    listings: () => counted(`${url}/_/listings`),
    close: () => void child.kill(),
  };
}

async function counted(address: string): Promise<number> {
  const all = await (await fetch(address)).json();
  return Array.isArray(all) ? all.length : 0;
}
