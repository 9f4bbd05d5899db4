import { GraphQLError } from 'graphql';
import { gid, numberOf } from './gid.ts';
import { itemView, levelView, locationView } from './inventory-view.ts';
import { LOCATIONS, type Store } from './store.ts';
import { type UserError, userError } from './user-errors.ts';
import { applyItem, type ItemInput } from './variant-input.ts';

interface Quantity {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly quantity: number;
  readonly changeFromQuantity?: number | null;
}

export interface SetQuantities {
  readonly name: string;
  readonly reason: string;
  readonly referenceDocumentUri?: string | null;
  readonly quantities: readonly Quantity[];
}

/** The answers of idempotent mutations by their key, with what was asked. */
export type Answers = Map<string, { readonly asked: string; readonly answer: unknown }>;

/** The reasons of the inventory documentation ("Set quantities", list of reasons). */
const REASONS = new Set(
  'correction cycle_count_available damaged movement_canceled movement_created movement_received movement_updated other promotion quality_control received reservation_created reservation_deleted reservation_updated restock safety_stock shrinkage'.split(
    ' ',
  ),
);
/** INVALID_QUANTITY_TOO_HIGH: "The total quantity can't be higher than 1,000,000,000." */
const MOST = 1_000_000_000;

/**
 * Runs a mutation once for a key: the same key with the same arguments gets the same answer and changes nothing;
 * with others it is refused. The directive is required since 2026-04.
 */
export function once<T extends { userErrors: readonly UserError[] }>(
  answers: Answers,
  { key, asked, refused }: { key: string | undefined; asked: unknown; refused: (error: UserError) => T },
  run: () => T,
): unknown {
  if (!key)
    throw new GraphQLError('The @idempotent directive is required for this mutation but was not provided.', {
      extensions: { code: 'BAD_REQUEST' },
    });
  const question = JSON.stringify(asked);
  const known = answers.get(key);
  if (known && known.asked !== question)
    return refused(
      userError(
        null,
        'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
        'The same idempotency key cannot be used with different operation parameters.',
      ),
    );
  if (known) return known.answer;
  const answer = run();
  answers.set(key, { asked: question, answer });
  return answer;
}

/** inventorySetQuantities: all or nothing. */
export function setQuantities(
  store: Store,
  input: SetQuantities,
): { inventoryAdjustmentGroup: unknown; userErrors: UserError[] } {
  const errors = errorsOf(store, input);
  if (errors.length > 0) return { inventoryAdjustmentGroup: null, userErrors: errors };
  const changes = input.quantities.flatMap(({ inventoryItemId, locationId, quantity }) => {
    const item = store.items.get(numberOf('InventoryItem', inventoryItemId));
    const location = LOCATIONS.find(({ id }) => id === numberOf('Location', locationId));
    if (!item || !location) return [];
    const changed = { ...item, levels: { ...item.levels, [location.id]: quantity } };
    store.items.set(item.id, changed);
    const delta = quantity - (item.levels[location.id] ?? 0);
    return [
      {
        name: input.name,
        delta,
        quantityAfterChange: quantity,
        item: itemView(store, changed),
        location: locationView(location),
      },
    ];
  });
  const inventoryAdjustmentGroup = {
    id: gid('InventoryAdjustmentGroup', store.nextId()),
    createdAt: `${new Date(store.clock.now()).toISOString().slice(0, 19)}Z`,
    reason: input.reason,
    referenceDocumentUri: input.referenceDocumentUri ?? null,
    changes,
  };
  return { inventoryAdjustmentGroup, userErrors: [] };
}

