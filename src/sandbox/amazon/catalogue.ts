import { gtin14 } from './gtin.ts';
import { type Issue, issue } from './issue.ts';
import { type Attributes, listOf, textOf, type Values } from './values.ts';

/** Data that identify a product: who contradicts them describes another one. */
const IDENTIFYING = ['brand', 'color', 'size', 'part_number', 'model_number'];

/** A product of Amazon's catalogue, whoever sells it. */
export interface CatalogueItem {
  readonly asin: string;
  readonly productType: string;
  /** In 14 digits. */
  readonly gtins: readonly string[];
  /** By marketplace: what it is there, and whose data these are; no SKU: another seller's. */
  readonly facts: Readonly<Record<string, { readonly sku?: string; readonly attributes: Attributes }>>;
}

/** What other sellers brought in, under GTINs of GS1's prefix for examples. */
export const FIRST_ITEMS: readonly CatalogueItem[] = [
  {
    asin: 'B0SANDB0X1',
    productType: 'DRINKING_CUP',
    gtins: ['09520000000011'],
    facts: {
      ATVPDKIKX0DER: {
        attributes: {
          item_name: [{ value: 'Example Enamel Mug 300 ml', language_tag: 'en_US', marketplace_id: 'ATVPDKIKX0DER' }],
          brand: [{ value: 'Example Enamel', language_tag: 'en_US', marketplace_id: 'ATVPDKIKX0DER' }],
        },
      },
    },
  },
];

/** All items, with the way from a GTIN to its item. */
export class Catalogue {
  readonly #items = new Map<string, CatalogueItem>();
  readonly #byGtin = new Map<string, string>();

  constructor(items: readonly CatalogueItem[]) {
    for (const item of items) this.keep(item);
  }

  keep(item: CatalogueItem): void {
    this.#items.set(item.asin, item);
    for (const gtin of item.gtins) if (!this.#byGtin.has(gtin)) this.#byGtin.set(gtin, item.asin);
  }

  get(asin: string | undefined): CatalogueItem | undefined {
    return asin === undefined ? undefined : this.#items.get(asin);
  }

  withGtin(gtin: string | undefined): CatalogueItem | undefined {
    return gtin === undefined ? undefined : this.get(this.#byGtin.get(gtin));
  }

  all(): readonly CatalogueItem[] {
    return [...this.#items.values()];
  }
}

export interface Offered {
  readonly sku: string;
  readonly marketplaceId: string;
  readonly productType: string;
  readonly attributes: Attributes;
}

/** The catalogue item that a submission means; issues where it means none, or another than it says. */
export function match(
  catalogue: Catalogue,
  offered: Offered,
): { readonly item?: CatalogueItem; readonly issues: readonly Issue[] } {
  const identifier = identifierOf(offered.attributes);
  if (identifier && !identifier.gtin) return { issues: [notAGtin(offered.sku)] };
  const suggested = textOf(offered.attributes, 'merchant_suggested_asin');
  const item = suggested ? catalogue.get(suggested) : catalogue.withGtin(identifier?.gtin);
  if (suggested && !item) return { issues: [noMatch(offered.sku)] };
  if (!item) return { issues: [] };
  const against = contradictions(item, offered);
  return against.length > 0 ? { item, issues: [conflict(item, offered, against)] } : { item, issues: [] };
}

/** Reference: 8560, no ASIN fits and the data do not suffice to make one. */
export function noMatch(sku: string): Issue {
  return issue({
    code: '8560',
    message: `The SKU ${sku} does not match any ASIN and the data provided is not enough to create a new one. Provide the missing attributes, or correct the product identifier.`,
    attributes: ['externally_assigned_product_identifier', 'merchant_suggested_asin'],
    category: 'INVALID_ATTRIBUTE',
  });
}

/** The item with what this SKU says of it. Facts of others stay as they are. */
export function contribute(item: CatalogueItem, { sku, marketplaceId, attributes }: Offered): CatalogueItem {
  const gtin = identifierOf(attributes)?.gtin;
  const before = item.facts[marketplaceId];
  const isOurs = before === undefined || before.sku === sku;
  return {
    ...item,
    gtins: gtin && !item.gtins.includes(gtin) ? [...item.gtins, gtin] : item.gtins,
    facts: isOurs ? { ...item.facts, [marketplaceId]: { sku, attributes } } : item.facts,
  };
}

/** The item without what a removed SKU said of it. The item itself stays: Amazon forgets no product. */
export function withdraw(
  item: CatalogueItem,
  { sku, marketplaceId }: { sku: string; marketplaceId: string },
): CatalogueItem {
  if (item.facts[marketplaceId]?.sku !== sku) return item;
  return { ...item, facts: Object.fromEntries(Object.entries(item.facts).filter(([id]) => id !== marketplaceId)) };
}

export function identifierOf(
  attributes: Attributes,
): { readonly gtin: string | undefined; readonly given: string } | undefined {
  const [first]: readonly Values[] = listOf(attributes.externally_assigned_product_identifier);
  if (typeof first?.value !== 'string' || typeof first.type !== 'string') return undefined;
  return { gtin: gtin14(first.type, first.value), given: `${first.type} ${first.value}` };
}

function contradictions(item: CatalogueItem, { sku, marketplaceId, attributes }: Offered): readonly string[] {
  const facts = item.facts[marketplaceId];
  if (!facts || facts.sku === sku) return [];
  return IDENTIFYING.filter((name) => {
    const theirs = textOf(facts.attributes, name);
    const ours = textOf(attributes, name);
    return theirs !== '' && ours !== '' && theirs.toLowerCase() !== ours.toLowerCase();
  });
}

/** Reference: 8541, data conflict with the ASIN that has this GTIN. */
function conflict(item: CatalogueItem, { sku, marketplaceId, attributes }: Offered, names: readonly string[]): Issue {
  const facts = item.facts[marketplaceId]?.attributes ?? {};
  const each = names.map(
    (name) => `${name} (Merchant: '${textOf(attributes, name)}' / Amazon: '${textOf(facts, name)}')`,
  );
  return issue({
    code: '8541',
    message: `The data provided for SKU ${sku} is different from what's already in the Amazon catalog. The standard_product_id corresponds to the ASIN ${item.asin}, but some information contradicts it: ${each.join(', ')}`,
    attributes: names,
    category: 'DUPLICATE',
  });
}

/** Reference: 8572, GTIN not valid. */
function notAGtin(sku: string): Issue {
  return issue({
    code: '8572',
    message: `The product identifier (UPC, EAN or GTIN) provided for SKU ${sku} is not valid or does not match the GS1 database.`,
    attributes: ['externally_assigned_product_identifier'],
    category: 'INVALID_ATTRIBUTE',
  });
}
