import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { assetId, recipeOf, sourceOf } from '../../src/core/asset.ts';
import { contentHash, fingerprint } from '../../src/core/fingerprint.ts';
import type { Json } from '../../src/core/json.ts';
import type { HttpResponse, Marketplace } from '../../src/core/ports/marketplace.ts';
import type { Planned, Store } from '../../src/core/ports/store.ts';
import type { Channel, Listing, ListingVariant, Outcome } from '../../src/core/words.ts';
import { apply } from '../../src/engine/apply.ts';
import type { EngineChannel } from '../../src/engine/lanes.ts';
import { type PlanSummary, plan } from '../../src/engine/plan.ts';
import { settleOpen } from '../../src/engine/settle-open.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { loadMarketplace } from '../../src/marketplaces/index.ts';
import { ConnectionCut, createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { openStore } from '../../src/stores/sqlite/index.ts';
import { encodeBody } from '../../src/transport/encode-body.ts';
import { Governor } from '../../src/transport/governor.ts';
import { type Attempt, createHttp, type Send } from '../../src/transport/index.ts';
import { redactor } from '../../src/transport/redact.ts';
import { WireFault } from '../../src/transport/wire.ts';

const HOST = 'shop.test';
/** What each rehearsal's account has to name. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  shopify: { location: 'gid://shopify/Location/71001' },
};

export interface SceneOptions {
  /** In place of the real one: to see a defect found. */
  readonly adapter?: (real: Marketplace) => Marketplace;
  readonly delivery?: 'by-address' | 'as-document';
  /** 'off': what the transport and the engine write down is not cleaned of secrets. */
  readonly redaction?: 'off';
}

export interface Published {
  readonly summary: PlanSummary;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** One adapter against its rehearsal: real transport, engine and store, one virtual clock. */
export class Scene {
  readonly clock: VirtualClock;
  readonly sandbox: Sandbox;
  readonly marketplace: Marketplace;
  readonly channel: Channel;
  readonly secrets: readonly string[];
  readonly store: Store;
  /** Where pictures are served from; another name is another CDN. */
  cdn = 'one';
  /** The other side repeats our own credentials in what it complains of, as some have been seen to do. */
  echoesSecrets = false;
  /** Shown each answer. */
  onAnswer: (response: HttpResponse) => void = () => undefined;
  /** Called with each request before it goes; throwing stands for a crash. */
  onRequest: (attempt: Attempt) => void = () => undefined;
  readonly #pictures: ReadonlyMap<string, Uint8Array>;
  readonly #server: Server;
  readonly #credentials: Readonly<Record<string, string>>;
  readonly #redaction: 'off' | undefined;
  #runs = 0;

