import { beforeEach, describe, expect, it } from 'vitest';
import { codes, DE, GTIN, mug, offer, openSeller, picture, type Seller, shape, US } from './amazon-client.ts';

const { text, plain } = shape;

let seller: Seller;
beforeEach(async () => {
  seller = await openSeller();
});

// marketplaces.md §1, result: "HTTP 200 even when refused: read status ACCEPTED / INVALID / VALID and issues[]"
describe('a submission that breaks a rule of its product type', () => {
  it.each([
    ['90220', 'brand', mug({ brand: undefined })],
    ['90220', 'material', mug({ material: undefined })],
    ['90220', 'condition_type', mug({ condition_type: undefined })],
    ['90220', 'externally_assigned_product_identifier', mug({ externally_assigned_product_identifier: undefined })],
    ['90220', 'merchant_suggested_asin', mug({ externally_assigned_product_identifier: undefined })],
    ['99022', 'purchasable_offer', mug({ purchasable_offer: [{ currency: 'USD', our_price: [] }] })],
    ['99022', 'brand', mug({ brand: [] })],
    ['99022', 'item_name', mug({ item_name: [{ language_tag: 'en_US' }] })],
    ['90205', 'item_name', mug({ item_name: text('x'.repeat(201)) })],
    ['90205', 'generic_keyword', mug({ generic_keyword: text('杯'.repeat(84)) })],
    ['90205', 'country_of_origin', mug({ country_of_origin: plain('China') })],
    ['90205', 'bullet_point', mug({ bullet_point: Array.from({ length: 11 }, (_, n) => text(`No ${n}`)[0]) })],
    ['90205', 'purchasable_offer', mug({ purchasable_offer: offer(19.99, US, 'EUR') })],
    ['90205', 'brand', mug({ brand: text('QINGHE', 'de_DE', DE) })],
    ['4000001', 'purchasable_offer', mug({ purchasable_offer: offer('19.99' as unknown as number) })],
    ['4000001', 'brand', mug({ brand: 'QINGHE' })],
    ['90000900', 'fake_attribute', mug({ fake_attribute: plain('x') })],
    ['90000900', 'brand', mug({ brand: [{ value: 'QINGHE', colour: 'red' }] })],
    [
      '8572',
      'externally_assigned_product_identifier',
      mug({ externally_assigned_product_identifier: [{ type: 'ean', value: '9521234567890' }] }),
    ],
    ['5461', 'brand', mug({ brand: text('Northwind Traders') })],
    ['5665', 'brand', mug({ brand: text('Contoso Unapproved') })],
  ])('is INVALID within a 200: %s for %s', async (code, attribute, body) => {
    const reply = await seller.put('MUG', body);

    expect([reply.status, reply.data.status]).toEqual([200, 'INVALID']);
    expect(reply.data.issues).toContainEqual(
      expect.objectContaining({ code, severity: 'ERROR', attributeNames: expect.arrayContaining([attribute]) }),
    );
    expect((await seller.get('MUG')).status).toBe(404);
  });

  it('uses the official example’s words for a missing attribute', async () => {
    const { data } = await seller.put('MUG', mug({ condition_type: undefined }));

    expect(data.issues).toEqual([
      {
        code: '90220',
        message: "'condition_type' is required but not supplied.",
        severity: 'ERROR',
        attributeNames: ['condition_type'],
        categories: ['MISSING_ATTRIBUTE'],
      },
    ]);
  });

  it('is measured in bytes where the definition says bytes', async () => {
    const fits = await seller.put('MUG', mug({ generic_keyword: text('杯'.repeat(83)) }));

    expect(fits.data.status).toBe('ACCEPTED');
  });

  it('knows no product type that is not there', async () => {
    const { data } = await seller.put('MUG', { ...mug(), productType: 'SPOON' });

    expect(data.status).toBe('INVALID');
  });
});

