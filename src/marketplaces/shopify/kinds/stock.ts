import { Ambiguous, Rejected } from '../../../core/faults.ts';
import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Batch, Change, Outcome } from '../../../core/words.ts';
import { chunked } from '../../../lib/streams.ts';
import { onlyLocation } from '../account.ts';
import { ask } from '../ask.ts';
import { isCode } from '../each.ts';
import { OPERATIONS } from '../graphql.ts';
import { answers, LONGEST, type StockBody } from '../wire.ts';

/** Thirteen points a write, which 25 listings share, and three a SKU for the look before it. */
const BATCH = 25;

const SET = {
  name: 'quantities',
  covers: '*',
  sends: 'whole',
  batch: BATCH,
  rate: 'graphql',
  twice: 'harmless',
  cost: (changes: readonly Change<StockBody>[]) =>
    changes.reduce((sum, { document }) => sum + 13 / BATCH + 3 * document.body.quantities.length, 0),
  publish: setStock,
} as const;

/** What can be sold of a listing's variants at one location. */
export const stock: Kind<StockBody> = { create: [SET], update: [SET], withdraw: [], fallsWithParent: true };

/** Somebody buys between a look and a write: look again, this often. */
const TRIES = 5;

async function setStock({ id, changes }: Batch<StockBody>, io: Io): Promise<readonly Outcome[]> {
  const locationId = changes[0]?.body.location ?? (await onlyLocation(io));
  const wanted = changes.flatMap(({ body }) => body.quantities);
  const gone = new Set<string>();
  let part = 0;
  for await (const some of chunked(wanted, LONGEST)) {
    for (const item of await setLevels(some, { locationId, key: `${id}/${part++}` }, io)) gone.add(item);
  }
  return changes.map(({ document: { key }, body }) => ({
    key,
    is: body.quantities.some(({ item }) => gone.has(item)) ? 'gone' : 'done',
  }));
}

type Quantities = StockBody['quantities'];
interface Place {
  readonly locationId: string;
  readonly key: string;
}

/** Compares and swaps, so that nothing sold in the meantime is overwritten unseen. Tells the items that are not there any more. */
async function setLevels(wanted: Quantities, place: Place, io: Io): Promise<readonly string[]> {
  for (let tries = 0; tries < TRIES; tries++) {
    const live = await liveQuantities(wanted, place.locationId, io);
    const gone = wanted.filter(({ item }) => !live.has(item)).map(({ item }) => item);
    const differing = wanted.filter(({ item, quantity }) => live.has(item) && live.get(item) !== quantity);
    if (differing.length === 0) return gone;
    try {
      await write(differing, { ...place, key: tries === 0 ? place.key : `${place.key}/${tries}`, live }, io);
      return gone;
    } catch (reason) {
      // The key was used with other figures: the first sending arrived, its answer was lost, and something was sold since.
      if (isCode(reason, 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH')) return gone;
      if (isNotStocked(reason))
        await activate(
          differing.filter(({ item }) => live.get(item) === null),
          place,
          io,
        );
      else if (!isCode(reason, 'CHANGE_FROM_QUANTITY_STALE', 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED')) throw reason;
    }
  }
  throw new Ambiguous('the quantity changes faster than it can be set');
}

type Live = ReadonlyMap<string, number | null>;

/** By inventory item; null where it was never stocked at the location. */
async function liveQuantities(wanted: Quantities, locationId: string, io: Io): Promise<Live> {
  const ids = wanted.map(({ item }) => item);
  const { nodes } = await ask(io, OPERATIONS.levels, {
    variables: { ids, locationId },
    cost: 3 * ids.length,
    answer: answers.levels,
  });
  const live = new Map<string, number | null>();
  for (const item of nodes) {
    if (!item) continue;
    const available = item.inventoryLevel?.quantities.find(({ name }) => name === 'available');
    live.set(item.id, available?.quantity ?? null);
  }
  return live;
}

async function write(differing: Quantities, { locationId, key, live }: Place & { live: Live }, io: Io): Promise<void> {
  const quantities = differing.map(({ item, quantity }) => ({
    inventoryItemId: item,
    locationId,
    quantity,
    changeFromQuantity: live.get(item) ?? null,
  }));
  const input = { name: 'available', reason: 'correction', quantities };
  await ask(io, OPERATIONS.setQuantities, { variables: { input, key }, cost: 13, answer: answers.nothing });
}

function isNotStocked(reason: unknown): boolean {
  return (
    isCode(reason, 'ITEM_NOT_STOCKED_AT_LOCATION') ||
    (reason instanceof Rejected && /not stocked/i.test(reason.message))
  );
}

async function activate(unstocked: Quantities, { locationId, key }: Place, io: Io): Promise<void> {
  for (const { item } of unstocked) {
    const variables = { inventoryItemId: item, locationId, key: `${key}/at/${item}` };
    await ask(io, OPERATIONS.activate, { variables, cost: 11, answer: answers.nothing });
  }
}
