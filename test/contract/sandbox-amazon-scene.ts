import { mug, openSeller, type Seller, shape, US } from '../sandbox/amazon/amazon-client.ts';
import type { Operation } from './sandbox-amazon-spec.ts';

export interface Scene {
  readonly seller: Seller;
  readonly feedId: string;
  readonly documentId: string;
}

/** A seller with a listing that is there, and a feed that is through. */
export async function openScene(): Promise<Scene> {
  const seller = await openSeller();
  await seller.put('MUG', mug({ color: shape.text('Blue') }));
  const feedId = await seller.feed([{ messageId: 1, sku: 'GONE', operationType: 'DELETE' }]);
  seller.clock.advance(600_000);
  const { data } = await seller.call('GET', `/feeds/2021-06-30/feeds/${feedId}`);
  return { seller, feedId, documentId: data.resultFeedDocumentId };
}

/** A request as the operation wants it. */
export interface Request {
  readonly parts: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export function rightRequest({ seller, feedId, documentId }: Scene, { id }: Operation): Request {
  const site = { marketplaceIds: US };
  const item = { sellerId: seller.id, sku: 'MUG' };
  const requests: Readonly<Record<string, Request>> = {
    putListingsItem: {
      parts: item,
      query: { ...site, issueLocale: 'en_US' },
      body: mug({ color: shape.text('Blue') }),
    },
    patchListingsItem: {
      parts: item,
      query: { ...site, includedData: 'issues' },
      body: {
        productType: 'DRINKING_CUP',
        patches: [{ op: 'replace', path: '/attributes/item_package_quantity', value: [{ value: 2 }] }],
      },
    },
    deleteListingsItem: { parts: { ...item, sku: 'OTHER' }, query: site },
    getListingsItem: { parts: item, query: { ...site, includedData: 'summaries,issues' } },
    searchListingsItems: {
      parts: { sellerId: seller.id },
      query: { ...site, identifiers: 'MUG,OTHER', identifiersType: 'SKU', pageSize: '5' },
    },
    createFeedDocument: { parts: {}, query: {}, body: { contentType: 'application/json; charset=UTF-8' } },
    getFeedDocument: { parts: { feedDocumentId: documentId }, query: { enableContentEncodingUrlHeader: 'true' } },
    createFeed: {
      parts: {},
      query: {},
      body: {
        feedType: 'JSON_LISTINGS_FEED',
        marketplaceIds: [US],
        inputFeedDocumentId: documentId,
        feedOptions: { note: 'x' },
      },
    },
    getFeed: { parts: { feedId }, query: {} },
    getFeeds: { parts: {}, query: { feedTypes: 'JSON_LISTINGS_FEED', pageSize: '5', processingStatuses: 'DONE' } },
    cancelFeed: { parts: { feedId }, query: {} },
    searchDefinitionsProductTypes: { parts: {}, query: { ...site, keywords: 'mug' } },
    getDefinitionsProductType: {
      parts: { productType: 'SHIRT' },
      query: {
        ...site,
        requirements: 'LISTING',
        requirementsEnforced: 'ENFORCED',
        locale: 'en_US',
        parentageLevel: 'CHILD',
      },
    },
    searchCatalogItems: { parts: {}, query: { ...site, keywords: 'mug', includedData: 'summaries', pageSize: '5' } },
    getCatalogItem: { parts: { asin: 'B0SANDB0X1' }, query: { ...site, includedData: 'summaries' } },
    getMarketplaceParticipations: { parts: {}, query: {} },
    getAccount: { parts: {}, query: {} },
  };
  const request = requests[id];
  if (!request) throw new Error(`no request for ${id}`);
  return request;
}

export function pathOf({ path }: Operation, { parts, query }: Request): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parts[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
}
