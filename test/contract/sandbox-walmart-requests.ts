import { servePictures } from '../sandbox/picture-server.ts';
import { type CallOptions, form, itemFeed, mug, openSeller, type Seller } from '../sandbox/walmart-client.ts';
import type { Operation } from './sandbox-walmart-spec.ts';

/** A seller with one item of each state, and where his pictures are. */
export interface Scene {
  readonly seller: Seller;
  readonly pictures: string;
  readonly red: string;
  close(): Promise<void>;
}

export async function openScene(): Promise<Scene> {
  const pictures = await servePictures();
  const red = `${pictures.url}/red.jpg`;
  const seller = await openSeller();
  await seller.publish(
    mug(red),
    mug(red, {
      sku: 'A',
      number: 2,
      shown: { variantGroupId: 'G', variantAttributeNames: ['color'], isPrimaryVariant: 'Yes', color: ['Red'] },
    }),
    mug(red, { sku: 'LATE', number: 3, offer: { startDate: '2049-01-01T00:00:00Z' } }),
    mug(red, { sku: 'BAD', number: 4, shown: { brand: 7 } }),
  );
  return { seller, pictures: pictures.url, red, close: () => pictures.close() };
}

/** A right request of each operation. */
export async function rightRequest(
  { seller, red }: Scene,
  operation: Operation,
): Promise<{ path: string; options: CallOptions }> {
  const path = operation.path
    .replace('{id}', 'MUG')
    .replace(/\{sku\}/i, 'MUG')
    .replace('{departmentId}', '4044');
  switch (`${operation.method} ${operation.path}`) {
    case 'POST /v3/token':
      return { path, options: { headers: basic(seller), bytes: Buffer.from('grant_type=client_credentials') } };
    case 'POST /v3/feeds':
      return { path: `${path}?feedType=MP_ITEM`, options: await form(itemFeed(mug(red))) };
    case 'GET /v3/feeds/{feedId}': {
      const id = await seller.feed('RETIRE_ITEM', { RetireItemHeader: { version: '1.0' }, RetireItem: [{ sku: 'X' }] });
      return { path: `/v3/feeds/${encodeURIComponent(id)}?includeDetails=true`, options: {} };
    }
    case 'GET /v3/items/{id}':
      return { path: `${path}?productIdType=SKU`, options: {} };
    case 'PUT /v3/price':
      return { path, options: { body: PRICE } };
    case 'GET /v3/inventory':
      return { path: `${path}?sku=MUG`, options: {} };
    case 'PUT /v3/inventory':
      return { path: `${path}?sku=MUG`, options: { body: { sku: 'MUG', quantity: { unit: 'EACH', amount: 3 } } } };
    case 'PUT /v3/inventories/{sku}':
      return { path, options: { body: NODES } };
    default:
      return { path, options: {} };
  }
}

export const PRICE = {
  sku: 'MUG',
  replaceAll: 'false',
  pricing: [
    { currentPriceType: 'BASE', currentPrice: { currency: 'USD', amount: 10 } },
    {
      ...{ currentPriceType: 'REDUCED', currentPrice: { currency: 'USD', amount: 9 }, processMode: 'UPSERT' },
      ...{ comparisonPriceType: 'BASE', comparisonPrice: { currency: 'USD', amount: 10 }, priceDisplayCodes: 'CART' },
      ...{ effectiveDate: '2026-12-01T00:00:00Z', expirationDate: '2026-12-09T00:00:00Z', promoId: 'P' },
    },
  ],
};
const NODES = { inventories: { nodes: [{ shipNode: '10000000001', inputQty: { unit: 'EACH', amount: 3 } }] } };

function basic(seller: Seller): Record<string, string> {
  const { CLIENT_ID, CLIENT_SECRET } = seller.sandbox.channels.walmart?.credentials ?? {};
  return {
    authorization: `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}`,
    'content-type': 'application/x-www-form-urlencoded',
  };
}
