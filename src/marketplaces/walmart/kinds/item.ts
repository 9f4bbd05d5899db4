import { z } from 'zod';
import { isRecord } from '../../../core/json.ts';
import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Batch, Change, Outcome, Problem, Ready } from '../../../core/words.ts';
import { ask } from '../ask.ts';
import { activeSkus } from '../list.ts';
import { sites } from '../sites.ts';
import { bodies, type ItemBody } from '../wire.ts';
import { type Entry, FEED_BYTES, FEED_ITEMS, SETTLES, submit } from './feed.ts';
import { oneByOne } from './one-by-one.ts';

/** A price sent by itself takes one of a hundred requests an hour; more go as a feed. */
const FEW_PRICES = 25;
const FEW_RETIRED = 60;

const FEED = {
  covers: '*',
  sends: 'whole',
  batch: FEED_ITEMS,
  bytes: FEED_BYTES,
  settles: SETTLES,
  twice: 'harmless',
} as const;

/** One SKU: what it is, what it costs, and which group of variants it belongs to. An item sent again takes the place of the one before. */
export const item: Kind<ItemBody> = {
  create: [{ ...FEED, name: 'setup', rate: 'items', publish: (batch, io) => priced(batch, io, setUp) }],
  update: [
    {
      name: 'price',
      covers: ['Orderable.price'],
      sends: 'whole',
      // They recommend no more in one feed of prices.
      batch: 1000,
      bytes: FEED_BYTES,
      rate: ['price', 'price-feed'],
      twice: 'harmless',
      publish: (batch, io) => priced(batch, io, sendPrices),
    },
    {
      ...FEED,
      name: 'maintain',
      rate: ['maintenance', 'items', 'item'],
      publish: (batch, io) => priced(batch, io, maintain),
    },
  ],
  withdraw: [{ ...FEED, name: 'retire', rate: ['retire', 'retire-feed'], publish: retire }],
};

type Errand = (changes: readonly Ready<ItemBody>[], io: Io) => Promise<readonly Outcome[]>;

/** An item's price names no currency: it is the site's. */
async function priced({ changes }: Batch<ItemBody>, io: Io, errand: Errand): Promise<readonly Outcome[]> {
  const currency = sites.find(({ id }) => id === io.channel.site)?.currency;
  const isForeign = ({ document }: Change) =>
    Object.values(document.skus).some(({ price }) => price && price.currency !== currency);
  const foreign = changes.filter(isForeign);
  const problem: Problem = {
    code: 'CURRENCY_MISMATCH',
    message: `The site sells in ${currency}, the channel in ${io.channel.currency}.`,
    path: 'currency',
  };
  const outcomes = await errand(
    changes.filter((change) => !isForeign(change)),
    io,
  );
  return [
    ...outcomes,
    ...foreign.map(({ document: { key } }): Outcome => ({ key, is: 'rejected', problems: [problem] })),
  ];
}

function setUp(changes: readonly Ready<ItemBody>[], io: Io): Promise<readonly Outcome[]> {
  return submit('MP_ITEM', changes.map(entryOf), { io });
}

function entryOf({ document: { key }, body, known }: Ready<ItemBody>): Entry {
  const { Orderable } = body;
  const before = known && bodies.item.safeParse(known.body).data?.Orderable.productIdentifiers;
  const isOther = before !== undefined && before.productId !== Orderable.productIdentifiers?.productId;
  // A SKU is bound to the code that it was set up with, unless another one is said to be meant.
  return {
    key,
    sku: Orderable.sku,
    says: isOther ? { ...body, Orderable: { ...Orderable, ProductIdUpdate: 'Yes' } } : body,
  };
}

async function sendPrices(changes: readonly Ready<ItemBody>[], io: Io): Promise<readonly Outcome[]> {
  const entries = changes.map(({ document: { key }, body: { Orderable } }): Entry => {
    const { sku, price } = Orderable;
    const currentPrice = { currency: io.channel.currency, amount: price };
    return { key, sku, says: { sku, pricing: [{ currentPriceType: 'BASE', currentPrice }] } };
  });
  if (entries.length > FEW_PRICES) return submit('price', entries, { io });
  return oneByOne(entries, ({ says }) =>
    ask(
      io,
      { method: 'PUT', path: '/v3/price', body: { is: 'json', json: says }, bucket: 'price' },
      { answer: z.record(z.string(), z.unknown()) },
    ),
  );
}

/**
 * Maintenance leaves alone what it does not name, and refuses what is not there. Where something is to be taken away the whole
 * item is set up again, which would also bring back what somebody has retired: so a look comes first.
 */
async function maintain(changes: readonly Ready<ItemBody>[], io: Io): Promise<readonly Outcome[]> {
  if (!changes.some(takesAway)) return submit('MP_MAINTENANCE', changes.map(entryOf), { io });
  const there = await activeSkus(
    changes.map(({ body }) => body.Orderable.sku),
    io,
  );
  const isThere = ({ body }: Ready<ItemBody>) => there.has(body.Orderable.sku);
  const gone = changes.filter((change) => !isThere(change));
  return [
    ...(await setUp(changes.filter(isThere), io)),
    ...gone.map(({ document: { key } }): Outcome => ({ key, is: 'gone' })),
  ];
}

/** True where a member of the last body is in this one no more; also where nobody knows the last one. */
function takesAway({ known, document }: Change<ItemBody>): boolean {
  if (!known || !isRecord(known.body)) return true;
  return isLess(known.body, document.body);
}

function isLess(before: unknown, after: unknown): boolean {
  if (!isRecord(before)) return false;
  return Object.entries(before).some(
    ([name, value]) => !isRecord(after) || !(name in after) || isLess(value, after[name]),
  );
}

async function retire({ changes }: Batch<ItemBody>, io: Io): Promise<readonly Outcome[]> {
  // What was adopted has no last body: its SKU is the id that it is known by.
  const entries = changes.map(({ document: { key }, known }): Entry => {
    const sku = String(known?.refs.id ?? key.slice('item/'.length));
    return { key, sku, says: { sku } };
  });
  if (entries.length > FEW_RETIRED) return submit('RETIRE_ITEM', entries, { io });
  return oneByOne(entries, ({ sku }) =>
    ask(
      io,
      { method: 'DELETE', path: `/v3/items/${encodeURIComponent(sku)}`, bucket: 'retire' },
      { answer: z.object({ sku: z.string() }) },
    ),
  );
}
