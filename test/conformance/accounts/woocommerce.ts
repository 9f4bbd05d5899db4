import { isRecord } from '../../../src/core/json.ts';
import type { Account } from '../account.ts';

const PRODUCTS = '/wp-json/wc/v3/products';

export const account: Account = {
  site: 'shop',
  locale: 'en-US',
  currency: 'EUR',
  settings: {},
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
