import { beforeEach, expect, it } from 'vitest';
import { DEFINE, definition, mug, openShop, SET, type Shop } from '../shopify-client.ts';

const QUANTITIES = `mutation ($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { changes { delta quantityAfterChange } }
    userErrors { field code }
  }
}`;

let shop: Shop;
let inventoryItemId: string;
let locationId: string;
beforeEach(async () => {
  shop = await openShop();
  await shop.graph(DEFINE, { definition });
  const { data } = await shop.graph(SET, mug());
  inventoryItemId = data.productSet.product.variants.nodes[0].inventoryItem.id;
  locationId = (await shop.graph('{ locations(first: 1) { nodes { id } } }')).data.locations.nodes[0].id;
});

const set = async (quantity: number, changeFromQuantity: number | null | undefined, key: string) => {
  const quantities = [
    { inventoryItemId, locationId, quantity, ...(changeFromQuantity === undefined ? {} : { changeFromQuantity }) },
  ];
  const input = { name: 'available', reason: 'correction', quantities };
  return (await shop.graph(QUANTITIES, { input, key })).data.inventorySetQuantities;
};
const stock = () => shop.sandbox.listings()[0]?.stock;

// reference/marketplaces.md §3, price/stock: "@idempotent(key:) — required since 2026-04"
it('is refused without the directive', async () => {
  const { errors } = await shop.graph(QUANTITIES.replace('@idempotent(key: $key)', '').replace(', $key: String!', ''), {
    input: { name: 'available', reason: 'correction', quantities: [] },
  });

  expect(errors[0]).toMatchObject({
    message: expect.stringContaining('@idempotent'),
    extensions: { code: 'BAD_REQUEST' },
  });
});

it('applies a key once, and refuses it with other arguments', async () => {
  const first = await set(7, null, 'a');
  await set(9, null, 'b');
  const replay = await set(7, null, 'a');
  const other = await set(8, null, 'a');

  expect(replay).toEqual(first);
  expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' }]);
  expect(stock()).toBe(9);
});

// §3, price/stock: "CAS field is changeFromQuantity: null skips, stale → CHANGE_FROM_QUANTITY_STALE"
it('compares before it sets, unless told not to, and wants to be told', async () => {
  const right = await set(5, 0, 'a');
  const stale = await set(6, 0, 'b');
  const silent = await set(6, undefined, 'c');

  expect(right.inventoryAdjustmentGroup.changes).toEqual([{ delta: 5, quantityAfterChange: 5 }]);
  expect(stale.userErrors).toMatchObject([{ code: 'CHANGE_FROM_QUANTITY_STALE' }]);
  expect(silent.userErrors).toMatchObject([{ code: 'COMPARE_QUANTITY_REQUIRED' }]);
  expect(stock()).toBe(5);
});

it('shows no stock for an item that is not tracked', async () => {
  await set(5, null, 'a');
  const untrack =
    'mutation ($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) { userErrors { message } } }';

  await shop.graph(untrack, { id: inventoryItemId, input: { tracked: false } });

  expect(stock()).toBeNull();
});

it('changes prices of the named variants and leaves the others', async () => {
  const { data } = await shop.graph('{ products(first: 1) { nodes { id variants(first: 5) { nodes { id } } } } }');
  const [product] = data.products.nodes;
  const update = `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants) { productVariants { price } userErrors { field code } }
  }`;

  const good = await shop.graph(update, {
    productId: product.id,
    variants: [{ id: product.variants.nodes[1].id, price: '25' }],
  });
  const bad = await shop.graph(update, {
    productId: product.id,
    variants: [
      { id: product.variants.nodes[0].id, price: '99' },
      { id: product.variants.nodes[1].id, price: '-1' },
    ],
  });

  expect(good.data.productVariantsBulkUpdate.userErrors).toEqual([]);
  expect(bad.data.productVariantsBulkUpdate.userErrors).toMatchObject([
    { field: ['variants', '1', 'price'], code: 'GREATER_THAN_OR_EQUAL_TO' },
  ]);
  expect(shop.sandbox.listings().map(({ price }) => price)).toEqual(['19.90', '25.00']);
});