function errorsOf(store: Store, input: SetQuantities): UserError[] {
  const errors: UserError[] = [];
  const refuse = (field: readonly (string | number)[], code: string, message: string) =>
    void errors.push(userError(['input', ...field], code, message));
  if (input.name !== 'available' && input.name !== 'on_hand')
    refuse(['name'], 'INVALID_NAME', "The quantity name must be either 'available' or 'on_hand'.");
  if (!REASONS.has(input.reason)) refuse(['reason'], 'INVALID_REASON', 'The specified reason is invalid.');
  const pairs = new Set<string>();
  for (const [index, one] of input.quantities.entries()) {
    const at = ['quantities', index];
    const item = store.items.get(numberOf('InventoryItem', one.inventoryItemId));
    const location = LOCATIONS.find(({ id }) => id === numberOf('Location', one.locationId));
    const pair = `${one.inventoryItemId}@${one.locationId}`;
    if (pairs.has(pair))
      refuse(
        at,
        'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR',
        'The combination of inventoryItemId and locationId must be unique.',
      );
    pairs.add(pair);
    if (!item)
      refuse([...at, 'inventoryItemId'], 'INVALID_INVENTORY_ITEM', 'The specified inventory item could not be found.');
    if (!location) refuse([...at, 'locationId'], 'INVALID_LOCATION', 'The specified location could not be found.');
    if (one.quantity > MOST)
      refuse(
        [...at, 'quantity'],
        'INVALID_QUANTITY_TOO_HIGH',
        "The total quantity can't be higher than 1,000,000,000.",
      );
    if (one.quantity < -MOST)
      refuse([...at, 'quantity'], 'INVALID_QUANTITY_TOO_LOW', "The total quantity can't be lower than -1,000,000,000.");
    // "This field is mandatory: you must explicitly pass in a value, even if that value is `null`" (InventoryQuantityInput).
    if (one.changeFromQuantity === undefined)
      refuse(
        [...at, 'changeFromQuantity'],
        'COMPARE_QUANTITY_REQUIRED',
        'The changeFromQuantity argument must be given to each quantity, even if it is null.',
      );
    else if (
      one.changeFromQuantity !== null &&
      item &&
      location &&
      one.changeFromQuantity !== (item.levels[location.id] ?? 0)
    )
      refuse(
        [...at, 'changeFromQuantity'],
        'CHANGE_FROM_QUANTITY_STALE',
        'The changeFromQuantity value does not match persisted value.',
      );
  }
  return errors;
}

interface Activate {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly available?: number | null;
  readonly onHand?: number | null;
}

/** inventoryActivate: stocks the item at a location. A quantity is refused where it is stocked already. */
export function activate(store: Store, args: Activate): { inventoryLevel: unknown; userErrors: UserError[] } {
  const item = store.items.get(numberOf('InventoryItem', args.inventoryItemId));
  const location = LOCATIONS.find(({ id }) => id === numberOf('Location', args.locationId));
  const refused = (field: string, message: string) => ({
    inventoryLevel: null,
    userErrors: [{ field: [field], message }],
  });
  if (!item) return refused('inventoryItemId', 'The product was not found.');
  if (!location) return refused('locationId', "The product couldn't be stocked because the location wasn't found.");
  const asked = args.available ?? args.onHand;
  if (item.levels[location.id] !== undefined && typeof asked === 'number')
    return refused(
      'available',
      'Not allowed to set available quantity when the item is already active at the location.',
    );
  const changed = { ...item, levels: { [location.id]: asked ?? 0, ...item.levels } };
  store.items.set(item.id, changed);
  return { inventoryLevel: levelView(store, changed, location), userErrors: [] };
}

export function updateItem(store: Store, { id, input }: { id: string; input: ItemInput }) {
  const item = store.items.get(numberOf('InventoryItem', id));
  if (!item)
    return {
      inventoryItem: null,
      userErrors: [{ field: ['id'], message: "The product couldn't be updated because it does not exist." }],
    };
  const changed = applyItem(item, input);
  store.items.set(item.id, changed);
  const variant = store.variants.get(item.variant);
  if (variant && typeof input.sku === 'string') store.variants.set(variant.id, { ...variant, sku: input.sku });
  return { inventoryItem: itemView(store, changed), userErrors: [] };
}
