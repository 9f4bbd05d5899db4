import type { Clock } from '../../lib/clock.ts';

/** Requests a second and a full bucket, per application and seller. Read in the official models, 2026-11-22. */
export const RATES = {
  putListingsItem: [5, 10],
  patchListingsItem: [5, 5],
  deleteListingsItem: [5, 5],
  getListingsItem: [5, 10],
  searchListingsItems: [5, 5],
  searchDefinitionsProductTypes: [5, 10],
  getDefinitionsProductType: [5, 10],
  createFeedDocument: [0.5, 15],
  createFeed: [0.0083, 15],
  getFeed: [2, 15],
  getFeeds: [0.0222, 10],
  cancelFeed: [2, 15],
  getFeedDocument: [0.0222, 10],
  searchCatalogItems: [2, 2],
  getCatalogItem: [2, 2],
  getMarketplaceParticipations: [0.016, 15],
  getAccount: [0.016, 15],
} as const satisfies Record<string, readonly [perSecond: number, burst: number]>;

export type Operation = keyof typeof RATES;

/** Token buckets, one an operation, full at the start. */
export class Quota {
  readonly #clock: Clock;
  readonly #buckets = new Map<Operation, { level: number; since: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether a token was left. */
  take(operation: Operation): boolean {
    const [perSecond, burst] = RATES[operation];
    const now = this.#clock.monotonic();
    const { level, since } = this.#buckets.get(operation) ?? { level: burst, since: now };
    const filled = Math.min(burst, level + ((now - since) / 1000) * perSecond);
    this.#buckets.set(operation, { level: filled >= 1 ? filled - 1 : filled, since: now });
    return filled >= 1;
  }
}