describe('what a condition asks for', () => {
  const toy = (more: Record<string, unknown>) => ({
    ...mug({
      material: undefined,
      cpsia_cautionary_statement: plain('no_warning_applicable'),
      manufacturer_minimum_age: [{ value: 36, unit: 'months', marketplace_id: US }],
      batteries_required: plain(false),
      batteries_included: plain(false),
      ...more,
    }),
    productType: 'TOYS_AND_GAMES',
  });

  it('batteries that are included are counted and named', async () => {
    const without = await seller.put('TOY', toy({}));
    const included = await seller.put('TOY', toy({ batteries_required: plain(true), batteries_included: plain(true) }));
    const named = await seller.put(
      'TOY',
      toy({
        batteries_required: plain(true),
        batteries_included: plain(true),
        num_batteries: [{ quantity: 2, type: 'aaa', marketplace_id: US }],
        battery: [{ cell_composition: [{ value: 'alkaline' }], marketplace_id: US }],
      }),
    );

    expect(without.data.status).toBe('ACCEPTED');
    expect(included.data.issues.map((one: { attributeNames: string[] }) => one.attributeNames[0]).toSorted()).toEqual([
      'battery',
      'num_batteries',
    ]);
    expect(named.data.status).toBe('ACCEPTED');
  });

  it('an exemption stands for a GTIN', async () => {
    const { data } = await seller.put(
      'MUG',
      mug({
        externally_assigned_product_identifier: undefined,
        supplier_declared_has_product_identifier_exemption: plain(true),
      }),
    );

    expect(data.status).toBe('ACCEPTED');
  });
});

// marketplaces.md §1, preview: "status VALID/INVALID, nothing saved; includedData=identifiers then returns the ASIN it would match"
describe('a preview', () => {
  it('says VALID and saves nothing', async () => {
    const preview = await seller.put(
      'MUG',
      mug({ main_product_image_locator: picture('http://gone.test/x.jpg') }),
      '&mode=VALIDATION_PREVIEW',
    );
    seller.clock.advance(120_000);

    expect(preview.data).toMatchObject({ sku: 'MUG', status: 'VALID', issues: [] });
    expect((await seller.get('MUG')).status).toBe(404);
    expect(seller.sandbox.listings()).toEqual([]);
  });

  it('names the ASIN that the GTIN leads to', async () => {
    const known = mug({
      brand: text('Example Enamel'),
      externally_assigned_product_identifier: [{ type: 'ean', value: GTIN.known, marketplace_id: US }],
    });

    const preview = await seller.put('MUG', known, '&mode=VALIDATION_PREVIEW&includedData=identifiers,issues');

    expect(preview.data.identifiers).toEqual([{ marketplaceId: US, asin: 'B0SANDB0X1' }]);
  });

  it('is the only mode that gives identifiers', async () => {
    const reply = await seller.put('MUG', mug(), '&includedData=identifiers');

    expect(reply.status).toBe(400);
  });
});

describe('a GTIN', () => {
  // marketplaces.md §1, errors: 8541 "data conflicts with existing ASIN for this GTIN"
  it('under two SKUs with conflicting data is refused with both sides’ words', async () => {
    await seller.put('MUG-1', mug({ color: text('Blue') }));
    const same = await seller.put('MUG-2', mug({ color: text('blue') }));
    const other = await seller.put('MUG-3', mug({ color: text('Red') }));

    expect(same.data.status).toBe('ACCEPTED');
    expect(codes(other)).toEqual(['8541']);
    expect(other.data.issues[0].message).toContain("color (Merchant: 'Red' / Amazon: 'Blue')");
    const [one, two] = await Promise.all([seller.get('MUG-1'), seller.get('MUG-2')]);
    expect([one.status, two.status]).toEqual([200, 200]);
  });

  it('that another seller brought in keeps that seller’s data', async () => {
    const identifier = [{ type: 'ean', value: GTIN.known, marketplace_id: US }];

    const reply = await seller.put('MUG', mug({ externally_assigned_product_identifier: identifier }));

    expect(codes(reply)).toEqual(['8541']);
  });

  // 8005: "identity attribute change on existing SKU → new SKU"; 8057 likewise for the condition
  it('of a SKU does not change, nor does its condition', async () => {
    await seller.put('MUG', mug());

    const gtin = await seller.put(
      'MUG',
      mug({ externally_assigned_product_identifier: [{ type: 'ean', value: GTIN.other }] }),
    );
    const condition = await seller.put('MUG', mug({ condition_type: plain('used_good') }));

    expect([codes(gtin), codes(condition)]).toEqual([['8005'], ['8057']]);
  });
});