  private constructor(parts: {
    clock: VirtualClock;
    sandbox: Sandbox;
    marketplace: Marketplace;
    server: Server;
    pictures: ReadonlyMap<string, Uint8Array>;
    delivery: 'by-address' | 'as-document';
    redaction: 'off' | undefined;
  }) {
    const { id } = parts.marketplace.manifest;
    this.clock = parts.clock;
    this.sandbox = parts.sandbox;
    this.marketplace = parts.marketplace;
    this.#redaction = parts.redaction;
    this.#server = parts.server;
    this.#pictures = parts.pictures;
    this.#credentials = parts.sandbox.channels[id]?.credentials ?? {};
    this.secrets = parts.marketplace.manifest.credentials
      .filter(({ secret }) => secret)
      .flatMap(({ name }) => this.#credentials[name] ?? []);
    this.channel = {
      id: 'shop',
      marketplace: id,
      site: 's',
      account: 'a',
      locale: 'en-US',
      currency: id === 'woocommerce' ? 'EUR' : 'USD',
      endpoint: `http://${HOST}`,
      settings: SETTINGS[id] ?? {},
      delivery: parts.delivery,
      limits: parts.marketplace.limits,
    };
    this.store = openStore({
      folder: mkdtempSync(join(tmpdir(), 'listwright-conforms-')),
      tables: 'memory',
      clock: this.clock,
      token: () => String(++this.#runs),
      isAlive: () => true,
    });
  }

  static async open(id: string, options: SceneOptions = {}): Promise<Scene> {
    const real = await loadMarketplace(id);
    if (!real) throw new Error(`no marketplace ${id}`);
    const clock = new VirtualClock();
    const sandbox = await createSandbox({
      marketplaces: [id],
      quota: 'real',
      clock,
      seed: 7,
      loopbackPictures: 'allowed',
    });
    const pictures = await drawnPictures();
    const server = await pictureServer(pictures);
    return new Scene({
      clock,
      sandbox,
      marketplace: options.adapter?.(real) ?? real,
      server,
      pictures,
      delivery: options.delivery ?? 'as-document',
      redaction: options.redaction,
    });
  }

  close(): void {
    this.#server.close();
    this.store.close();
  }

  /** What would change. */
  plan(listings: readonly Listing[]): PlanSummary {
    return this.#prepared(listings).summary;
  }

  /** A run as the program makes it: settles what is open, plans, applies, follows. */
  async publish(listings: readonly Listing[], options: { missing?: 'keep' | 'withdraw' } = {}): Promise<Published> {
    const engine = this.engine();
    await settleOpen(engine.lane, [engine], { store: this.store, run: 'next' });
    const { run, summary, replan } = this.#prepared(listings, options);
    const outcomes = new Map<string, Outcome>();
    await apply({
      store: this.store,
      run,
      clock: this.clock,
      channels: [engine],
      replan,
      width: 6,
      patience: 120_000,
      onOutcome: (change: Planned, outcome) => void outcomes.set(change.document.key, outcome),
    });
    return { summary, outcomes };
  }

  engine(): EngineChannel {
    const redact = this.#redaction === 'off' ? (text: string) => text : redactor(this.secrets);
    const governor = new Governor({ clock: this.clock, spend: this.store.spend, account: 'a' });
    const http = createHttp({
      channel: this.channel,
      marketplace: this.marketplace,
      credentials: this.#credentials,
      clock: this.clock,
      nonce: () => `n${++this.#runs}`,
      governor,
      redact,
      wire: this.#wire(),
    });
    const openAsset = async (asset: string): Promise<{ bytes: Uint8Array; type: string; name: string }> => {
      const bytes = this.#pictures.get(sourceOf(asset));
      if (!bytes) throw new Error(`no picture ${asset}`);
      return { bytes, type: 'image/jpeg', name: `${asset.replaceAll(/[^\w-]/g, '-')}.jpg` };
    };
    return {
      channel: this.channel,
      marketplace: this.marketplace,
      lane: 'lane',
      io: { channel: this.channel, http, openAsset },
      redact,
      assetUrl: async (asset) => this.#address(asset),
    };
  }

  /** A request of somebody else's, signed as ours are. */
  async raw(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, json?: Json): Promise<HttpResponse> {
    const [bucket = ''] = Object.keys(this.channel.limits.rates);
    return this.engine().io.http.send({
      method,
      url: `https://${HOST}${path}`,
      bucket,
      harmless: true,
      ...(json !== undefined && { body: { is: 'json', json } }),
    });
  }

  /** Asset ids of the drawn pictures. */
  assets(): readonly string[] {
    return [...this.#pictures.keys()].map((hash) => assetId(hash, recipeOf(this.channel.limits.pictures)));
  }

  listing(
    id: string,
    change: Partial<Omit<Listing, 'variants'>> & {
      variants?: readonly (Partial<ListingVariant> & { sku: string })[];
    } = {},
  ): Listing {
    const { variants = [{ sku: id }], ...rest } = change;
    return {
      id,
      channel: this.channel,
      title: `Mug ${id}`,
      bullets: ['Dishwasher safe'],
      description: '<p>A mug.</p>',
      keywords: [],
      brand: 'Qihe',
      pictures: this.assets()
        .slice(0, 2)
        .map((asset, place) => ({ asset, role: place === 0 ? 'main' : 'other', alt: `Mug ${id}` })),
      options: [],
      compliance: {},
      origins: {},
      sources: {},
      untranslated: [],
      sums: {},
      ...rest,
      variants: variants.map((variant) => ({
        options: [],
        price: { amount: '19.90', currency: this.channel.currency },
        stock: 5,
        pictures: [],
        ...variant,
      })),
    };
  }

  sized(id: string, sizes: readonly string[], price = '19.90'): Listing {
    return this.listing(id, {
      options: [{ name: 'Size', values: sizes }],
      variants: sizes.map((size) => ({
        sku: `${id}-${size}`,
        options: [size],
        price: { amount: price, currency: this.channel.currency },
      })),
    });
  }

  #prepared(
    listings: readonly Listing[],
    options: { missing?: 'keep' | 'withdraw' } = {},
  ): { run: string; summary: PlanSummary; replan: () => void } {
    const run = `run-${++this.#runs}`;
    for (const listing of listings) {
      const { documents } = this.marketplace.render(listing);
      const made = { file: JSON.stringify(listing), rates: '', rules: '', words: '', version: '1' };
      // Only `after` is a promise: the order in which documents come is not.
      const shuffled = [...documents].sort((a, b) => (contentHash(a.key) < contentHash(b.key) ? -1 : 1));
      this.store.stage(
        run,
        this.channel.id,
        shuffled.map((document) => ({ document, fingerprint: fingerprint(document), origins: {}, made })),
      );
      this.store.keepListing(run, this.channel.id, listing.id, {});
    }
    const planning = {
      store: this.store,
      run,
      channels: [this.engine()],
      guards: [],
      allow: new Set<string>(),
      missing: options.missing ?? 'keep',
      extent: 'whole',
      clock: this.clock,
      report: () => undefined,
    } as const;
    return { run, summary: plan(planning), replan: () => void plan(planning) };
  }

  #address(asset: string): string {
    const address = this.#server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return `http://127.0.0.1:${port}/${this.cdn}/${sourceOf(asset)}.jpg`;
  }

  #wire(): Send {
    return async (attempt) => {
      this.onRequest(attempt);
      const { request, headers } = attempt;
      const url = new URL(attempt.url);
      const encoded = request.body && encodeBody(request.body);
      try {
        const answer = await this.sandbox.handle({
          method: request.method,
          path: `${url.pathname}${url.search}`,
          headers: { host: url.host, ...(encoded && { 'content-type': encoded.type }), ...lowered(headers) },
          body: encoded?.bytes ?? new Uint8Array(),
        });
        const said = typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body).toString('utf8');
        const text = this.echoesSecrets
          ? said.replaceAll('"message":"', `"message":"${this.secrets.join(' ')} `)
          : said;
        const response = { status: answer.status, headers: lowered(answer.headers), text, json: parsed(text) };
        this.onAnswer(response);
        return response;
      } catch (reason) {
        throw reason instanceof ConnectionCut ? new WireFault('the line went dead', 'maybe') : reason;
      }
    };
  }
}

function lowered(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

let drawn: Promise<ReadonlyMap<string, Uint8Array>> | undefined;

/** Four plain pictures by the hash of their bytes. */
function drawnPictures(): Promise<ReadonlyMap<string, Uint8Array>> {
  drawn ??= Promise.all(
    ['#a33', '#3a3', '#33a', '#aa3'].map((background) =>
      sharp({ create: { width: 400, height: 400, channels: 3, background } })
        .jpeg()
        .toBuffer(),
    ),
  ).then((all) => new Map(all.map((bytes) => [contentHash(bytes), new Uint8Array(bytes)])));
  return drawn;
}

async function pictureServer(pictures: ReadonlyMap<string, Uint8Array>): Promise<Server> {
  const server = createServer((request, response) => {
    const bytes = pictures.get(/\/([0-9a-f]{32})\.jpg$/.exec(request.url ?? '')?.[1] ?? '');
    response.writeHead(bytes ? 200 : 404, { 'content-type': 'image/jpeg' });
    response.end(bytes);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}
