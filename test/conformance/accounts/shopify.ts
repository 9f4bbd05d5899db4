import { isRecord } from '../../../src/core/json.ts';
import type { HttpResponse } from '../../../src/core/ports/marketplace.ts';
import type { Json } from '../../../src/core/words.ts';
import type { Account } from '../account.ts';
import type { Scene } from '../scene.ts';

export const account: Account = {
  site: 'shop',
  locale: 'en-US',
  currency: 'EUR',
  settings: { location: 'gid://shopify/Location/71001' },
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