describe('an offer alone', () => {
  const sales = (more: Record<string, unknown>) => ({
    productType: 'PRODUCT',
    requirements: 'LISTING_OFFER_ONLY',
    attributes: {
      condition_type: plain('new_new'),
      purchasable_offer: offer(9.99),
      fulfillment_availability: [{ fulfillment_channel_code: 'DEFAULT', quantity: 3 }],
      ...more,
    },
  });

  it('goes to an ASIN that exists, and is 8560 for one that does not', async () => {
    const known = await seller.put('OFFER', sales({ merchant_suggested_asin: plain('B0SANDB0X1') }));
    const unknown = await seller.put('OTHER', sales({ merchant_suggested_asin: plain('B000000000') }));
    seller.clock.advance(60_000);

    expect([known.data.status, codes(unknown)]).toEqual(['ACCEPTED', ['8560']]);
    expect(seller.sandbox.listings()).toMatchObject([
      { sku: 'OFFER', state: 'live', title: 'Example Enamel Mug 300 ml', price: '9.99' },
    ]);
  });
});

describe('a request that is no submission at all', () => {
  it.each([
    ['without marketplaces', '', mug()],
    ['with two marketplaces', `?marketplaceIds=${US},A2EUQ1WTGCTBG2`, mug()],
    ['with an unknown mode', `?marketplaceIds=${US}&mode=PREVIEW`, mug()],
    ['without a product type', `?marketplaceIds=${US}`, { attributes: {} }],
    ['with attributes in an array', `?marketplaceIds=${US}`, { productType: 'DRINKING_CUP', attributes: [] }],
    ['with unknown requirements', `?marketplaceIds=${US}`, { ...mug(), requirements: 'ALL' }],
  ])('%s is a 400', async (_, query, body) => {
    const reply = await seller.call('PUT', `/listings/2021-08-01/items/${seller.id}/MUG${query}`, body);

    expect(reply.status).toBe(400);
    expect(reply.data.errors[0]).toMatchObject({ code: 'BAD_REQUEST', message: 'Invalid input' });
  });

  it('in another content type is a 415, and broken JSON a 400', async () => {
    const path = `/listings/2021-08-01/items/${seller.id}/MUG?marketplaceIds=${US}`;
    const reply = await seller.call('GET', '/sellers/v1/account');
    expect(reply.status).toBe(200);

    const { sandbox } = seller;
    const token = await tokenOf(seller);
    const headers = { host: 'x.test', 'x-amz-access-token': token };
    const xml = await sandbox.handle({
      method: 'PUT',
      path,
      headers: { ...headers, 'content-type': 'text/xml' },
      body: Buffer.from('<x/>'),
    });
    const broken = await sandbox.handle({
      method: 'PUT',
      path,
      headers: { ...headers, 'content-type': 'application/json' },
      body: Buffer.from('{'),
    });

    expect([xml.status, broken.status]).toEqual([415, 400]);
  });
});

async function tokenOf({ sandbox, raw }: Seller): Promise<string> {
  const { CLIENT_ID = '', CLIENT_SECRET = '', REFRESH_TOKEN = '' } = sandbox.channels.amazon?.credentials ?? {};
  const form = {
    grant_type: 'refresh_token',
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
    refresh_token: REFRESH_TOKEN,
  };
  const answer = await raw('POST', '/auth/o2/token', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  return JSON.parse(String(answer.body)).access_token;
}
