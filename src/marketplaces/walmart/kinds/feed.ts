import type { Json } from '../../../core/json.ts';
import type { Io } from '../../../core/ports/marketplace.ts';
import type { Outcome } from '../../../core/words.ts';
import { ask } from '../ask.ts';
import { answers, SPEC } from '../wire.ts';

/** Below 10 MB, as they ask; the header and what stands between the items is in the rest. */
export const FEED_BYTES = 9_500_000;
/** What they take in one feed. */
export const FEED_ITEMS = 10_000;
/** They answer after a quarter of an hour, or half of one. */
export const SETTLES = 900_000;

interface Sort {
  readonly bucket: string;
  content(items: readonly Json[], io: Io): Json;
}

const itemFeed = (items: readonly Json[], { channel }: Io): Json => ({
  MPItemFeedHeader: { businessUnit: 'WALMART_US', locale: 'en', version: channel.settings.spec_version || SPEC },
  MPItem: items,
});

/** A feed's name → what goes into it. */
const SORTS = {
  MP_ITEM: { bucket: 'items', content: itemFeed },
  MP_MAINTENANCE: { bucket: 'maintenance', content: itemFeed },
  price: { bucket: 'price-feed', content: (items) => ({ PriceHeader: { version: '1.7' }, Price: items }) },
  inventory: {
    bucket: 'inventory-feed',
    content: (items) => ({ InventoryHeader: { version: '1.4' }, Inventory: items }),
  },
  RETIRE_ITEM: {
    bucket: 'retire-feed',
    content: (items) => ({ RetireItemHeader: { version: '1.0' }, RetireItem: items }),
  },
} satisfies Readonly<Record<string, Sort>>;

/** One entry of a feed: whose it is, and what it says. */
export interface Entry {
  readonly key: string;
  readonly sku: string;
  readonly says: Json;
}

/** Sends one feed; what became of each entry is asked for later. */
export async function submit(
  type: keyof typeof SORTS,
  entries: readonly Entry[],
  { io, query = {} }: { readonly io: Io; readonly query?: Readonly<Record<string, string>> },
): Promise<readonly Outcome[]> {
  if (entries.length === 0) return [];
  const { bucket, content }: Sort = SORTS[type];
  const value = JSON.stringify(
    content(
      entries.map(({ says }) => says),
      io,
    ),
  );
  const { feedId } = await ask(
    io,
    {
      method: 'POST',
      path: `/v3/feeds?${new URLSearchParams({ feedType: type, ...query })}`,
      body: { is: 'multipart', parts: [{ name: 'file', filename: 'feed.json', type: 'application/json', value }] },
      bucket,
    },
    { answer: answers.feed },
  );
  return entries.map(({ key, sku }, place) => ({
    key,
    is: 'pending',
    refs: { id: sku },
    ticket: { key, id: feedId, item: `${place}/${sku}`, patience: 'feed' },
  }));
}
