import type { Call, Entry, Result } from './call.ts';
import { multiStatus } from './call.ts';
import { contentLocale } from './content-language.ts';
import { EbayError } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';
import { leaveListing, revise } from './listing-life.ts';
import { page } from './page-of.ts';
import { conform, readBody, readEntries } from './read-body.ts';
import { itemShape } from './shapes.ts';
import { LOCALES } from './sites.ts';
import { type Item, offersOf, putGroup, removeOffer, type Store } from './store.ts';

/** reference/marketplaces.md §2, batches. */
const MOST = 25;

/** PUT /inventory_item/{sku}: a complete replacement. What is left out is gone. */
export async function putItem(call: Call): Promise<Result> {
  const locale = contentLocale(call.headers);
  const sku = skuOf(call.ids[0]);
  const isNew = !call.store.items.has(sku);
  await save(call, { sku, locale, fields: readBody(call, itemShape) });
  return isNew ? { status: 201, data: {}, summary: 'create 1 item' } : { status: 204, summary: 'replace 1 item' };
}

export function getItem(call: Call): Result {
  return { status: 200, data: itemView(call.store, existing(call.store, call.ids[0])) };
}

export function listItems(call: Call): Result {
  const { store, query } = call;
  const { shown, ...envelope } = page([...store.items.values()], query, {
    path: '/sell/inventory/v1/inventory_item',
    limit: 25,
    most: 200,
  });
  return { status: 200, data: { ...envelope, inventoryItems: shown.map((item) => itemView(store, item)) } };
}

/** Specification: its offers go with it, its listings end, and a group loses it. */
export function deleteItem(call: Call): Result {
  const { store } = call;
  const { sku } = existing(store, call.ids[0]);
  for (const offer of offersOf(store, sku)) {
    leaveListing(store, offer.id);
    removeOffer(store, offer);
  }
  const group = store.groups.get(store.groupBySku.get(sku) ?? '');
  if (group) {
    store.groupBySku.delete(sku);
    const variantSKUs = group.fields.variantSKUs.filter((one) => one !== sku);
    putGroup(store, { ...group, fields: { ...group.fields, variantSKUs } });
  }
  store.items.delete(sku);
  return { status: 204, summary: 'delete 1 item' };
}

export async function bulkPutItems(call: Call): Promise<Result> {
  contentLocale(call.headers);
  const requests = readEntries(call, 'requests');
  if (requests.length > MOST) throw new EbayError(400, inventoryError(25727, { additionalInfo: String(MOST) }));
  const keys = requests.map((request) => ({ sku: named(request, 'sku'), locale: named(request, 'locale') }));
  if (keys.some(({ sku, locale }) => sku === undefined || locale === undefined || !LOCALES.includes(locale)))
    throw new EbayError(400, inventoryError(25733));
  if (new Set(keys.map(({ sku }) => sku)).size < keys.length) throw new EbayError(400, inventoryError(25728));
  const responses: (Entry & { sku: string; locale: string })[] = [];
  for (const [index, { sku = '', locale = '' }] of keys.entries()) {
    const entry = await attempt(async () => {
      await save(call, { sku: skuOf(sku), locale, fields: conform(requests[index], itemShape) });
      return { statusCode: 200 };
    });
    responses.push({ ...entry, sku, locale });
  }
  return multiStatus(responses, `put ${responses.length} items`);
}

export function bulkGetItems(call: Call): Result {
  const skus = readEntries(call, 'requests').map((request) => named(request, 'sku'));
  if (skus.length > MOST) throw new EbayError(400, inventoryError(25727, { additionalInfo: String(MOST) }));
  if (new Set(skus).size < skus.length) throw new EbayError(400, inventoryError(25734));
  const responses = skus.map((sku = '') => {
    const item = call.store.items.get(sku);
    if (!item) return { statusCode: 404, sku, errors: [inventoryError(25702, { additionalInfo: sku })] };
    const { groupIds: _, ...inventoryItem } = itemView(call.store, item);
    return { statusCode: 200, sku, inventoryItem };
  });
  return multiStatus(responses, '');
}

/** One entry of a bulk request: what is refused is said in its place and harms no other. */
export async function attempt<Done extends Entry>(run: () => Promise<Done>): Promise<Done | Entry> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof EbayError)) throw error;
    return { statusCode: error.status, errors: error.defects };
  }
}

/** A text of an entry by its name, where it has one. */
export function named(entry: unknown, name: string): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const value: unknown = Object.entries(entry).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : undefined;
}

/**
 * reference/marketplaces.md §2, lengths: "SKU 50 alphanumeric (25707)". Hyphens and underscores, which eBay calls alphanumeric as
 * well, are general knowledge.
 * @throws {EbayError} 400
 */
export function skuOf(given: string | undefined): string {
  if (given !== undefined && /^[A-Za-z0-9_-]{1,50}$/.test(given)) return given;
  throw new EbayError(400, inventoryError(25707));
}

/** Stores an item and revises what is live of it. */
async function save(call: Call, item: Item): Promise<void> {
  await revise(call, { item }, () => void call.store.items.set(item.sku, item));
}

function existing(store: Store, sku: string | undefined): Item {
  const item = store.items.get(sku ?? '');
  if (item) return item;
  throw new EbayError(404, inventoryError(25710));
}

function itemView(store: Store, item: Item) {
  const group = store.groupBySku.get(item.sku);
  return {
    sku: item.sku,
    locale: item.locale,
    ...item.fields,
    ...(group === undefined ? {} : { groupIds: [group], inventoryItemGroupKeys: [group] }),
  };
}
