import { Ambiguous } from '../../../core/faults.ts';
import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Batch, Change, Outcome } from '../../../core/words.ts';
import { chunked } from '../../../lib/streams.ts';
import { onlyLocation } from '../account.ts';
import { ask } from '../ask.ts';
import { isCode, together } from '../each.ts';
import { OPERATIONS } from '../graphql.ts';
import { answers, LONGEST, type StockBody } from '../wire.ts';

const SET = {
  name: 'quantities',
  covers: '*',
  sends: 'whole',
  batch: 25,
  rate: 'graphql',
  twice: 'harmless',
  cost: (changes: readonly Change<StockBody>[]) =>
    13 / 25 + changes.reduce((sum, { document }) => sum + 3 * document.body.quantities.length, 0),
  publish: together(setStock),
} as const;

/** What can be sold of a listing's variants at one location. */
export const stock: Kind<StockBody> = { create: [SET], update: [SET], withdraw: [], fallsWithParent: true };

/** Somebody buys between a look and a write: look again, this often. */
const TRIES = 5;

interface Level {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly quantity: number;
}

async function setStock({ id, changes }: Batch<StockBody>, io: Io): Promise<readonly Outcome[]> {
  const byLocation = new Map<string, Level[]>();
  for (const { body } of changes) {
    const locationId = body.location ?? (await onlyLocation(io));
    const levels = byLocation.get(locationId) ?? [];
    levels.push(...body.quantities.map(({ item, quantity }) => ({ inventoryItemId: item, locationId, quantity })));
    byLocation.set(locationId, levels);
  }
  for (const [locationId, levels] of byLocation) {
    let part = 0;
    for await (const some of chunked(levels, LONGEST))
      await setLevels(some, { locationId, key: `${id}/${part++}` }, io);
  }
  return changes.map(({ document }) => ({ key: document.key, is: 'done' }));
}

/** Compares and swaps: what was sold in the meantime is seen, not overwritten unseen. */
async function setLevels(
  wanted: readonly Level[],
  at: { readonly locationId: string; readonly key: string },
  io: Io,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const live = await liveQuantities(wanted, at.locationId, io);
    const differing = wanted.filter(({ inventoryItemId, quantity }) => live.get(inventoryItemId) !== quantity);
    if (differing.length === 0) return;
    const quantities = differing.map((level) => ({
      ...level,
      changeFromQuantity: live.get(level.inventoryItemId) ?? null,
    }));
    const input = { name: 'available', reason: 'correction', quantities };
    const key = tries === 0 ? at.key : `${at.key}/${tries}`;
    try {
      await ask(io, OPERATIONS.setQuantities, { variables: { input, key }, cost: 13, answer: answers.nothing });
      return;
    } catch (reason) {
      // The key was used with other figures: the first sending arrived, its answer was lost, and something was sold since.
      if (isCode(reason, 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH')) return;
      if (isNotStocked(reason)) await activate(differing, { live, key: at.key }, io);
      else if (!isCode(reason, 'CHANGE_FROM_QUANTITY_STALE', 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED')) throw reason;
    }
  }
  throw new Ambiguous('the quantity changes faster than it can be set');
}

async function liveQuantities(
  wanted: readonly Level[],
  locationId: string,
  io: Io,
): Promise<ReadonlyMap<string, number>> {
  const ids = wanted.map(({ inventoryItemId }) => inventoryItemId);
  const { nodes } = await ask(io, OPERATIONS.levels, {
    variables: { ids, locationId },
    cost: 3 * ids.length,
    answer: answers.levels,
  });
  const live = new Map<string, number>();
  for (const item of nodes) {
    const available = item?.inventoryLevel?.quantities.find(({ name }) => name === 'available');
    if (item && available) live.set(item.id, available.quantity);
  }
  return live;
}

function isNotStocked(reason: unknown): boolean {
  return (
    isCode(reason, 'ITEM_NOT_STOCKED_AT_LOCATION') || (reason instanceof Error && /not stocked/i.test(reason.message))
  );
}

async function activate(
  levels: readonly Level[],
  { live, key }: { live: ReadonlyMap<string, number>; key: string },
  io: Io,
): Promise<void> {
  for (const { inventoryItemId, locationId } of levels.filter((level) => !live.has(level.inventoryItemId))) {
    const variables = { inventoryItemId, locationId, key: `${key}/at/${inventoryItemId}` };
    await ask(io, OPERATIONS.activate, { variables, cost: 11, answer: answers.nothing });
  }
}
