import type { Call, Result } from './call.ts';
import type { Catalogue, Item } from './catalogue.ts';
import { gtin14 } from './identifiers.ts';
import { ingesting } from './ingesting.ts';
import { ingestingView, itemView } from './item-view.ts';
import { listedParameter, numberParameter } from './parameters.ts';
import { Refusal } from './refusal.ts';
import { inner, text, type Values } from './values.ts';

const SERVICE = 'GMP_ITEM_QUERY_API';
const ID_TYPES = ['GTIN', 'UPC', 'ISBN', 'EAN', 'SKU', 'ITEM_ID'];
const CONDITIONS = [
  ...['New', 'New without box', 'New without tags', 'Restored Premium', 'Restored', 'Remanufactured', 'Open Box'],
  ...['Pre-Owned: Like New', 'Pre-Owned: Good', 'Pre-Owned: Fair', 'New with defects'],
];
/** items spec, limit: "It cannot be more than 50 entities". */
const MOST = 50;

/** Pages of items by `nextCursor` or by `offset`. Of nothing there is no page: 404. @throws {Refusal} 400, 404 */
export function listItems(call: Call): Result {
  const { catalogue, query } = call;
  listedParameter(query, 'condition', CONDITIONS, SERVICE);
  const found = all(catalogue).filter((item) => matches(item, query));
  const limit = Math.min(numberParameter(query, 'limit', 20, SERVICE), MOST);
  const from = query.has('offset') ? numberParameter(query, 'offset', 0, SERVICE) : placeOf(query.get('nextCursor'));
  const page = found.slice(from, from + limit);
  // Seen of the real one, also for a catalogue that is empty.
  if (page.length === 0) throw new Refusal('CONTENT_NOT_FOUND', SERVICE, 'No item found');
  const isMore = from + page.length < found.length && !query.has('offset');
  return {
    data: {
      ItemResponse: page,
      totalItems: found.length,
      ...(isMore ? { nextCursor: cursorOf(from + page.length) } : {}),
    },
    root: 'ItemResponses',
  };
}

/** By SKU, unless `productIdType` says what else the id is. @throws {Refusal} 400, 404 */
export function getItem(call: Call): Result {
  const { catalogue, query, id } = call;
  listedParameter(query, 'condition', CONDITIONS, SERVICE);
  const type = listedParameter(query, 'productIdType', ID_TYPES, SERVICE) ?? 'SKU';
  const item = [...catalogue.items.values()].find((one) => isNamed(one, type, id));
  const entry = item || type !== 'SKU' ? undefined : ingesting(id, catalogue);
  if (!item && !entry) throw new Refusal('CONTENT_NOT_FOUND', SERVICE, `No item found for ${type} ${id}`, 'sku');
  const shown = item ? itemView(item, catalogue) : ingestingView(entry ?? {}, catalogue);
  return { data: { ItemResponse: [shown], totalItems: 1 }, root: 'ItemResponses' };
}

/** @throws {Refusal} 404 for an item that is not there, or not yet */
export function retireItem(call: Call): Result {
  const item = call.catalogue.items.get(call.id);
  if (!item) throw new Refusal('CONTENT_NOT_FOUND', 'GMP_ITEM_INGESTOR_API', `No item found for sku ${call.id}`, 'sku');
  call.catalogue.put({ ...item, isRetired: true });
  const message =
    'Thank you.  Your item has been submitted for retirement from Walmart Catalog.  Please note that it can take up to 48 hours for items to be retired from our catalog.';
  return { data: { sku: item.sku, message }, root: 'ItemRetireResponse', summary: `retire ${item.sku}` };
}

/** @throws {Refusal} 400 */
export function countItems(call: Call): Result {
  const { catalogue, query } = call;
  const states = ['PUBLISHED', 'UNPUBLISHED', 'SYSTEM_PROBLEM', 'IN_PROGRESS', 'ALL'];
  const asked = listedParameter(query, 'status', states, SERVICE) ?? 'ALL';
  const shown = all(catalogue).map((item) => item.publishedStatus);
  const count = asked === 'ALL' ? shown.length : shown.filter((status) => status === asked).length;
  return { data: { [asked === 'ALL' ? 'All' : asked]: count } };
}

/** @throws {Refusal} 400 */
export function countGroups(call: Call): Result {
  const asked = call.query.get('variantGroupId');
  const ids = [...call.catalogue.items.values()].map(({ visible }) => text(visible, 'variantGroupId'));
  const groups = Map.groupBy(
    ids.filter((id) => id !== '' && (asked === null || id === asked)),
    (id) => id,
  );
  return {
    data: {
      status: '200',
      payload: [...groups].map(([variantGroupId, members]) => ({ variantGroupId, count: String(members.length) })),
    },
  };
}

/** What is there, and what is about to be. */
function all(catalogue: Catalogue): Values[] {
  const waiting = new Map<string, Values>();
  for (const feed of catalogue.feeds.values()) {
    if (feed.type !== 'MP_ITEM' || feed.verdicts) continue;
    for (const entry of feed.entries) {
      const sku = text(inner(entry, 'Orderable'), 'sku');
      if (sku && !catalogue.items.has(sku)) waiting.set(sku, ingestingView(entry, catalogue));
    }
  }
  return [...[...catalogue.items.values()].map((item) => itemView(item, catalogue)), ...waiting.values()];
}

/** Retired items are shown only where they are asked for. */
function matches(item: Values, query: URLSearchParams): boolean {
  const wanted = {
    sku: query.get('sku'),
    lifecycleStatus: query.get('lifecycleStatus') ?? 'ACTIVE',
    publishedStatus: query.get('publishedStatus'),
    variantGroupId: query.get('variantGroupId'),
    condition: query.get('condition'),
  };
  return Object.entries(wanted).every(([name, value]) => value === null || item[name] === value);
}

function isNamed(item: Item, type: string, id: string): boolean {
  if (type === 'SKU') return item.sku === id;
  if (type === 'ITEM_ID') return item.itemId === id;
  return item.gtin === gtin14(id);
}

/** `*` begins. The cursor is nobody's to read. */
function placeOf(cursor: string | null): number {
  if (cursor === null || cursor === '*') return 0;
  const place = /^at:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('latin1'))?.[1];
  if (place === undefined)
    throw new Refusal('INVALID_REQUEST_PARAM', SERVICE, 'Invalid value for query parameter nextCursor.', 'nextCursor');
  return Number(place);
}

function cursorOf(place: number): string {
  return Buffer.from(`at:${place}`).toString('base64');
}
