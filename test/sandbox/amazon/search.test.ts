import { beforeEach, expect, it } from 'vitest';
import { DE, GTIN, mug, openSeller, type Seller, shape, US } from './amazon-client.ts';

let seller: Seller;
beforeEach(async () => {
  seller = await openSeller();
  for (let n = 0; n < 25; n++) {
    const exempt = {
      externally_assigned_product_identifier: undefined,
      supplier_declared_has_product_identifier_exemption: shape.plain(true),
    };
    await seller.put(`MUG-${String(n).padStart(2, '0')}`, mug(n === 0 ? {} : exempt));
    seller.clock.advance(1_000);
  }
  seller.clock.advance(8_000);
});

const search = (query: string) => seller.call('GET', `/listings/2021-08-01/items/${seller.id}?${query}`);
const skus = ({ data }: { data: { items: { sku: string }[] } }) => data.items.map(({ sku }) => sku);

it('finds at most 20 identifiers, those that are there', async () => {
  const twenty = Array.from({ length: 20 }, (_, n) => `MUG-${10 + n}`);

  const found = await search(`marketplaceIds=${US}&identifiersType=SKU&pageSize=20&identifiers=${twenty.join(',')}`);
  const tooMany = await search(
    `marketplaceIds=${US}&identifiersType=SKU&identifiers=${[...twenty, 'MUG-01'].join(',')}`,
  );
  const untyped = await search(`marketplaceIds=${US}&identifiers=MUG-01`);

  expect(skus(found).toSorted()).toEqual(twenty.slice(0, 15));
  expect([tooMany.status, untyped.status]).toEqual([400, 400]);
});

it('finds by GTIN and by ASIN', async () => {
  const byGtin = await search(`marketplaceIds=${US}&identifiersType=EAN&identifiers=${GTIN.mug}`);
  const { asin } = byGtin.data.items[0].summaries[0];
  const byAsin = await search(`marketplaceIds=${US}&identifiersType=ASIN&identifiers=${asin}`);

  expect([skus(byGtin), skus(byAsin)]).toEqual([['MUG-00'], ['MUG-00']]);
});

it('goes through all of them page by page, the last changed first', async () => {
  const seen: string[] = [];
  let token = '';
  do {
    const page = await search(`marketplaceIds=${US}&includedData=summaries${token && `&pageToken=${token}`}`);
    expect(page.data.numberOfResults).toBe(25);
    seen.push(...skus(page));
    token = page.data.pagination.nextToken;
  } while (token);

  expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => `MUG-${String(24 - n).padStart(2, '0')}`));
});

it('filters by time, status and severity of issues', async () => {
  const after = new Date(seller.clock.now() - 10_500).toISOString();

  const late = await search(`marketplaceIds=${US}&createdAfter=${after}`);
  const buyable = await search(`marketplaceIds=${US}&withStatus=BUYABLE`);
  const broken = await search(`marketplaceIds=${US}&withIssueSeverity=ERROR&pageSize=20`);
  const elsewhere = await search(`marketplaceIds=${DE}`);

  expect(skus(late)).toEqual(['MUG-24', 'MUG-23']);
  expect([buyable, broken, elsewhere].map(({ data }) => data.numberOfResults)).toEqual([0, 25, 0]);
});

it.each([
  'pageSize=21',
  'pageSize=x',
  'sortBy=price',
  'pageToken=abc',
  'createdAfter=yesterday',
  'identifiersType=SKU',
  'includedData=all',
])('refuses %s', async (query) => {
  expect((await search(`marketplaceIds=${US}&${query}`)).status).toBe(400);
});
