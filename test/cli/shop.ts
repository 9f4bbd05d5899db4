import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox, type ServedSandbox } from '../../src/app/sandbox.ts';
import { systemClock } from '../../src/lib/clock.ts';

export interface Ended {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

interface Options {
  readonly env?: Readonly<Record<string, string>>;
  /** Sent `after` so many milliseconds. */
  readonly signal?: NodeJS.Signals;
  readonly after?: number;
  /** No file may grow beyond so many blocks, as if the disk ended there. */
  readonly blocks?: number;
}

const BIN = new URL('../../bin/listwright.js', import.meta.url).pathname;

/** What node is to be given to run the command. */
export function listwrightArguments(args: readonly string[]): string[] {
  return [BIN, ...args];
}

/** The command as a user types it: a process of its own. */
export function listwright(args: readonly string[], options: Options = {}): Promise<Ended> {
  const command = [process.execPath, ...listwrightArguments(args)];
  const [program = '', ...rest] =
    options.blocks === undefined ? command : ['sh', '-c', `ulimit -f ${options.blocks}; exec "$@"`, 'sh', ...command];
  const child = spawn(program, rest, {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', CI: 'true', ...options.env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  if (options.signal) setTimeout(() => child.kill(options.signal), options.after);
  return new Promise((resolve) => child.on('close', (exit) => resolve({ exit, out, err })));
}

/** A shop of a csv and two channels, with a rehearsal of both marketplaces behind it. */
export class TestShop {
  readonly folder = mkdtempSync(join(tmpdir(), 'listwright-cli-'));
  readonly sandbox: ServedSandbox;

  private constructor(sandbox: ServedSandbox) {
    this.sandbox = sandbox;
  }

  static async open(): Promise<TestShop> {
    const sandbox = await openSandbox(
      { clock: systemClock },
      { marketplaces: [], quota: 'off', seed: 1, port: 0, loopbackPictures: 'allowed' },
    );
    const shop = new TestShop(sandbox);
    shop.write('listwright.yaml', shop.config());
    shop.write('products.csv', PRODUCTS);
    // One to one, so that a test can read prices at a glance.
    shop.write('rates.csv', 'date,from,to,rate\n2026-11-20,EUR,USD,1\n');
    return shop;
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(join(this.folder, name), content);
  }

  config(change: { endpoint?: string; more?: string } = {}): string {
    const endpoint = change.endpoint ?? this.sandbox.url;
    return `catalogue: { files: products.csv, language: de-DE, currency: EUR }
translate: { engine: none }
rates: rates.csv
${change.more ?? ''}channels:
  woo: { marketplace: woocommerce, endpoint: '${endpoint}', language: de-DE, currency: EUR, price: { times: 2 } }
  shopify: { marketplace: shopify, endpoint: '${this.sandbox.url}', language: de-DE, currency: USD, price: { times: 2 }, settings: { location: 'gid://shopify/Location/71001' } }
`;
  }

  env(change: Readonly<Record<string, string>> = {}): Record<string, string> {
    const found: Record<string, string> = {};
    for (const [channel, id] of [
      ['WOO', 'woocommerce'],
      ['SHOPIFY', 'shopify'],
    ] as const) {
      for (const [name, value] of Object.entries(this.sandbox.channels[id]?.credentials ?? {}))
        found[`LISTWRIGHT_${channel}_${name}`] = value;
    }
    return { ...found, ...change };
  }

  run(args: readonly string[], options: Options = {}): Promise<Ended> {
    return listwright([...args, '-C', this.folder], { ...options, env: options.env ?? this.env() });
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }
}

const PRODUCTS = `sku,title,description,price,stock
M-1,Becher,Ein Becher,5.00,3
M-2,Schale,Eine Schale,7.50,4
M-3,Teller,Ein Teller,9.00,5
`;
