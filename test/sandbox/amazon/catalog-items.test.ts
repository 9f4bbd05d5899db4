import { beforeEach, expect, it } from 'vitest';
import { DE, GTIN, mug, openSeller, type Seller, US } from './amazon-client.ts';

let seller: Seller;
beforeEach(async () => {
  seller = await openSeller();
});

const search = (query: string) => seller.call('GET', `/catalog/2022-04-01/items?marketplaceIds=${US}&${query}`);

it('finds by GTIN what another seller brought in, and what we did', async () => {
  await seller.put('MUG', mug());

  const { data } = await search(
    `identifiersType=EAN&identifiers=${GTIN.known},${GTIN.mug},${GTIN.other}&includedData=summaries,identifiers`,
  );

  expect(data.numberOfResults).toBe(2);
  expect(data.items).toMatchObject([
    {
      asin: 'B0SANDB0X1',
      summaries: [{ brand: 'Example Enamel' }],
      identifiers: [{ identifiers: [{ identifierType: 'EAN', identifier: GTIN.known }] }],
    },
    { summaries: [{ brand: 'QINGHE', itemClassification: 'BASE_PRODUCT' }] },
  ]);
});

it('finds by our own SKU and by words', async () => {
  await seller.put('MUG', mug());

  const bySku = await search(`identifiersType=SKU&identifiers=MUG&sellerId=${seller.id}`);
  const byWords = await search('keywords=enamel,mug');

  expect([bySku.data.items.length, byWords.data.items[0].asin]).toEqual([1, 'B0SANDB0X1']);
});

it('knows an ASIN in the marketplace where it is', async () => {
  const there = await seller.call('GET', `/catalog/2022-04-01/items/B0SANDB0X1?marketplaceIds=${US}`);
  const elsewhere = await seller.call('GET', `/catalog/2022-04-01/items/B0SANDB0X1?marketplaceIds=${DE}`);

  expect([there.status, elsewhere.status]).toEqual([200, 404]);
});

it.each([
  '',
  'keywords=a&identifiers=b&identifiersType=EAN',
  'identifiers=b',
  'identifiers=MUG&identifiersType=SKU',
  'keywords=a&includedData=all',
])('refuses "%s"', async (query) => {
  expect((await search(query)).status).toBe(400);
});

it('keeps a product whose listing is gone: its GTIN leads to the same ASIN again', async () => {
  await seller.put('MUG', mug());
  const before = await search(`identifiersType=EAN&identifiers=${GTIN.mug}`);
  expect(before.data.items).toHaveLength(1);
  await seller.remove('MUG');
  seller.clock.advance(10_000);

  await seller.put('CUP', mug({ color: [{ value: 'Red', language_tag: 'en_US', marketplace_id: US }] }));

  const after = await search(`identifiersType=EAN&identifiers=${GTIN.mug}`);
  expect(after.data.items[0].asin).toBe(before.data.items[0].asin);
});
