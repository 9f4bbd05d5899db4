import { isRecord } from '../../../src/core/json.ts';
import type { HttpResponse } from '../../../src/core/ports/marketplace.ts';
import type { Json } from '../../../src/core/words.ts';
import type { Account } from '../account.ts';
import type { Scene } from '../scene.ts';

const INVENTORY = '/sell/inventory/v1';
const MUGS = '20696';

export const account: Account = {
  site: 'EBAY_US',
  locale: 'en-US',
  currency: 'USD',
  currencyIs: 'the site’s',
  // Quantities of an offer that goes on sale begin there (25004).
  leastStock: 1,
  // So do fixed prices, at 0.99 (25003).
  leastPrice: 99,
  // The account has one location and one policy of each sort for the site.
  settings: {},
  category: { id: MUGS, attributes: {} },
  async sell(scene, sku) {
    const [picture = ''] = scene.assets();
    await write(scene, 'PUT', `inventory_item/${sku}`, {
      availability: { shipToLocationAvailability: { quantity: 3 } },
      condition: 'NEW',
      product: {
        title: 'Made by hand',
        aspects: { Brand: ['Unbranded'] },
        imageUrls: [(await scene.engine().assetUrl(picture)) ?? ''],
      },
    });
    const offer = await write(scene, 'POST', 'offer', {
      sku,
      marketplaceId: 'EBAY_US',
      format: 'FIXED_PRICE',
      listingDuration: 'GTC',
      listingDescription: 'Made by hand.',
      categoryId: MUGS,
      ...(await terms(scene)),
      pricingSummary: { price: { value: '3.50', currency: 'USD' } },
    });
    return write(scene, 'POST', `offer/${isRecord(offer.json) ? offer.json.offerId : ''}/publish`);
  },
  // A picture that nothing shows runs out by itself; there is no list of them.
  async pictures(scene) {
    const { text } = await scene.raw('GET', `${INVENTORY}/inventory_item?limit=200`);
    return new Set(text.match(/https?:[^"]+?\.jpg|https?:[^"]*?ebay-pictures[^"]*/g)).size;
  },
  async remove(scene, title) {
    const mine = scene.sandbox.listings().filter((one) => one.title === title);
    let last: HttpResponse | undefined;
    for (const { sku } of mine) last = await scene.raw('DELETE', `${INVENTORY}/inventory_item/${sku}`);
    await scene.raw('DELETE', `${INVENTORY}/inventory_item_group/${mine[0]?.group}`).catch(() => undefined);
    if (!last) throw new Error(`nothing is called ${title}`);
    return last;
  },
};

/** Where it is and by which policies it is sold: the only ones. */
async function terms(scene: Scene): Promise<Readonly<Record<string, Json>>> {
  const { settings } = scene.marketplace.manifest;
  const { io } = scene.engine();
  const named: Record<string, string> = {};
  for (const { name, choices } of settings) named[name] = (await choices?.(io))?.[0]?.value ?? '';
  const { location = '', fulfillmentPolicy = '', paymentPolicy = '', returnPolicy = '' } = named;
  return {
    merchantLocationKey: location,
    listingPolicies: {
      fulfillmentPolicyId: fulfillmentPolicy,
      paymentPolicyId: paymentPolicy,
      returnPolicyId: returnPolicy,
    },
  };
}

function write(scene: Scene, method: 'POST' | 'PUT', path: string, json?: Json): Promise<HttpResponse> {
  return scene.engine().io.http.send({
    method,
    url: `https://api.ebay.com${INVENTORY}/${path}`,
    headers: { 'Content-Language': 'en-US' },
    ...(json !== undefined && { body: { is: 'json', json } }),
    bucket: 'inventory',
    harmless: true,
  });
}
