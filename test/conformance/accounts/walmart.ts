import type { HttpResponse } from '../../../src/core/ports/marketplace.ts';
import type { Json } from '../../../src/core/words.ts';
import type { Account } from '../account.ts';
import type { Scene } from '../scene.ts';

/** What the item spec of mugs demands of the page, beside our own fields. */
const MUG = {
  condition: 'New',
  keyFeatures: ['For hot drinks'],
  isProp65WarningRequired: 'No',
  material: ['Ceramic'],
};

/** Until a feed has been read, in milliseconds. */
const READ = 16 * 60_000;

export const account: Account = {
  site: 'US',
  locale: 'en-US',
  currency: 'USD',
  currencyIs: 'the site’s',
  settings: {},
  category: { id: 'Mugs', attributes: { ...MUG, ShippingWeight: '1.2' } },
  compliance: { gtinExempt: true },
  async sell(scene, sku) {
    const [picture = ''] = scene.assets();
    const answer = await feed(scene, {
      Orderable: {
        sku,
        productIdentifiers: { productIdType: 'GTIN', productId: '00012345678905' },
        price: 3.5,
        ShippingWeight: 1.2,
      },
      Visible: {
        Mugs: {
          ...MUG,
          productName: 'Made by hand',
          brand: 'Somebody',
          shortDescription: 'Made by hand.',
          mainImageUrl: (await scene.engine().assetUrl(picture)) ?? '',
        },
      },
    });
    await scene.clock.sleep(READ);
    // Whoever looks sees what has been read until then.
    await scene.raw('GET', `/v3/items/${encodeURIComponent(sku)}?productIdType=SKU`);
    return answer;
  },
  // They keep none that would not be shown.
  pictures: async (scene) => new Set(scene.sandbox.listings().flatMap(({ pictures }) => pictures)).size,
  async remove(scene, title) {
    const skus = scene.sandbox.listings().filter((one) => one.title === title);
    const answers: HttpResponse[] = [];
    for (const { sku } of skus) answers.push(await scene.raw('DELETE', `/v3/items/${encodeURIComponent(sku)}`));
    const [first] = answers;
    if (!first) throw new Error(`nothing is called ${title}`);
    return first;
  },
};

function feed(scene: Scene, item: Json): Promise<HttpResponse> {
  const content = {
    MPItemFeedHeader: { businessUnit: 'WALMART_US', locale: 'en', version: '5.0.20240517-04_08_27-api' },
    MPItem: [item],
  };
  const value = JSON.stringify(content);
  return scene.engine().io.http.send({
    method: 'POST',
    url: 'https://marketplace.walmartapis.com/v3/feeds?feedType=MP_ITEM',
    body: { is: 'multipart', parts: [{ name: 'file', filename: 'feed.json', type: 'application/json', value }] },
    bucket: 'items',
    harmless: true,
  });
}
