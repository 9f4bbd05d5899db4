import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Ask,
  type EbayAnswer,
  type EbaySeller,
  groupOf,
  mug,
  mugGroup,
  mugOffer,
  openSeller,
  publishGroup,
  sellMug,
} from '../sandbox/ebay/ebay-client.ts';
import { type LargePictures, serveLargePictures } from '../sandbox/ebay/large-pictures.ts';
import { mutantsOf } from './sandbox-ebay-mutants.ts';
import { isRefused, mutableRequests, wrongParameters } from './sandbox-ebay-scene.ts';
import { type Loose, OPERATIONS, type Operation, operationOf } from './sandbox-ebay-spec.ts';

let pictures: LargePictures;
let picture: string;
beforeAll(async () => {
  pictures = await serveLargePictures();
  picture = `${pictures.url}/mug.jpg`;
});
afterAll(() => pictures.close());

/** What eBay's gateway answers to any call is in no specification. */
const OF_ANY_CALL = new Set(['401', '403', '404', '429']);
/** Codes an operation's own list has not, and why they are answered all the same. */
const BESIDES: Readonly<Record<string, readonly string[]>> = {
  // The gateway's word for a type that does not fit, and the Inventory API's for a header.
  '*': ['2004', '25709'],
  createOffer: ['25002'],
  getOffers: ['25707', '25713'],
  publishOffer: ['25732'],
  bulkPublishOffer: ['25702'],
  publishOfferByInventoryItemGroup: ['25402'],
  withdrawOfferByInventoryItemGroup: ['25705'],
  updateOffer: ['25755'],
  bulkUpdatePriceQuantity: ['25702', '25713'],
  deleteInventoryItemGroup: [],
};

interface Seen {
  readonly operation: Operation;
  readonly status: number;
}

/** A seller whose every answer is held against the specification. */
function watched(seller: EbaySeller, seen: Seen[]): EbaySeller {
  const ask = async (method: string, path: string, request: Ask = {}): Promise<EbayAnswer> => {
    const answer = await seller.ask(method, path, request);
    const operation = operationOf(method, path);
    if (operation) {
      conform(operation, answer, `${method} ${path}`);
      seen.push({ operation, status: answer.status });
    }
    return answer;
  };
  return {
    ...seller,
    ask,
    inventory: (method, path, body) => ask(method, `/sell/inventory/v1${path}`, body === undefined ? {} : { body }),
  };
}

function conform(operation: Operation, { status, headers, data }: EbayAnswer, what: string): void {
  const isKnown = operation.statuses.includes(String(status)) || OF_ANY_CALL.has(String(status));
  expect(isKnown, `${what} answers ${status}`).toBe(true);
  if (status >= 400) {
    expect(operation.error(data), `${what} ${JSON.stringify(operation.error.errors)}`).toBe(true);
  } else {
    const judge = operation.answer(status);
    if (judge) expect(judge(data), `${what} ${JSON.stringify(judge.errors)} in ${JSON.stringify(data)}`).toBe(true);
    else if (status === 204) expect(data).toBeUndefined();
  }
  if (data !== undefined) expect(headers['content-type']).toMatch(/^application\/json/);
  const allowed = [...operation.codes, ...(BESIDES['*'] ?? []), ...(BESIDES[operation.id] ?? [])];
  const given = [...(data?.errors ?? []), ...(data?.responses ?? []).flatMap(({ errors = [] }: Loose) => errors)];
  if (status < 500 && ![401, 403, 429].includes(status))
    for (const { errorId } of given) expect(allowed, `${what} answers ${errorId}`).toContain(String(errorId));
}

