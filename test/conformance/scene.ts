import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assetId, recipeOf, sourceOf } from '../../src/core/asset.ts';
import { fingerprint } from '../../src/core/fingerprint.ts';
import type { Json } from '../../src/core/json.ts';
import type { HttpResponse, Marketplace, Reading } from '../../src/core/ports/marketplace.ts';
import type { Planned, Store } from '../../src/core/ports/store.ts';
import type { Channel, Listing, ListingCategory, ListingVariant, Outcome } from '../../src/core/words.ts';
import { apply, type Halt } from '../../src/engine/apply.ts';
import type { EngineChannel } from '../../src/engine/lanes.ts';
import { type PlanSummary, plan } from '../../src/engine/plan.ts';
import { preview } from '../../src/engine/preview.ts';
import { settleOpen } from '../../src/engine/settle-open.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { loadMarketplace } from '../../src/marketplaces/index.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { openStore } from '../../src/stores/sqlite/index.ts';
import { Governor } from '../../src/transport/governor.ts';
import { type Attempt, createHttp, type Send } from '../../src/transport/index.ts';
import { redactor } from '../../src/transport/redact.ts';
import { Tokens } from '../../src/transport/tokens.ts';
import { type Account, accountAt } from './account.ts';
import { answered } from './answered.ts';
import { drawnPictures, pictureServer } from './picture-server.ts';
import { scrambled } from './scrambled.ts';
import { type Watched, watched } from './watched.ts';

const HOST = 'shop.test';
export interface SceneOptions {
  /** In place of the real one: to see a defect found. */
  readonly adapter?: (real: Marketplace) => Marketplace;
  readonly delivery?: 'by-address' | 'as-document';
  /** 'off': what the transport and the engine write down is not cleaned of secrets. */
  readonly redaction?: 'off';
  /** In place of the one that the account is read for. */
  readonly category?: ListingCategory;
  /** Another word gives another order of what may be sent in any order. */
  readonly order?: string;
  /** What the shop over there sells in, where that is not what the channel says. */
  readonly shopCurrency?: string;
}

export interface Published {
  readonly summary: PlanSummary;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** How the lane ended early, if it did. */
  readonly halts: readonly Halt[];
}

export interface PublishOptions {
  readonly missing?: 'keep' | 'withdraw';
  /** Milliseconds that tickets are waited for. */
  readonly patience?: number;
  readonly drain?: AbortSignal;
}

/** One attempt as it stood on the line, by the virtual clock. */
export interface OnTheLine {
  readonly bucket: string;
  readonly at: number;
  /** What it was charged: the server's own word, else what the adapter said. */
  readonly cost: number;
  /** Attempts of this bucket under way when it left, itself included. */
  readonly abreast: number;
  readonly reading: Reading['is'];
  /** As it left, binary parts left out. */
  readonly sent: string;
}

/** Groups under way at once. */
export const WIDTH = 6;

/** One adapter against its rehearsal: real transport, engine and store, one virtual clock. */
export class Scene {
  readonly clock: VirtualClock;
  readonly id: string;
  readonly options: SceneOptions;
  readonly sandbox: Sandbox;
  readonly marketplace: Marketplace;
  readonly channel: Channel;
  readonly account: Account;
  readonly category: ListingCategory | undefined;
  readonly secrets: string[];
  /** Every call of the adapter, oldest first. */
  readonly calls: Watched[] = [];
  /** Every attempt that reached the line and was answered, oldest first. */
  readonly line: OnTheLine[] = [];
  store: Store;
  /** Where pictures are served from; another name is another CDN. */
  cdn = 'one';
  /** The other side repeats our own credentials in what it complains of, as some have been seen to do. */
  echoesSecrets = false;
  /** Shown each answer; throwing stands for a crash. */
  onAnswer: (response: HttpResponse) => void = () => undefined;
  /** Called with each request before it goes; throwing stands for a crash. */
  onRequest: (attempt: Attempt) => void = () => undefined;
  /** Called before outcomes are written down; throwing stands for a crash. */
  onSettle: () => void = () => undefined;
  readonly #pictures: ReadonlyMap<string, Uint8Array>;
  readonly #server: Server;
  readonly #credentials: Readonly<Record<string, string>>;
  readonly #folder = mkdtempSync(join(tmpdir(), 'listwright-conforms-'));
  readonly #underWay = new Map<string, number>();
  #others: Scene[] = [];
  #tables: 'memory' | 'file' = 'memory';
  #runs = 0;

