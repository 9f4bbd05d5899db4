import { readFileSync } from 'node:fs';
import type { Category } from '../../../src/core/taxonomy.ts';
import type { Channel, Finding, Listing, ListingVariant } from '../../../src/core/words.ts';
import { limits } from '../../../src/marketplaces/amazon/limits.ts';
import { render } from '../../../src/marketplaces/amazon/render.ts';
import { attributesOf } from '../../../src/marketplaces/amazon/schema/attributes.ts';
import type { Node } from '../../../src/marketplaces/amazon/schema/node.ts';
import type { Entry, ItemBody } from '../../../src/marketplaces/amazon/wire.ts';

/** A product type of mugs, made up in Amazon's documented form. */
export const schema: Node = JSON.parse(
  readFileSync(new URL('../../../fixtures/marketplaces/amazon/mug.schema.json', import.meta.url), 'utf8'),
);

const category: Category = {
  id: 'MUG',
  title: 'Mug',
  version: 'checksum-1',
  locale: 'de_DE',
  attributes: attributesOf(schema),
  schema,
};

/** The asset id of the n-th picture. */
export function asset(n: number): string {
  return `${String(n).padStart(32, 'a')}.500-2000b10000jp@1`;
}

export function channel(changes: Partial<Channel> = {}): Channel {
  return {
    id: 'amazon-de',
    marketplace: 'amazon',
    site: 'DE',
    account: 'https://sellingpartnerapi-eu.amazon.com',
    locale: 'de-DE',
    currency: 'EUR',
    settings: { seller: 'A1SELLER' },
    delivery: 'by-address',
    limits,
    ...changes,
  };
}

export function variant(changes: Partial<ListingVariant> = {}): ListingVariant {
  return {
    sku: 'MUG-1',
    gtin: '4006381333931',
    options: [],
    price: { amount: '12.90', currency: 'EUR' },
    stock: 7,
    pictures: [],
    ...changes,
  };
}

/** One mug that lacks nothing. */
export function listing(changes: Partial<Listing> = {}): Listing {
  return {
    id: 'MUG-1',
    channel: channel(),
    title: 'Keramikbecher mit Deckel',
    bullets: ['Hält Tee warm', 'Spülmaschinenfest'],
    description: '<p>Ein Becher.</p><ul><li>350&nbsp;ml</li></ul>',
    keywords: ['Becher', 'Tasse'],
    brand: 'Asidi',
    model: 'K-350',
    pictures: [
      { asset: asset(1), role: 'main' },
      { asset: asset(2), role: 'other' },
    ],
    options: [],
    variants: [variant({ weight: { value: '420', unit: 'g' } })],
    category: {
      id: 'MUG',
      version: 'checksum-1',
      attributes: { item_type_keyword: 'coffee-cups', capacity: '350 ml', handle_type: 'Side Handle' },
      category,
    },
    compliance: {
      origin: 'CN',
      material: 'Keramik',
      batteries: 'none',
      hazmat: 'none',
      manufacturer: {
        name: 'Qihe',
        street: '1 Road',
        city: 'Yiwu',
        postcode: '322000',
        country: 'CN',
        email: 'hello@qihe.example',
      },
      responsible: {
        name: 'EU Rep',
        street: 'Weg 2',
        city: 'Köln',
        postcode: '50667',
        country: 'DE',
        url: 'https://rep.example',
      },
    },
    origins: { title: { file: 'products.xlsx', cell: 'B2' }, 'MUG-1/gtin': { file: 'products.xlsx', cell: 'D2' } },
    sources: {},
    untranslated: [],
    sums: {},
    ...changes,
  };
}

/** A mug in two sizes and colours, one of them with a picture of its own. */
export function mugs(changes: Partial<Listing> = {}): Listing {
  return listing({
    id: 'MUG',
    options: [
      { name: 'Farbe', values: ['Rot', 'Blau'] },
      { name: 'Größe', values: ['Small', 'Large'] },
    ],
    variants: [
      variant({ sku: 'MUG-RED', options: ['Rot', 'Small'] }),
      variant({
        sku: 'MUG-BLUE',
        gtin: '4006381333948',
        options: ['Blau', 'Large'],
        pictures: [asset(3)],
        strike: { amount: '19.90', currency: 'EUR' },
        stock: 0,
      }),
    ],
    ...changes,
  });
}

export function bodyOf(of: Listing, sku = 'MUG-1'): ItemBody {
  const document = render(of).documents.find(({ key }) => key === `item/${sku}`);
  if (!document) throw new Error(`no item ${sku}`);
  return document.body;
}

/** The only entry of an attribute. */
export function only(of: Listing, name: string, sku?: string): Entry | undefined {
  return bodyOf(of, sku).attributes[name]?.[0];
}

export function findingsOf(of: Listing): readonly Finding[] {
  return render(of).findings;
}

/** The listing with these attributes of its category besides. */
export function saying(attributes: Readonly<Record<string, string | readonly string[]>>): Listing {
  const own = listing();
  if (!own.category) throw new Error('no category');
  return { ...own, category: { ...own.category, attributes: { ...own.category.attributes, ...attributes } } };
}