describe('what the rehearsal of eBay answers', () => {
  it('is what the specifications say, with nothing besides, from the first item to the last withdrawal', async () => {
    const seen: Seen[] = [];
    const seller = watched(await openSeller(), seen);

    await listAndRevise(seller);
    await groupsAndVariations(seller);
    await refusals(seller);
    await accountAndLocations(seller);
    await taxonomyAndMetadata(seller);

    const operations = new Set(seen.map(({ operation }) => operation.id));
    const well = new Set(seen.filter(({ status }) => status < 400).map(({ operation }) => operation.id));
    expect(seen.length).toBeGreaterThan(150);
    expect(well).toEqual(operations);
    expect(operations.size).toBe(51);
  });

  it('leaves out no operation of the Inventory API besides vehicles, migration and warehouses of many', () => {
    const all = OPERATIONS.filter(({ path }) => path.startsWith('/sell/inventory')).map(({ id }) => id);
    const left = all.filter((id) => /Compatibility|Migrate|LocationMapping/.test(id));

    expect(left).toHaveLength(7);
    expect(all).toHaveLength(36);
  });
});

/** As many distinct wrong requests as a specification can refuse, each refused by the rehearsal too. */
describe('what the patched specifications refuse', () => {
  it('is refused by the rehearsal', async () => {
    const seller = await openSeller();
    const base = await mutableRequests(seller, picture);
    const ajv = new Ajv({ strict: false, validateSchema: false, formats: { double: true, int32: true } });
    const tally = { mutants: 0, oracle: 0, rehearsal: 0 };
    const accepted: string[] = [];

    for (const { operation, path, body, undo } of base) {
      const judge = ajv.compile(operation.body);
      expect(judge(body), `${operation.id} ${JSON.stringify(judge.errors)}`).toBe(true);
      const before = seller.sandbox.listings();
      for (const mutant of mutantsOf(body, operation.body, 20261125).slice(0, 130)) {
        tally.mutants += 1;
        if (judge(mutant.body)) continue;
        tally.oracle += 1;
        const answer = await seller.ask(operation.method, path, { body: mutant.body });
        if (isRefused(answer)) tally.rehearsal += 1;
        else accepted.push(`${operation.id}: ${mutant.what} → ${answer.status}`);
      }
      expect(seller.sandbox.listings()).toEqual(before);
      // The right request is taken still: none of the wrong ones was refused for anything else.
      const right = await seller.ask(operation.method, path, { body });
      expect(isRefused(right), `${operation.id} ${JSON.stringify(right.data)}`).toBe(false);
      await undo();
    }
    for (const { operation, path, ask, what } of wrongParameters(base)) {
      tally.mutants += 1;
      tally.oracle += 1;
      const answer = await seller.ask(operation.method, path, ask);
      if (isRefused(answer)) tally.rehearsal += 1;
      else accepted.push(`${operation.id}: ${what} → ${answer.status}`);
    }

    process.stdout.write(`eBay: ${JSON.stringify(tally)}\n`);
    expect(accepted).toEqual([]);
    expect(tally.oracle).toBeGreaterThanOrEqual(1_000);
  });
});

async function listAndRevise(seller: EbaySeller): Promise<void> {
  const { offerId } = await sellMug(seller, 'MUG', picture);
  await seller.inventory('GET', `/offer/${offerId}`);
  await seller.inventory('GET', '/offer?sku=MUG&marketplace_id=EBAY_US&format=FIXED_PRICE&limit=1&offset=0');
  await seller.inventory('PUT', `/offer/${offerId}`, mugOffer('MUG'));
  await seller.inventory('PUT', '/inventory_item/MUG', mug(picture, { title: 'New' }));
  await seller.inventory('GET', '/inventory_item/MUG');
  const price = { value: '9.00', currency: 'USD' };
  const requests = [{ sku: 'MUG', shipToLocationAvailability: { quantity: 2 }, offers: [{ offerId, price }] }];
  await seller.inventory('POST', '/bulk_update_price_quantity', { requests });
  await seller.inventory('POST', '/bulk_update_price_quantity', {
    requests: [...requests, { offers: [{ offerId: '1' }] }],
  });
  await seller.inventory('POST', `/offer/${offerId}/withdraw`);
  await seller.inventory('POST', '/offer/get_listing_fees', { offers: [{ offerId }] });
  const entries = ['A', 'B'].map((sku) => ({ sku, locale: 'en_US', ...mug(picture) }));
  await seller.inventory('POST', '/bulk_create_or_replace_inventory_item', { requests: entries });
  await seller.inventory('POST', '/bulk_create_or_replace_inventory_item', {
    requests: [...entries, { sku: 'C', locale: 'en_US', condition: 'BAD' }],
  });
  await seller.inventory('POST', '/bulk_get_inventory_item', { requests: [{ sku: 'A' }, { sku: 'NONE' }] });
  await seller.inventory('POST', '/bulk_get_inventory_item', { requests: [{ sku: 'A' }] });
  const made = await seller.inventory('POST', '/bulk_create_offer', { requests: [mugOffer('A'), mugOffer('B')] });
  await seller.inventory('POST', '/bulk_create_offer', { requests: [mugOffer('A'), mugOffer('NONE'), {}] });
  const offers = made.data.responses.map(({ offerId: id }: Loose) => ({ offerId: id }));
  await seller.inventory('POST', '/bulk_publish_offer', { requests: offers });
  await seller.inventory('POST', '/bulk_publish_offer', { requests: [...offers, { offerId: '1' }] });
  await seller.inventory('GET', '/inventory_item?limit=2&offset=1');
  await seller.inventory('DELETE', `/offer/${offers[0].offerId}`);
  await seller.inventory('DELETE', '/inventory_item/B');
}

