import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ours from '../../src/sandbox/etsy/operations.json' with { type: 'json' };
import type { Sandbox } from '../../src/sandbox/index.ts';
import { type Random, seeded } from '../../src/sandbox/random.ts';
import { openSeller as openEbay } from '../sandbox/ebay/ebay-client.ts';
import { serveLargePictures } from '../sandbox/ebay/large-pictures.ts';
import * as amazon from './sandbox-amazon-mutants.ts';
import {
  openScene as openAmazon,
  pathOf,
  type Request,
  rightRequest as rightOfAmazon,
} from './sandbox-amazon-scene.ts';
import { operations as operationsOfAmazon } from './sandbox-amazon-spec.ts';
import * as ebay from './sandbox-ebay-mutants.ts';
import { patch } from './sandbox-ebay-patch.ts';
import { isRefused, mutableRequests, wrongParameters } from './sandbox-ebay-scene.ts';
import type { Loose } from './sandbox-ebay-spec.ts';
import * as etsy from './sandbox-etsy-mutants.ts';
import { openScene as openEtsy } from './sandbox-etsy-scene.ts';
import { OPERATIONS as OPERATIONS_OF_ETSY } from './sandbox-etsy-spec.ts';
import * as walmart from './sandbox-walmart-mutants.ts';
import { openScene as openWalmart, rightRequest as rightOfWalmart } from './sandbox-walmart-requests.ts';
import { operations as operationsOfWalmart } from './sandbox-walmart-spec.ts';

/** One request. */
export interface Trial {
  readonly what: string;
  /** Sends it to the rehearsal. Whether it was refused. */
  send(): Promise<boolean>;
  /** Makes room for the same request again. */
  readonly undo?: () => Promise<void>;
}

/** What two judges are asked of one marketplace. */
export interface Trials {
  readonly sandbox: Sandbox;
  /** Specifications, the first that has a call judges it. */
  readonly files: readonly string[];
  /** What stands before the specification's own paths. */
  readonly root: string;
  readonly right: readonly Trial[];
  readonly wrong: readonly Trial[];
  close(): Promise<void>;
}

const SPECS = process.env.LISTWRIGHT_SPECS ?? fileURLToPath(new URL('../../../shared/specs', import.meta.url));
const nothing = async () => undefined;

export async function trialsOfAmazon(): Promise<Trials> {
  const scene = await openAmazon();
  const dice = seeded(20_261_125);
  const files = ['listingsItems_2021-08-01', 'feeds_2021-06-30', 'definitionsProductTypes_2020-09-01'];
  const covered = /^\/(listings|feeds|definitions)\//;
  const all = operationsOfAmazon().filter(({ path }) => covered.test(path));
  const trial = (operation: (typeof all)[number], request: Request, what: string): Trial => ({
    what: `${operation.id} ${what}`,
    send: async () =>
      refused((await scene.seller.call(operation.method, pathOf(operation, request), request.body)).status),
  });
  return {
    ...{ sandbox: scene.seller.sandbox, root: '', close: nothing },
    files: files.map((file) => `${SPECS}/amazon/${file}.json`),
    // The feed of the scene is through: it cannot be cancelled any more.
    right: all.filter(({ id }) => id !== 'cancelFeed').map((one) => trial(one, rightOfAmazon(scene, one), 'right')),
    wrong: all.flatMap((operation) => {
      const singles = amazon.mutantsOf(operation, rightOfAmazon(scene, operation), dice);
      const pairs = amazon.pairsOf(singles, singles.length * 3, dice);
      return [...singles, ...pairs].map(({ is, request }) => trial(operation, request, is));
    }),
  };
}

export async function trialsOfEbay(): Promise<Trials> {
  const pictures = await serveLargePictures();
  const seller = await openEbay();
  const base = await mutableRequests(seller, `${pictures.url}/mug.jpg`);
  const root = '/sell/inventory/v1';
  const spec: Loose = JSON.parse(readFileSync(`${SPECS}/ebay/sell_inventory_v1_oas3.json`, 'utf8'));
  patch(spec.components.schemas);
  const file = written(spec);
  const parameters = wrongParameters(base).filter(({ path }) => path.startsWith(root));
  return {
    ...{ sandbox: seller.sandbox, root, files: [file] },
    close: async () => {
      await pictures.close();
      rmSync(dirname(file), { recursive: true });
    },
    right: base.map(({ operation, path, body, undo }) => ({
      what: `${operation.id} right`,
      send: async () => isRefused(await seller.ask(operation.method, path, { body })),
      undo,
    })),
    wrong: [
      ...base.flatMap(({ operation, path, body }) =>
        ebay.mutantsOf(body, operation.body, 20_261_125).map((mutant) => ({
          what: `${operation.id} ${mutant.what}`,
          send: async () => isRefused(await seller.ask(operation.method, path, { body: mutant.body })),
        })),
      ),
      ...parameters.map(({ operation, path, ask, what }) => ({
        what: `${operation.id} ${what}`,
        send: async () => isRefused(await seller.ask(operation.method, path, ask)),
      })),
    ],
  };
}

