import type { Clock } from '../lib/clock.ts';
import { type Fault, type FaultProfile, strike } from './faults.ts';
import { harmlessPath, type LogEntry } from './log.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { seeded } from './random.ts';
import type {
  Answer,
  Rehearsal,
  RehearsalModule,
  SandboxListing,
  SandboxRequest,
  SandboxResponse,
} from './rehearsal.ts';
import { openStateFile } from './state-file.ts';

export interface SandboxOptions {
  /** Ids: 'woocommerce', 'shopify'. */
  readonly marketplaces: readonly string[];
  readonly quota: 'real' | 'off';
  readonly clock: Clock;
  readonly seed: number;
  readonly faults?: FaultProfile;
  /** Whether pictures may be fetched from this very machine, which no real marketplace would do. */
  readonly loopbackPictures: 'allowed' | 'refused';
  /** The shops' currencies, by marketplace; without one WooCommerce has EUR, Shopify USD. */
  readonly currencies?: Readonly<Record<string, string>>;
  /** Where everything is kept for the next start. */
  readonly stateFile?: string;
}

/** Rehearsal marketplaces in this process. */
export interface Sandbox {
  /** @throws {ConnectionCut} where a fault cuts the line instead of answering. */
  handle(request: SandboxRequest): Promise<SandboxResponse>;
  readonly channels: Readonly<
    Record<
      string,
      {
        readonly title: string;
        readonly endpointPath: string;
        readonly credentials: Readonly<Record<string, string>>;
        readonly settings: Readonly<Record<string, string>>;
      }
    >
  >;
  listings(marketplace?: string): SandboxListing[];
  /** Every request, oldest first. */
  readonly log: readonly LogEntry[];
  readonly pictures: Pictures;
  setFaults(profile: FaultProfile): void;
  /** Resolves when the state file, if there is one, holds all that happened before. */
  saved(): Promise<void>;
}

/** The line went dead: no answer came. */
export class ConnectionCut extends Error {
  readonly code = 'ECONNRESET';
}

/** One line a marketplace; each is loaded when it is asked for. */
const MARKETPLACES: Readonly<Record<string, () => Promise<RehearsalModule>>> = {
  woocommerce: () => import('./woocommerce/index.ts'),
  shopify: () => import('./shopify/index.ts'),
  amazon: () => import('./amazon/index.ts'),
  ebay: () => import('./ebay/index.ts'),
  walmart: () => import('./walmart/index.ts'),
  etsy: () => import('./etsy/index.ts'),
};

/** The marketplaces that can be rehearsed. */
export const SANDBOX_MARKETPLACES: readonly string[] = Object.keys(MARKETPLACES);

/** @throws {RangeError} for a marketplace there is no rehearsal of. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const pictures = createPictures({ loopback: options.loopbackPictures });
  const file = options.stateFile ? await openStateFile(options.stateFile, pictures) : undefined;
  const shops: Rehearsal[] = [];
  for (const [index, id] of options.marketplaces.entries()) {
    const load = MARKETPLACES[id];
    if (!load) throw new RangeError(`no rehearsal of ${id}; there are ${SANDBOX_MARKETPLACES.join(', ')}`);
    const { clock, quota } = options;
    const currency = options.currencies?.[id];
    shops.push(
      await (await load()).createRehearsal({
        clock,
        quota,
        pictures,
        random: seeded(options.seed + index),
        saved: file?.saved[id],
        ...(currency ? { currency } : {}),
      }),
    );
  }
  const dice = seeded(options.seed ^ 0x5f3759df);
  const counts = new Map<string, number>();
  const log: LogEntry[] = [];
  let faults = options.faults ?? [];

  async function handle(request: SandboxRequest): Promise<SandboxResponse> {
    const time = new Date(options.clock.now()).toISOString();
    const shop = shops.find((one) => one.owns(request.path));
    if (!shop) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'no such marketplace here' };
    const count = (counts.get(shop.id) ?? 0) + 1;
    counts.set(shop.id, count);
    const isWrite = shop.writes(request);
    const fault = strike(faults, { count, isWrite }, dice);
    const entry = { time, marketplace: shop.id, method: request.method, path: harmlessPath(request.path) };
    try {
      const answer = await suffer(shop, request, { fault, clock: options.clock });
      log.push({ ...entry, status: answer.status, summary: summaryOf(answer.summary, fault) });
      if (isWrite) file?.changed(() => Object.fromEntries(shops.map((one) => [one.id, one.save()])));
      const { status, headers, body } = answer;
      return { status, headers, body };
    } catch (error) {
      if (error instanceof ConnectionCut) log.push({ ...entry, status: 0, summary: summaryOf('', fault) });
      throw error;
    }
  }

  return {
    handle,
    channels: Object.fromEntries(
      shops.map(({ id, title, endpointPath, credentials, settings = {} }) => [
        id,
        { title, endpointPath, credentials, settings },
      ]),
    ),
    listings: (id) =>
      shops.filter((shop) => id === undefined || shop.id === id).flatMap((shop) => [...shop.listings()]),
    log,
    pictures,
    setFaults: (profile) => {
      faults = profile;
    },
    saved: async () => file?.settled(),
  };
}

async function suffer(
  shop: Rehearsal,
  request: SandboxRequest,
  { fault, clock }: { fault: Fault | undefined; clock: Clock },
): Promise<Answer> {
  switch (fault?.is) {
    case undefined:
      return shop.handle(request);
    case 'drop-before':
      throw new ConnectionCut('cut before the request was read');
    case 'drop-after':
      await shop.handle(request);
      throw new ConnectionCut('cut before the answer was written');
    case 'throttle':
      return tooMany(fault);
    case 'throttle-after':
      await shop.handle(request);
      return tooMany(fault);
    case 'outage':
      return { status: 502, headers: { 'content-type': 'text/html' }, body: '<html><h1>502 Bad Gateway</h1></html>' };
    case 'slow':
      await clock.sleep(fault.ms ?? 1_000);
      return shop.handle(request);
    case 'truncate': {
      const answer = await shop.handle(request);
      return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
    }
    case 'expire-token':
      return shop.expired();
  }
}

function tooMany(fault: Fault): Answer {
  const wait = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
  return { status: 429, headers: { 'content-type': 'text/plain', ...wait }, body: 'Too Many Requests' };
}

function summaryOf(summary: string | undefined, fault: Fault | undefined): string {
  return [summary ?? '', fault ? `fault: ${fault.is}` : ''].filter(Boolean).join('; ');
}