async function groupsAndVariations(seller: EbaySeller): Promise<void> {
  await mugGroup(seller, 'G', ['Red', 'Blue', 'Green'], picture);
  await publishGroup(seller, 'G');
  await seller.inventory('GET', '/inventory_item/G-Red');
  await seller.inventory('GET', '/offer?sku=G-Red');
  await seller.inventory('PUT', '/inventory_item_group/G', groupOf('G', ['Red', 'Blue']));
  await seller.inventory('GET', '/inventory_item_group/G');
  await seller.inventory('PUT', '/inventory_item/G-Pink', mug(picture, { aspects: { Color: ['Pink'] } }));
  await seller.inventory('PUT', '/inventory_item_group/G', groupOf('G', ['Red', 'Blue', 'Pink']));
  await publishGroup(seller, 'G');
  await seller.inventory('POST', '/offer/withdraw_by_inventory_item_group', {
    inventoryItemGroupKey: 'G',
    marketplaceId: 'EBAY_US',
  });
  await publishGroup(seller, 'G');
  await seller.inventory('DELETE', '/inventory_item_group/G');
}

/** Everything that can be wrong at publish, and what is not there. */
async function refusals(seller: EbaySeller): Promise<void> {
  const wrong: readonly (readonly [item: Loose, offer: Loose])[] = [
    [{}, { sku: 'W', marketplaceId: 'EBAY_US', format: 'FIXED_PRICE' }],
    [mug(picture), mugOffer('W', { categoryId: '1' })],
    [mug(picture, { aspects: { 'Care Instructions': ['Burn'], Brand: ['A', 'B'] } }), mugOffer('W')],
    [mug(`${pictures.url}/gone.jpg`), mugOffer('W')],
    [mug(`${pictures.url}/text.jpg`), mugOffer('W')],
    [mug(picture), mugOffer('W', { categoryId: '183448', marketplaceId: 'EBAY_DE' })],
    [
      mug(picture),
      mugOffer('W', {
        marketplaceId: 'EBAY_DE',
        regulatory: {
          manufacturer: { country: 'CN', email: 'x', contactUrl: 'x', city: 'X' },
          responsiblePersons: Array(6).fill({ country: 'CN', city: 'X' }),
          productSafety: { pictograms: ['a', 'b', 'c'], statements: [] },
        },
      }),
    ],
  ];
  for (const [item, offer] of wrong) {
    await seller.inventory('PUT', '/inventory_item/W', item);
    const { data } = await seller.inventory('POST', '/offer', offer);
    await seller.inventory('POST', `/offer/${data.offerId}/publish`);
    await seller.inventory('POST', `/offer/${data.offerId}/withdraw`);
    await seller.inventory('DELETE', '/inventory_item/W');
  }
  const { offerId } = await sellMug(seller, 'LIVE', picture);
  await seller.inventory('POST', `/offer/${offerId}/publish`);
  await seller.inventory('PUT', '/inventory_item/LIVE', {});
  await seller.inventory('PUT', `/offer/${offerId}`, {});
  await seller.inventory('PUT', '/inventory_item_group/H', { variantSKUs: ['LIVE'] });
  await seller.inventory('POST', '/offer', mugOffer('LIVE'));
  await seller.inventory('POST', '/offer/get_listing_fees', { offers: [{ offerId }] });
  for (const path of ['/inventory_item/NONE', '/inventory_item_group/NONE', '/offer/1', '/offer?sku=NONE', '/offer'])
    await seller.inventory('GET', path);
  for (const path of ['/inventory_item/NONE', '/inventory_item_group/NONE', '/offer/1', '/location/none'])
    await seller.inventory('DELETE', path);
  await publishGroup(seller, 'NONE');
  await seller.inventory('POST', '/offer/withdraw_by_inventory_item_group', {
    inventoryItemGroupKey: 'NONE',
    marketplaceId: 'EBAY_US',
  });
  await seller.ask('GET', '/sell/inventory/v1/inventory_item', { token: 'nobody' });
}

