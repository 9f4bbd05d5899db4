import type { Catalogue, IngestionError, Verdict } from './catalogue.ts';
import type { Shots } from './item-pictures.ts';
import { ITEM_HEADER, SPEC_VERSION } from './item-spec.ts';
import { judgeInventory, judgeNodes } from './judge-inventory.ts';
import { judgeItem, judgeMaintenance } from './judge-item.ts';
import { judgePrice } from './judge-price.ts';
import { judgeRetirement } from './judge-retirement.ts';
import { type Schema, violations } from './schema.ts';
import { inner, isValues, text, type Values } from './values.ts';

/** What a feed of one type looks like, and what becomes of its entries. */
interface FeedKind {
  readonly header: string;
  readonly headerSchema: Schema;
  readonly version: RegExp;
  readonly list: string;
  /** Whether its pictures are looked at. */
  readonly hasPictures: boolean;
  /** Minutes until it is judged. */
  readonly minutes: (entries: number) => number;
  readonly judge: (entry: Values, catalogue: Catalogue, shots: Shots) => Verdict;
}

const header = (...required: readonly string[]): Schema => ({
  type: 'object',
  properties: { version: { type: 'string' }, feedDate: { type: 'string', format: 'date-time' } },
  required,
  additionalProperties: false,
});

/** Items take a quarter of an hour, half an hour when they are many; prices and stock a few minutes. */
const slow = (entries: number) => (entries > 1_000 ? 30 : 15);
const quick = () => 5;

export const FEED_KINDS: Readonly<Record<string, FeedKind>> = {
  MP_ITEM: {
    header: 'MPItemFeedHeader',
    headerSchema: ITEM_HEADER,
    version: SPEC_VERSION,
    list: 'MPItem',
    hasPictures: true,
    minutes: slow,
    judge: judgeItem,
  },
  MP_MAINTENANCE: {
    header: 'MPItemFeedHeader',
    headerSchema: ITEM_HEADER,
    version: SPEC_VERSION,
    list: 'MPItem',
    hasPictures: true,
    minutes: slow,
    judge: judgeMaintenance,
  },
  RETIRE_ITEM: {
    header: 'RetireItemHeader',
    headerSchema: header('version'),
    version: /^1\.0$/,
    list: 'RetireItem',
    hasPictures: false,
    minutes: slow,
    judge: judgeRetirement,
  },
  price: {
    header: 'PriceHeader',
    headerSchema: header('version'),
    version: /^1\.[5-7](\.1)?$/,
    list: 'Price',
    hasPictures: false,
    minutes: quick,
    judge: judgePrice,
  },
  inventory: {
    header: 'InventoryHeader',
    headerSchema: header('version'),
    version: /^1\.4$/,
    list: 'Inventory',
    hasPictures: false,
    minutes: quick,
    judge: judgeInventory,
  },
  MP_INVENTORY: {
    header: 'inventoryHeader',
    headerSchema: header('version'),
    version: /^1\.5$/,
    list: 'inventory',
    hasPictures: false,
    minutes: quick,
    judge: judgeNodes,
  },
};

/** Of the feed types that the three specs of POST /v3/feeds list, those that are not rehearsed: they end in ERROR, saying so. */
export const OTHER_FEED_TYPES: readonly string[] = [
  ...['item', 'MP_WFS_ITEM', 'MP_ITEM_MATCH', 'SKU_TEMPLATE_MAP', 'SHIPPING_OVERRIDES', 'OMNI_WFS', 'FITMENT_ACES'],
  ...['FITMENT_PIES', 'CPT_SELLER_ELIGIBILITY'],
];

/** §5, create: "≤ 10 000 items / feed". */
const MOST_ENTRIES = 10_000;

/** The entries of a feed's file, or what is wrong with the file as a whole; then nothing in it is looked at. */
export function readFeed(type: string, file: string): { entries: readonly Values[]; error: IngestionError | null } {
  const kind = Object.hasOwn(FEED_KINDS, type) ? FEED_KINDS[type] : undefined;
  if (!kind) return refused('ERR_PDI_0034', 'feedType', `Feeds of type ${type} are not part of this rehearsal.`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(file);
  } catch {
    return refused('ERR_PDI_0001', 'file', 'Malformed data: the file is not well-formed JSON.');
  }
  const feed = isValues(parsed) ? parsed : {};
  const list = feed[kind.list];
  // A list under another name, `inventory` for `Inventory`, is no list.
  if (!Array.isArray(list) || list.length === 0)
    return refused('ERR_EXT_DATA_0503009', kind.list, `The feed has no entries under '${kind.list}'.`);
  if (list.length > MOST_ENTRIES)
    return refused('ERR_PDI_0034', kind.list, `The feed has more than ${MOST_ENTRIES} items.`);
  for (const { path, says } of violations(feed[kind.header], kind.headerSchema, { path: kind.header }))
    return refused('ERR_PDI_0034', path, `${path} ${says}.`);
  const version = text(inner(feed, kind.header), 'version');
  if (!kind.version.test(version))
    return refused(
      'ERR_PDI_0034',
      `${kind.header}.version`,
      `Version '${version}' is not supported for feed type ${type}.`,
    );
  return { entries: list.map((entry: unknown) => (isValues(entry) ? entry : {})), error: null };
}

function refused(code: string, field: string, description: string): { entries: Values[]; error: IngestionError } {
  return { entries: [], error: { code, field, description } };
}
