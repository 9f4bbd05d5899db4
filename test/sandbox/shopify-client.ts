import { VirtualClock } from '../../src/lib/clock.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import type { Loose } from './woo-client.ts';

export interface Shop {
  readonly sandbox: Sandbox;
  readonly clock: VirtualClock;
  graph(query: string, variables?: Record<string, unknown>, token?: string): Promise<Loose>;
}

const NONE: Readonly<Record<string, string>> = {};

export async function openShop(quota: 'real' | 'off' = 'real', seed = 1): Promise<Shop> {
  const clock = new VirtualClock();
  const sandbox = await createSandbox({ marketplaces: ['shopify'], quota, clock, seed, loopbackPictures: 'allowed' });
  const { endpointPath, credentials } = sandbox.channels.shopify ?? { endpointPath: '', credentials: NONE };
  return {
    sandbox,
    clock,
    async graph(query, variables = {}, token = credentials.ACCESS_TOKEN ?? '') {
      const { status, body } = await sandbox.handle({
        method: 'POST',
        path: endpointPath,
        headers: { host: 'shop.test', 'content-type': 'application/json', 'x-shopify-access-token': token },
        body: Buffer.from(JSON.stringify({ query, variables })),
      });
      return { status, ...JSON.parse(String(body)) };
    },
  };
}

export const DEFINE = `mutation ($definition: MetafieldDefinitionInput!) {
  metafieldDefinitionCreate(definition: $definition) { createdDefinition { id capabilities { uniqueValues { enabled } } } userErrors { field code } }
}`;

export const definition = { name: 'Key', namespace: 'listwright', key: 'key', type: 'id', ownerType: 'PRODUCT' };

export const SET = `mutation ($identifier: ProductSetIdentifiers, $input: ProductSetInput!) {
  productSet(identifier: $identifier, input: $input, synchronous: true) {
    product {
      id handle status
      variants(first: 20) { nodes { id sku price title inventoryItem { id tracked } } }
      media(first: 10) { nodes { id status } }
      metafields(first: 10) { nodes { namespace key value } }
    }
    userErrors { field code message }
  }
}`;

/** A mug in two sizes, under our own unique metafield. */
export function mug(more: Record<string, unknown> = {}): { identifier: unknown; input: Record<string, unknown> } {
  return {
    identifier: { customId: { namespace: 'listwright', key: 'key', value: 'MUG' } },
    input: {
      title: 'Mug',
      productOptions: [{ name: 'Size', values: [{ name: 'S' }, { name: 'L' }] }],
      variants: ['S', 'L'].map((name) => ({
        sku: `MUG-${name}`,
        price: '19.9',
        optionValues: [{ optionName: 'Size', name }],
        inventoryItem: { tracked: true },
      })),
      metafields: [{ namespace: 'listwright', key: 'key', value: 'MUG', type: 'id' }],
      ...more,
    },
  };
}
