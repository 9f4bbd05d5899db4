import type { Call, Result } from './call.ts';
import { listingsOfGroup } from './composition.ts';
import { contentLocale } from './content-language.ts';
import { EbayError } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';
import { endListing, revise } from './listing-life.ts';
import { readBody } from './read-body.ts';
import { groupShape } from './shapes.ts';
import { type Group, offersOf, putGroup, removeGroup, type Store } from './store.ts';

/** PUT /inventory_item_group/{key}: a complete replacement, members included. */
export async function putItemGroup(call: Call): Promise<Result> {
  const { store } = call;
  contentLocale(call.headers);
  const key = call.ids[0] ?? '';
  // reference/marketplaces.md §2 gives a key no length; the specification's error for it is the general one.
  if (!/^[\w-]{1,50}$/.test(key))
    throw new EbayError(400, inventoryError(25709, { additionalInfo: 'inventoryItemGroupKey' }));
  const { inventoryItemGroupKey: _, ...fields } = readBody(call, groupShape);
  const group = { key, fields };
  checkMembers(store, group);
  const isNew = !store.groups.has(key);
  await revise(call, { group }, () => putGroup(store, group));
  return isNew ? { status: 201, data: {}, summary: 'create 1 group' } : { status: 204, summary: 'replace 1 group' };
}

export function getItemGroup(call: Call): Result {
  const group = existingGroup(call.store, call.ids[0], 404);
  return { status: 200, data: { inventoryItemGroupKey: group.key, ...group.fields } };
}

/** Its listings end, its items and offers stay. The specification knows no refusal; that listings end is general knowledge. */
export function deleteItemGroup(call: Call): Result {
  const { store } = call;
  const group = existingGroup(store, call.ids[0], 404);
  for (const listing of listingsOfGroup(store, group)) endListing(store, listing);
  removeGroup(store, group.key);
  return { status: 204, summary: 'delete 1 group' };
}

/** @throws {EbayError} 25705 with the status asked for */
export function existingGroup(store: Store, key: string | undefined, status: 400 | 404): Group {
  const group = store.groups.get(key ?? '');
  if (group) return group;
  throw new EbayError(status, inventoryError(25705, { inventoryItemGroupKey: key ?? '' }));
}

/** reference/marketplaces.md §2, variations: "a SKU already listed alone or in another group is refused (25703/25704)". */
function checkMembers(store: Store, group: Group): void {
  const { variantSKUs } = group.fields;
  if (new Set(variantSKUs).size < variantSKUs.length)
    throw new EbayError(400, inventoryError(25709, { additionalInfo: 'variantSKUs' }));
  const unknown = variantSKUs.filter((sku) => !store.items.has(sku));
  const [first] = unknown;
  if (unknown.length > 1)
    throw new EbayError(
      400,
      inventoryError(25701, Object.fromEntries(unknown.map((sku, index) => [`sku${index}`, sku]))),
    );
  if (first !== undefined) throw new EbayError(400, inventoryError(25702, { additionalInfo: first }));
  for (const skuValue of variantSKUs) {
    const other = store.groupBySku.get(skuValue);
    if (other !== undefined && other !== group.key)
      throw new EbayError(400, inventoryError(25703, { skuValue, inventoryItemGroupKey: other }));
    const offers = offersOf(store, skuValue);
    const alone = offers
      .flatMap(({ listing }) => store.listings.get(listing ?? '') ?? [])
      .find((one) => one.group === null);
    if (alone) throw new EbayError(400, inventoryError(25704, { skuValue, listingId: alone.id }));
    if (offers.some(({ fields }) => fields.format === 'AUCTION')) throw new EbayError(400, inventoryError(25756));
  }
}
