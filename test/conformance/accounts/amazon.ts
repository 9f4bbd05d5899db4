import { isRecord, type Json } from '../../../src/core/json.ts';
import type { HttpResponse } from '../../../src/core/ports/marketplace.ts';
import type { Account } from '../account.ts';
import type { Scene } from '../scene.ts';

const SELLER = 'A3SANDB0XSELLER';
const MARKETPLACE = 'ATVPDKIKX0DER';

export const account: Account = {
  site: 'US',
  locale: 'en-US',
  currency: 'USD',
  currencyIs: 'the site’s',
  settings: { seller: SELLER },
  category: {
    id: 'DRINKING_CUP',
    attributes: {
      item_type_keyword: 'coffee-cups-and-mugs',
      capacity: '350 ml',
      handle_type: 'Side Handle',
      item_weight: '0,4 kg',
      'item_dimensions.length': '9 cm',
      'item_dimensions.width': '9 cm',
      'item_dimensions.height': '10.5 cm',
    },
  },
  compliance: { origin: 'CN', batteries: 'none', hazmat: 'none', gtinExempt: true, material: 'Ceramic' },
  async sell(scene, sku) {
    const picture = await scene.engine().assetUrl(scene.assets()[0] ?? '');
    const answer = await scene.raw('PUT', path(sku), {
      productType: 'DRINKING_CUP',
      requirements: 'LISTING',
      attributes: {
        item_name: said('Made by hand'),
        brand: said('Hand'),
        bullet_point: said('One of a kind'),
        product_description: said('A cup.'),
        material: said('Clay'),
        item_type_keyword: placed('coffee-cups-and-mugs'),
        country_of_origin: placed('DE'),
        supplier_declared_dg_hz_regulation: placed('not_applicable'),
        supplier_declared_has_product_identifier_exemption: placed(true),
        condition_type: placed('new_new'),
        purchasable_offer: [
          {
            marketplace_id: MARKETPLACE,
            currency: 'USD',
            audience: 'ALL',
            our_price: [{ schedule: [{ value_with_tax: 3.5 }] }],
          },
        ],
        fulfillment_availability: [{ fulfillment_channel_code: 'DEFAULT', quantity: 2 }],
        main_product_image_locator: [{ media_location: picture ?? '', marketplace_id: MARKETPLACE }],
      },
    });
    // What is accepted shows a minute later.
    await scene.clock.sleep(60_000);
    return answer;
  },
  async pictures(scene) {
    const items = await everything(scene, 'attributes');
    const found = JSON.stringify(items).match(/"media_location":"[^"]*"/g) ?? [];
    return new Set(found).size;
  },
  async remove(scene, title) {
    const named = (await everything(scene, 'summaries')).filter(({ summaries }) =>
      JSON.stringify(summaries).includes(title),
    );
    const answers: HttpResponse[] = [];
    for (const { sku } of named) answers.push(await scene.raw('DELETE', path(String(sku))));
    // What is deleted is there for a while yet.
    await scene.clock.sleep(60_000);
    const [answer] = answers;
    if (!answer) throw new Error(`nothing is called ${title}`);
    return answer;
  },
};

function said(value: string): Json {
  return [{ value, language_tag: 'en_US', marketplace_id: MARKETPLACE }];
}

function placed(value: string | boolean): Json {
  return [{ value, marketplace_id: MARKETPLACE }];
}

function path(sku = '', query = ''): string {
  return `/listings/2021-08-01/items/${SELLER}${sku && `/${encodeURIComponent(sku)}`}?marketplaceIds=${MARKETPLACE}${query}`;
}

async function everything(scene: Scene, data: string): Promise<readonly Readonly<Record<string, Json>>[]> {
  const { json } = await scene.raw('GET', path('', `&includedData=${data}&pageSize=20`));
  const items = isRecord(json) && Array.isArray(json.items) ? json.items : [];
  return items.filter(isRecord);
}
