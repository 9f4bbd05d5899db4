import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listwrightArguments, TestShop } from '../cli/shop.ts';

let shop: TestShop;
let calls: readonly string[];
beforeAll(async () => {
  shop = await TestShop.open();
  calls = await traced(shop, ['apply', '--yes', '--channel', 'woo']);
});
afterAll(() => shop.close());

describe('apply, as the operating system sees it', () => {
  it('speaks to no machine but the shop’s', () => {
    const { port } = new URL(shop.sandbox.url);
    const connections = calls.filter((call) => /^connect\(.*AF_INET/.test(call));

    expect(connections.length).toBeGreaterThan(0);
    expect(connections.filter((call) => !call.includes(`htons(${port}), sin_addr=inet_addr("127.0.0.1")`))).toEqual([]);
  });

  it('has its intent on the disk, flushed, before the request that creates leaves', () => {
    const lookedUp = calls.findIndex((call) => /"GET \/wp-json\/wc\/v3\/products\?sku=/.test(call));
    const created = calls.findIndex((call) => /"POST \/wp-json\/wc\/v3\/products\/batch/.test(call));
    const between = calls.slice(lookedUp, created);
    const written = between.findLastIndex((call) => /^pwrite64\(.*state\.db-wal>/.test(call));
    const flushed = between.findLastIndex((call) => /^(?:fsync|fdatasync)\(.*state\.db-wal>\) += 0/.test(call));

    expect(lookedUp).toBeGreaterThan(0);
    expect(created).toBeGreaterThan(lookedUp);
    expect(written).toBeGreaterThan(0);
    expect(flushed).toBeGreaterThan(written);
  });

  it('never writes to the merchant’s file', () => {
    expect(calls.filter((call) => /^(?:write|writev|pwrite64)\(\d+<[^>]*products\.csv>/.test(call))).toEqual([]);
  });
});

/** The system calls of a run that write, flush or connect, in their order. */
async function traced(from: TestShop, args: readonly string[]): Promise<readonly string[]> {
  const log = join(from.folder, 'strace.log');
  const trace = 'trace=connect,write,writev,pwrite64,fsync,fdatasync';
  const child = spawn(
    'strace',
    [
      '-f',
      '-y',
      '-s',
      '60',
      '-e',
      trace,
      '-e',
      'signal=none',
      '-o',
      log,
      process.execPath,
      ...listwrightArguments([...args, '-C', from.folder]),
    ],
    { env: { PATH: process.env.PATH, ...from.env() }, stdio: 'ignore' },
  );
  const exit = await new Promise((resolve) => child.on('close', resolve));
  expect(exit).toBe(0);
  return readFileSync(log, 'utf8')
    .split('\n')
    .map((line) => line.replace(/^\d+ +/, ''));
}
