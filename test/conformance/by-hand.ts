import { isRecord } from '../../src/core/json.ts';
import type { HttpResponse } from '../../src/core/ports/marketplace.ts';
import type { Json } from '../../src/core/words.ts';
import type { Scene } from './scene.ts';

/** What a person does in the shop, past the adapter and over the marketplace's own API. */
interface ByHand {
  /** Puts up a product of one SKU that has nothing to do with us. */
  sell(scene: Scene, sku: string): Promise<HttpResponse>;
  /** How many pictures the shop keeps. */
  pictures(scene: Scene): Promise<number>;
  /** Takes down the product that has this title. */
  remove(scene: Scene, title: string): Promise<HttpResponse>;
}

const PRODUCTS = '/wp-json/wc/v3/products';

const woocommerce: ByHand = {
  sell: (scene, sku) =>
    scene.raw('POST', PRODUCTS, { name: 'Made by hand', sku, regular_price: '3.50', manage_stock: true }),
  async pictures(scene) {
    const { json } = await scene.raw('GET', '/wp-json/wp/v2/media?per_page=100', undefined, 'wordpress');
    return Array.isArray(json) ? json.length : -1;
  },
  async remove(scene, title) {
    const { json } = await scene.raw('GET', `${PRODUCTS}?per_page=100`);
    const found = Array.isArray(json) ? json.find((one) => isRecord(one) && one.name === title) : undefined;
    return scene.raw('DELETE', `${PRODUCTS}/${isRecord(found) ? found.id : 0}?force=true`);
  },
};

const shopify: ByHand = {
  sell: (scene, sku) =>
    graphql(
      scene,
      `mutation hand($input: ProductSetInput!) {
        productSet(input: $input, synchronous: true) { product { id } userErrors { message } }
      }`,
      {
        input: {
          title: 'Made by hand',
          productOptions: [{ name: 'Title', values: [{ name: 'Default Title' }] }],
          variants: [{ sku, price: '3.50', optionValues: [{ optionName: 'Title', name: 'Default Title' }] }],
        },
      },
    ),
  async pictures(scene) {
    const { text } = await graphql(scene, '{ files(first: 250) { nodes { id } } }');
    return text.match(/gid:\/\/shopify\/MediaImage\//g)?.length ?? 0;
  },
  async remove(scene, title) {
    const { json } = await graphql(scene, '{ products(first: 50) { nodes { id title } } }');
    const data = isRecord(json) && isRecord(json.data) && isRecord(json.data.products) ? json.data.products.nodes : [];
    const found = Array.isArray(data) ? data.find((one) => isRecord(one) && one.title === title) : undefined;
    const id = isRecord(found) ? (found.id ?? null) : null;
    return graphql(scene, 'mutation gone($id: ID!) { productDelete(input: { id: $id }) { deletedProductId } }', { id });
  },
};

function graphql(scene: Scene, query: string, variables: Json = {}): Promise<HttpResponse> {
  return scene.raw('POST', '/admin/api/2026-10/graphql.json', { query, variables });
}

const HANDS: Readonly<Record<string, ByHand>> = { woocommerce, shopify };

/** Throws for a marketplace of which nobody wrote down how a person uses it. */
export function byHand({ marketplace }: Scene): ByHand {
  const hand = HANDS[marketplace.manifest.id];
  if (!hand) throw new Error(`test/conformance/by-hand.ts does not say how to use ${marketplace.manifest.id}`);
  return hand;
}
