import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint } from '../../src/core/fingerprint.ts';
import type { Guard } from '../../src/core/ports/rule.ts';
import type { Planned, Store } from '../../src/core/ports/store.ts';
import type { Document, Finding, Outcome } from '../../src/core/words.ts';
import { apply, type Halt } from '../../src/engine/apply.ts';
import type { EngineChannel } from '../../src/engine/lanes.ts';
import { type PlanSummary, plan } from '../../src/engine/plan.ts';
import { settleOpen } from '../../src/engine/settle-open.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { openStore } from '../../src/stores/sqlite/index.ts';
import type { FakeShop } from './fake-shop.ts';

export interface RunOptions {
  readonly missing?: 'keep' | 'withdraw';
  readonly extent?: 'whole' | 'part';
  readonly guards?: readonly Guard[];
  readonly allow?: readonly string[];
  /** Listings that were read and held back. */
  readonly held?: readonly string[];
  readonly version?: string;
  /** Cuts the run off after this many calls, as a crash would. */
  readonly crashAfter?: number;
  readonly drain?: AbortSignal;
  /** Milliseconds that pending answers are waited for. */
  readonly patience?: number;
}

export interface RunResult {
  readonly summary: PlanSummary;
  readonly outcomes: ReadonlyMap<string, Outcome['is']>;
  readonly findings: readonly Finding[];
  readonly halts: readonly Halt[];
}

export class Crash extends Error {}

/** An engine at work on a fake shop: a real store, a virtual clock, run after run. */
export class Bench {
  readonly clock = new VirtualClock();
  readonly store: Store;
  readonly shop: FakeShop;
  #runs = 0;

  constructor(shop: FakeShop) {
    this.shop = shop;
    this.store = openStore({
      folder: mkdtempSync(join(tmpdir(), 'listwright-engine-')),
      tables: 'memory',
      clock: this.clock,
      token: () => `token-${++this.#runs}`,
      isAlive: () => true,
    });
  }

  /** What a plan would do, without doing it. */
  plan(
    documents: readonly Document[],
    options: RunOptions = {},
  ): { summary: PlanSummary; changes: readonly Planned[] } {
    const { run, summary } = this.#prepare(documents, options, () => undefined);
    return { summary, changes: [...this.store.changes(run)] };
  }

  async apply(documents: readonly Document[], options: RunOptions = {}): Promise<RunResult> {
    const findings: Finding[] = [];
    const outcomes = new Map<string, Outcome['is']>();
    await settleOpen('lane', [this.#channel(options)], { store: this.store, run: 'next' });
    const { run, summary, replan } = this.#prepare(documents, options, (finding) => findings.push(finding));
    const halts = await apply({
      store: this.store,
      run,
      clock: this.clock,
      channels: [this.#channel(options)],
      replan,
      width: 4,
      patience: options.patience ?? 60_000,
      ...(options.drain && { drain: options.drain }),
      onOutcome: ({ document }, { is }) => outcomes.set(document.key, is),
    });
    for (const { document } of this.store.changes(run)) {
      const outcome = this.store.standing(run, 'c', document.key)?.outcome;
      if (outcome) outcomes.set(document.key, outcome.is);
    }
    return { summary, outcomes, findings, halts };
  }

  #prepare(
    documents: readonly Document[],
    options: RunOptions,
    report: (finding: Finding) => void,
  ): { run: string; summary: PlanSummary; replan: () => void } {
    const run = `run-${++this.#runs}`;
    const version = options.version ?? '1';
    this.store.stage(
      run,
      'c',
      documents.map((document) => ({
        document,
        fingerprint: fingerprint(document),
        origins: {},
        made: { file: JSON.stringify(document.body), rates: '', rules: '', words: '', version },
      })),
    );
    for (const listing of new Set(documents.flatMap(({ listing: id }) => id ?? [])))
      this.store.keepListing(run, 'c', listing, {});
    for (const listing of options.held ?? []) this.store.markPresent(run, 'c', listing);
    const planning = {
      store: this.store,
      run,
      channels: [this.#channel(options)],
      guards: options.guards ?? [],
      allow: new Set(options.allow),
      missing: options.missing ?? 'keep',
      extent: options.extent ?? 'whole',
      clock: this.clock,
      report,
    } as const;
    return { run, summary: plan(planning), replan: () => void plan(planning) };
  }

  #channel({ crashAfter }: RunOptions): EngineChannel {
    const marketplace = this.shop.marketplace;
    const channel = {
      id: 'c',
      marketplace: 'fake',
      site: 's',
      account: 'a',
      locale: 'de-DE',
      currency: 'EUR',
      settings: {},
      delivery: 'as-document',
      limits: marketplace.limits,
    } as const;
    const nowhere = (): never => {
      throw new Error('the fake shop needs no wire');
    };
    let left = crashAfter ?? Number.POSITIVE_INFINITY;
    const kinds = Object.fromEntries(
      Object.entries(marketplace.kinds).map(([name, kind]) => {
        const fragile = (calls: typeof kind.create): typeof kind.create =>
          calls.map((call) => ({
            ...call,
            async publish(batch, io) {
              if (left-- > 0) return call.publish(batch, io);
              await call.publish(batch, io).catch(() => undefined);
              throw new Crash('the power went');
            },
          }));
        return [
          name,
          { ...kind, create: fragile(kind.create), update: fragile(kind.update), withdraw: fragile(kind.withdraw) },
        ];
      }),
    );
    return {
      channel,
      marketplace: { ...marketplace, kinds },
      lane: 'lane',
      io: { channel, http: { send: nowhere }, openAsset: nowhere },
      assetUrl: async () => undefined,
      redact: (text) => text.replaceAll('s3cret', '•••').replaceAll(this.shop.secret ?? 's3cret', '•••'),
    };
  }
}

/** A product document with its options, as an adapter would render them. */
export function listing(
  id: string,
  body: Readonly<Record<string, string | number>>,
  options: readonly string[] = [],
): readonly Document[] {
  const product: Document = {
    key: `product/${id}`,
    kind: 'product',
    body,
    after: [],
    listing: id,
    skus: { [id]: typeof body.stock === 'number' ? { stock: body.stock } : {} },
  };
  return [
    product,
    ...options.map(
      (name): Document => ({
        key: `option/${id}-${name}`,
        kind: 'option',
        body: { name },
        after: [product.key],
        with: product.key,
        listing: id,
        skus: { [`${id}-${name}`]: {} },
      }),
    ),
  ];
}