export async function trialsOfEtsy(): Promise<Trials> {
  const scene = await openEtsy();
  const all = await Promise.all(
    OPERATIONS_OF_ETSY.filter(({ id }) => Object.hasOwn(ours, id)).map(async (operation) => ({
      operation,
      right: await scene.right(operation.id),
    })),
  );
  const spec: Loose = JSON.parse(readFileSync(`${SPECS}/etsy/3.0.0.json`, 'utf8'));
  for (const methods of Object.values<Loose>(spec.paths))
    for (const one of Object.values<Loose>(methods)) withCommas(one);
  const file = written(spec);
  return {
    ...{
      sandbox: scene.etsy.sandbox,
      root: '',
      files: [file],
      close: async () => rmSync(dirname(file), { recursive: true }),
    },
    right: all.map(({ operation, right }) => ({
      what: `${operation.id} right`,
      send: async () => refused((await scene.etsy.call(operation.method, right.path, right.options)).status),
    })),
    wrong: all.flatMap(({ operation, right }) =>
      etsy.mutantsOf(operation, right).map(({ kind, says, path, options }) => ({
        what: `${operation.id} ${kind} ${says}`,
        send: async () => refused((await scene.etsy.call(operation.method, path, options)).status),
      })),
    ),
  };
}

/** "A comma-separated list", says the description of tags, and so are the others taken; by its letter, the file wants a field for each. */
function withCommas({ parameters = [], requestBody }: Loose): void {
  for (const one of parameters) if (one.in === 'query' && one.schema.type === 'array') one.explode = false;
  for (const [type, content] of Object.entries<Loose>(requestBody?.content ?? {})) {
    const lists = Object.entries<Loose>(content.schema.properties ?? {}).filter(([, { type: is }]) => is === 'array');
    if (type === 'application/json' || lists.length === 0) continue;
    content.encoding = Object.fromEntries(
      lists.map(([name]) => [name, { style: 'form', explode: false, allowReserved: true }]),
    );
    // Prism takes the plus of a form for a plus; and a form has no null, and Prism reads no list where one is allowed.
    for (const [, schema] of lists) delete schema.nullable;
  }
}

export async function trialsOfWalmart(): Promise<Trials> {
  const scene = await openWalmart();
  // The file asks Basic for every call, and for the token's detail a token besides; both cannot be meant.
  const operations = operationsOfWalmart()
    .filter(({ path }) => path !== '/v3/token/detail')
    // What removes the item comes last.
    .toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
  const all = await Promise.all(
    operations.map(async (operation) => ({ operation, right: await rightOfWalmart(scene, operation) })),
  );
  const wrong = await Promise.all(
    all.map(async ({ operation }) =>
      (await walmart.mutantsOf(scene, operation)).map(({ says, method, path, options }) => ({
        what: `${method} ${operation.path} ${says}`,
        send: async () => refused((await scene.seller.call(method, path, options)).status),
      })),
    ),
  );
  const files = ['items', 'feeds', 'inventory', 'prices', 'authentication', 'utilities'];
  return {
    ...{ sandbox: scene.seller.sandbox, root: '', close: () => scene.close() },
    files: files.map((name) => `${SPECS}/walmart/walmart-marketplace-${name}-openapi-original.yml`),
    right: all.map(({ operation, right }) => ({
      what: `${operation.method} ${operation.path} right`,
      send: async () => refused((await scene.seller.call(operation.method, right.path, right.options)).status),
    })),
    wrong: wrong.flat(),
  };
}

/** As many of them, by chance. */
export function drawn<T>(all: readonly T[], count: number, random: Random): readonly T[] {
  return all
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, one]) => one);
}

function written(spec: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'listwright-prism-')), 'spec.json');
  writeFileSync(file, JSON.stringify(spec));
  return file;
}

function refused(status: number): boolean {
  return status >= 400 && status < 500;
}
