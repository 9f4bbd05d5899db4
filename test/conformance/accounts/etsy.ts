import { isRecord, type Json } from '../../../src/core/json.ts';
import type { HttpBody, HttpRequest, HttpResponse } from '../../../src/core/ports/marketplace.ts';
import type { Account } from '../account.ts';
import type { Scene } from '../scene.ts';

const STATES = ['draft', 'active', 'inactive', 'sold_out', 'expired'] as const;
/** Drinkware material, ceramic: what mugs must say. */
const MUG = { '347001': '34700101' };

export const account: Account = {
  site: 'us',
  locale: 'en-US',
  currency: 'USD',
  settings: { whoMade: 'i_did' },
  category: { id: '1063', attributes: MUG },
  leastStock: 1,
  async sell(scene, sku) {
    const shop = await shopOf(scene);
    const [shipping, policy, readiness] = await Promise.all([
      firstOf(scene, `/shops/${shop}/shipping-profiles`, 'shipping_profile_id'),
      firstOf(scene, `/shops/${shop}/policies/return`, 'return_policy_id'),
      firstOf(scene, `/shops/${shop}/readiness-state-definitions`, 'readiness_state_id'),
    ]);
    const draft = await send(scene, 'POST', `/shops/${shop}/listings?legacy=false`, {
      is: 'form',
      form: {
        title: 'Made by hand',
        description: 'Made by hand.',
        price: '3.50',
        quantity: '1',
        who_made: 'i_did',
        when_made: 'made_to_order',
        taxonomy_id: '1063',
        shipping_profile_id: String(shipping),
        return_policy_id: String(policy),
        readiness_state_id: String(readiness),
      },
    });
    const id = numberIn(draft.json, 'listing_id');
    const property = { value_ids: '34700101', values: 'Ceramic' };
    await send(scene, 'PUT', `/shops/${shop}/listings/${id}/properties/347001`, { is: 'form', form: property });
    const [asset = ''] = scene.assets();
    const { bytes } = await scene.engine().io.openAsset(asset);
    await send(scene, 'POST', `/shops/${shop}/listings/${id}/images`, {
      is: 'multipart',
      parts: [{ name: 'image', value: bytes, filename: 'hand.jpg', type: 'image/jpeg' }],
    });
    const offering = { price: 3.5, quantity: 1, is_enabled: true, readiness_state_id: readiness };
    await send(scene, 'PUT', `/listings/${id}/inventory?legacy=false`, {
      is: 'json',
      json: { products: [{ sku, property_values: [], offerings: [offering] }] },
    });
    return send(scene, 'PATCH', `/shops/${shop}/listings/${id}`, { is: 'form', form: { state: 'active' } });
  },
  async pictures(scene) {
    const shown = (await listings(scene, '&includes=Images')).map(({ images }) => images);
    return shown.reduce<number>((sum, images) => sum + (Array.isArray(images) ? images.length : 0), 0);
  },
  async remove(scene, title) {
    const found = (await listings(scene)).find((one) => one.title === title);
    return send(scene, 'DELETE', `/listings/${found?.listing_id}`);
  },
};

async function shopOf(scene: Scene): Promise<number> {
  return numberIn((await send(scene, 'GET', '/users/me')).json, 'shop_id');
}

async function firstOf(scene: Scene, path: string, name: string): Promise<number> {
  const [first] = resultsOf(await send(scene, 'GET', path));
  return numberIn(first, name);
}

async function listings(scene: Scene, more = '') {
  const shop = await shopOf(scene);
  const found = [];
  for (const state of STATES)
    found.push(...resultsOf(await send(scene, 'GET', `/shops/${shop}/listings?limit=100&state=${state}${more}`)));
  return found;
}

function resultsOf({ json }: HttpResponse): readonly Readonly<Record<string, Json>>[] {
  const results = isRecord(json) ? json.results : [];
  return Array.isArray(results) ? results.filter(isRecord) : [];
}

function numberIn(json: Json | undefined, name: string): number {
  return isRecord(json) ? Number(json[name]) : Number.NaN;
}

/** At the pace of the account's own program. */
function send(scene: Scene, method: HttpRequest['method'], path: string, body?: HttpBody): Promise<HttpResponse> {
  return scene.engine().io.http.send({
    method,
    url: `https://openapi.etsy.com/v3/application${path}`,
    ...(body && { body }),
    bucket: 'app',
    harmless: true,
  });
}
