import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyCommand } from '../../src/app/apply.ts';
import { variableOf } from '../../src/app/credentials.ts';
import { openShop } from '../../src/app/shop.ts';
import type { World } from '../../src/app/world.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { type Figure, median } from './figure.ts';

const PRODUCTS = 1000;
const RUNS = 5;
const BIN = new URL('../../bin/listwright.js', import.meta.url).pathname;

/** A thousand products to the WooCommerce rehearsal in another process, without quota: our own CPU, and where it goes. */
export async function publish(): Promise<readonly Figure[]> {
  const parts = {
    all: [] as number[],
    plan: [] as number[],
    apply: [] as number[],
    again: [] as number[],
    requests: [] as number[],
  };
  for (let run = 0; run < RUNS; run++) {
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
    const shop = await openShop(world, { folder, channels: [], purpose: 'publish' });
    const began = used();
    await applyCommand(shop, { skus: [], allow: [], offline: 'no', patience: 60_000, confirm: async () => true });
    const ended = used();
    await applyCommand(shop, { skus: [], allow: [], offline: 'no', patience: 60_000, confirm: async () => true });
    parts.all.push((ended - began) / PRODUCTS);
    parts.plan.push((planned - began) / PRODUCTS);
    parts.apply.push((ended - planned) / PRODUCTS);
    parts.again.push((used() - ended) / PRODUCTS);
    parts.requests.push((await sandbox.requests()) / PRODUCTS);
    shop.store.close();
    sandbox.close();
  }
  const figure = (name: string, samples: readonly number[], unit: string): Figure => ({
    bench: `publish/${name}`,
    value: median(samples),
    unit,
    samples,
  });
  return [
    figure('cpu', parts.all, 'ms of our CPU a product'),
    figure('cpu-read-to-plan', parts.plan, 'ms: read, normalise, judge, render, stage, plan'),
    figure('cpu-journal-and-wire', parts.apply, 'ms: journal, wire, outcomes'),
    figure('cpu-second-run', parts.again, 'ms: everything again, nothing to send'),
    figure('requests', parts.requests, 'requests a product'),
  ];
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
    requests: async () => JSON.parse(await (await fetch(`${url}/_/log`)).text()).length,
    close: () => void child.kill(),
  };
}