  private constructor(parts: {
    id: string;
    options: SceneOptions;
    clock: VirtualClock;
    sandbox: Sandbox;
    real: Marketplace;
    account: Account;
    category: ListingCategory | undefined;
    server: Server;
    pictures: ReadonlyMap<string, Uint8Array>;
  }) {
    const { id, options, real, account } = parts;
    this.account = account;
    this.category = parts.category;
    this.id = id;
    this.options = options;
    this.clock = parts.clock;
    this.sandbox = parts.sandbox;
    this.marketplace = watched(options.adapter?.(real) ?? real, this.calls);
    this.#server = parts.server;
    this.#pictures = parts.pictures;
    this.#credentials = parts.sandbox.channels[id]?.credentials ?? {};
    this.secrets = real.manifest.credentials
      .filter(({ secret }) => secret)
      .flatMap(({ name }) => this.#credentials[name] ?? []);
    this.channel = {
      id: 'shop',
      marketplace: id,
      site: account.site,
      account: 'a',
      locale: account.locale,
      currency: account.currency,
      endpoint: `http://${HOST}`,
      settings: account.settings,
      delivery: options.delivery ?? 'as-document',
      limits: { ...this.marketplace.limits, ...real.manifest.sites.find((site) => site.id === account.site)?.limits },
    };
    this.store = this.#openStore();
  }

  static async open(id: string, options: SceneOptions = {}): Promise<Scene> {
    const real = await loadMarketplace(id);
    if (!real) throw new Error(`no marketplace ${id}`);
    const account = await accountAt(id);
    const category = options.category ?? (await categoryOf(id, account, real));
    const clock = new VirtualClock();
    const sandbox = await createSandbox({
      marketplaces: [id],
      quota: 'real',
      clock,
      seed: 7,
      loopbackPictures: 'allowed',
      currencies: { [id]: options.shopCurrency ?? account.currency },
    });
    const pictures = await drawnPictures();
    return new Scene({
      id,
      options,
      clock,
      sandbox,
      real,
      account,
      category,
      server: await pictureServer(pictures),
      pictures,
    });
  }

  /** A fresh one of the same kind. It is closed with this one. */
  async another(options: SceneOptions = {}): Promise<Scene> {
    const other = await Scene.open(this.id, { ...this.options, ...options });
    this.#others.push(other);
    return other;
  }

  /** Keeps the tables in a file from now on: what a restart shall find. */
  keepOnDisk(): void {
    this.#tables = 'file';
    this.restart();
  }

  /** The program ends, whatever it was doing, and another one begins. */
  restart(): void {
    this.store.close();
    this.store = this.#openStore();
  }

  close(): void {
    for (const other of this.#others) other.close();
    this.#server.close();
    this.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What would change. */
  plan(listings: readonly Listing[]): PlanSummary {
    return this.#prepared(listings).summary;
  }

  /** A run as the program makes it: settles what is open, plans, applies, follows. */
  async publish(listings: readonly Listing[], options: PublishOptions = {}): Promise<Published> {
    const engine = this.engine();
    await settleOpen(engine.lane, [engine], { store: this.store, run: 'next' });
    const { run, summary, replan } = this.#prepared(listings, options);
    const outcomes = new Map<string, Outcome>();
    const halts = await apply({
      store: this.#shuffled(),
      run,
      clock: this.clock,
      channels: [engine],
      replan,
      width: WIDTH,
      patience: options.patience ?? enoughFor(this.channel.limits),
      ...(options.drain && { drain: options.drain }),
      onOutcome: (change: Planned, outcome) => void outcomes.set(change.document.key, outcome),
    });
    return { summary, outcomes, halts };
  }

  /** What the marketplace would say, by its own preview. */
  async preview(listings: readonly Listing[]): Promise<Omit<Published, 'summary'>> {
    const { run } = this.#prepared(listings);
    const outcomes = new Map<string, Outcome>();
    const halt = await preview(this.engine(), {
      store: this.store,
      run,
      width: WIDTH,
      onOutcome: ({ document }, outcome) => void outcomes.set(document.key, outcome),
    });
    return { outcomes, halts: halt ? [halt] : [] };
  }

  engine(): EngineChannel {
    const cleaner = redactor(this.secrets);
    const redact = this.options.redaction === 'off' ? (text: string) => text : cleaner;
    const governor = new Governor({ clock: this.clock, spend: this.store.spend, account: 'a' });
    const desks = new Map<string, Tokens>();
    const http = createHttp({
      channel: this.channel,
      marketplace: this.marketplace,
      credentials: this.#credentials,
      clock: this.clock,
      nonce: () => `n${++this.#runs}`,
      governor,
      tokens: (auth) => {
        const desk =
          desks.get(auth) ??
          new Tokens({
            clock: this.clock,
            nonce: () => `n${++this.#runs}`,
            learn: (secret) => {
              this.secrets.push(secret);
              cleaner.learn(secret);
            },
          });
        desks.set(auth, desk);
        return desk;
      },
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
  async raw(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    json?: Json,
    auth?: string,
  ): Promise<HttpResponse> {
    const [bucket = ''] = Object.keys(this.channel.limits.rates);
    return this.engine().io.http.send({
      method,
      url: `https://${HOST}${path}`,
      bucket,
      harmless: true,
      ...(json !== undefined && { body: { is: 'json', json } }),
      ...(auth !== undefined && { auth }),
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
      compliance: this.account.compliance ?? {},
      ...(this.category && { category: this.category }),
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

  /** The fewest pictures that are taken: none where none is needed. */
  fewest(): Listing['pictures'] {
    return this.assets()
      .slice(0, this.channel.limits.pictures.min)
      .map((asset, place) => ({ asset, role: place === 0 ? 'main' : 'other' }));
  }

  sized(id: string, sizes: readonly string[], price = '19.90'): Listing {
    return this.listing(id, {
      options: [{ name: 'Size', values: sizes }],
      variants: sizes.map((size) => ({
        sku: `${id}-${size.replaceAll(' ', '')}`,
        options: [size],
        price: { amount: price, currency: this.channel.currency },
      })),
    });
  }

  #prepared(
    listings: readonly Listing[],
    options: PublishOptions = {},
  ): { run: string; summary: PlanSummary; replan: () => void } {
    const run = `run-${++this.#runs}`;
    for (const listing of listings) {
      const { documents } = this.marketplace.render(listing);
      const made = { file: JSON.stringify(listing), rates: '', rules: '', words: '', version: '1' };
      this.store.stage(
        run,
        this.channel.id,
        documents.map((document) => ({ document, fingerprint: fingerprint(document), origins: {}, made })),
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

  #openStore(): Store {
    return openStore({
      folder: this.#folder,
      tables: this.#tables,
      clock: this.clock,
      token: () => String(++this.#runs),
      isAlive: () => true,
    });
  }

  #shuffled(): Store {
    const { store } = this;
    return {
      ...scrambled(store, this.options.order ?? ''),
      settle: (...given) => {
        this.onSettle();
        store.settle(...given);
      },
    };
  }

  #echoed(text: string): string {
    if (!this.echoesSecrets) return text;
    return text.replace(/"(?:message|description)":"/g, (said) => `${said}${this.secrets.join(' ')} `);
  }

  #wire(): Send {
    return async (attempt) => {
      this.onRequest(attempt);
      const { bucket } = attempt.request;
      const at = this.clock.monotonic();
      const abreast = (this.#underWay.get(bucket) ?? 0) + 1;
      this.#underWay.set(bucket, abreast);
      try {
        const response = await answered(this.sandbox, attempt, (text) => this.#echoed(text));
        const { is: reading, pace } = this.marketplace.errors.read(response);
        const cost = pace?.cost ?? attempt.request.cost ?? 1;
        this.line.push({ bucket, at, cost, abreast, reading, sent: told(attempt) });
        this.onAnswer(response);
        return response;
      } finally {
        this.#underWay.set(bucket, (this.#underWay.get(bucket) ?? 1) - 1);
      }
    };
  }
}

/** Read once for all scenes, so that none begins with somebody else's requests. */
const categories = new Map<string, Promise<ListingCategory | undefined>>();

function categoryOf(id: string, account: Account, { taxonomy }: Marketplace): Promise<ListingCategory | undefined> {
  const { category } = account;
  if (!category || !taxonomy) return Promise.resolve(undefined);
  const known = categories.get(id);
  if (known) return known;
  const fresh = read();
  categories.set(id, fresh);
  return fresh;

  async function read(): Promise<ListingCategory | undefined> {
    if (!category || !taxonomy) return undefined;
    const scene = await Scene.open(id, { category: { version: '', ...category } });
    try {
      const found = await taxonomy.read(category.id, scene.engine().io);
      return { ...category, version: found.version, category: found };
    } finally {
      scene.close();
    }
  }
}

/** Until whatever the marketplace lets wait has an answer: its longest series of polls, and two minutes at least. */
function enoughFor({ patience = {} }: Channel['limits']): number {
  const series = Object.values(patience).map((rests) => rests.reduce((sum, rest) => sum + rest, 0));
  return Math.max(120_000, ...series);
}

function told({ request }: Attempt): string {
  const body = request.body?.is === 'json' ? JSON.stringify(request.body.json) : '';
  return `${request.method} ${request.url} ${body}`;
}