async function accountAndLocations(seller: EbaySeller): Promise<void> {
  const address = { postalCode: '10115', country: 'DE' };
  await seller.inventory('POST', '/location/berlin', { location: { address }, name: 'Berlin' });
  await seller.inventory('POST', '/location/berlin', { location: { address } });
  await seller.inventory('POST', '/location/nowhere', {});
  await seller.inventory('POST', '/location/berlin/update_location_details', { phone: '1' });
  for (const action of ['disable', 'disable', 'enable']) await seller.inventory('POST', `/location/berlin/${action}`);
  for (const path of ['/location', '/location/berlin', '/location/none']) await seller.inventory('GET', path);
  await seller.inventory('DELETE', '/location/berlin');
  for (const kind of ['fulfillment', 'payment', 'return']) {
    const root = `/sell/account/v1/${kind}_policy`;
    const { data } = await seller.ask('GET', `${root}?marketplace_id=EBAY_DE`);
    const [policy] = data[`${kind}Policies`];
    await seller.ask('GET', `${root}/${policy[`${kind}PolicyId`]}`);
    await seller.ask('GET', `${root}/1`);
    const name = encodeURIComponent(policy.name);
    await seller.ask('GET', `${root}/get_by_policy_name?marketplace_id=EBAY_DE&name=${name}`);
    for (const query of ['', '?marketplace_id=DE']) await seller.ask('GET', root + query);
  }
  for (const path of ['/program/get_opted_in_programs', '/privilege'])
    await seller.ask('GET', `/sell/account/v1${path}`);
}

async function taxonomyAndMetadata(seller: EbaySeller): Promise<void> {
  for (const [site, tree] of [
    ['EBAY_US', '0'],
    ['EBAY_DE', '77'],
    ['EBAY_XX', '999'],
  ]) {
    const root = `/commerce/taxonomy/v1/category_tree/${tree}`;
    await seller.ask('GET', `/commerce/taxonomy/v1/get_default_category_tree_id?marketplace_id=${site}`);
    for (const path of [
      ...['', '/get_category_subtree?category_id=20625', '/get_category_suggestions?q=mug'],
      ...['/get_category_suggestions?q=zeppelin', '/get_category_suggestions'],
      ...['20696', '15687', '183448', '20349', '172009', '11700', '1', '0'].map(
        (id) => `/get_item_aspects_for_category?category_id=${id}`,
      ),
    ])
      await seller.ask('GET', root + path);
    for (const what of ['regulatory', 'item_condition', 'listing_structure', 'category'])
      for (const filter of ['', '?filter=categoryIds:%7B20696%7D'])
        await seller.ask('GET', `/sell/metadata/v1/marketplace/${site}/get_${what}_policies${filter}`);
    for (const path of ['get_currencies', 'get_product_safety_labels'])
      await seller.ask('GET', `/sell/metadata/v1/marketplace/${site}/${path}`);
  }
}
