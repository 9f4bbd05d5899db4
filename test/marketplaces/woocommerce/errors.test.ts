import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../../src/core/fields.ts';
import type { Document } from '../../../src/core/words.ts';
import { loadMarketplace } from '../../../src/marketplaces/index.ts';
import { errors } from '../../../src/marketplaces/woocommerce/errors.ts';
import { woocommerce } from '../../../src/marketplaces/woocommerce/index.ts';
import { response } from './shop.ts';

const DOCUMENT: Document = { key: 'product/A', kind: 'product', body: {}, after: [], skus: {} };

describe('an answer', () => {
  it.each([
    ['429 with seconds', response(429, undefined, { 'retry-after': '7' }), { is: 'throttled', wait: 7000 }],
    ['503 without a word', response(503, undefined), { is: 'throttled' }],
    ['a wait without measure', response(429, null, { 'retry-after': '999999' }), { is: 'throttled', wait: 900_000 }],
    [
      'a date, by the clock of the server',
      response(503, undefined, {
        'retry-after': 'Mon, 23 Nov 2026 08:00:30 GMT',
        date: 'Mon, 23 Nov 2026 08:00:00 GMT',
      }),
      { is: 'throttled', wait: 30_000 },
    ],
    ['a date that is none', response(503, undefined, { 'retry-after': 'soon' }), { is: 'throttled' }],
    [
      '500',
      response(500, { code: 'internal_server_error', message: 'Kaputt', data: {} }),
      { is: 'outage', message: 'Kaputt' },
    ],
    ['a page with 200', response(200, undefined), { is: 'outage' }],
    ['a firewall’s page with 403', response(403, undefined), { is: 'outage' }],
    [
      '401',
      response(401, { code: 'woocommerce_rest_cannot_view', message: 'Nein', data: { status: 401 } }),
      { is: 'unauthorised', message: 'Nein' },
    ],
    ['403', response(403, { code: 'woocommerce_rest_cannot_create', message: 'Nein' }), { is: 'unauthorised' }],
    ['a list', response(200, []), { is: 'ok' }],
    ['201', response(201, { id: 1 }), { is: 'ok' }],
  ])('is read for what it is: %s', (_name, given, reading) => {
    expect(errors.read(given)).toMatchObject(reading);
  });

  it('names every parameter that it refuses', () => {
    const data = {
      status: 400,
      params: { per_page: 'per_page must be between 1 and 100', sku: 'sku is not of type string.' },
    };

    const reading = errors.read(response(400, { code: 'rest_invalid_param', message: 'Invalid parameter(s)', data }));

    expect(reading).toEqual({
      is: 'rejected',
      problems: [
        { code: 'rest_invalid_param', message: 'per_page must be between 1 and 100', path: 'per_page' },
        { code: 'rest_invalid_param', message: 'sku is not of type string.', path: 'sku' },
      ],
    });
  });
});

describe('an explanation', () => {
  it.each([
    ['product_invalid_sku', 'sku'],
    ['product_invalid_global_unique_id', 'gtin'],
    ['woocommerce_product_image_upload_error', 'pictures'],
    ['woocommerce_variation_invalid_image_id', 'pictures'],
    ['woocommerce_rest_request_entity_too_large', undefined],
    ['rest_no_route', undefined],
    ['http-413', undefined],
  ])('of %s names the field and the remedy in both languages', (code, field) => {
    const explained = errors.explain({ code, message: '' }, DOCUMENT);

    expect(explained.field).toBe(field);
    expect(explained.message.zh).toMatch(/\p{Script=Han}/u);
    expect(explained.hint?.en).not.toBe('');
  });

  it('of a refused parameter names our field', () => {
    const explained = errors.explain(
      { code: 'rest_invalid_param', message: 'is not a string', path: 'dimensions.length' },
      DOCUMENT,
    );

    expect(explained).toMatchObject({
      field: 'dimensions',
      message: { en: expect.stringContaining('is not a string') },
    });
    expect(FIELDS).toContain(explained.field);
  });

  it('of a code that nobody knows is still a sentence', () => {
    expect(errors.explain({ code: 'acme_no', message: '' }, DOCUMENT).message.en).toBe(
      'The shop refused it: acme_no (acme_no)',
    );
  });

  it('of another currency says which one to set', () => {
    const message = 'The shop sells in USD, the channel in EUR.';

    expect(errors.explain({ code: 'currency-mismatch', message }, DOCUMENT).hint?.zh).toContain('USD');
  });
});

describe('the adapter', () => {
  it('is loaded by its id, and nothing is by a name that no marketplace has', async () => {
    expect(await loadMarketplace('woocommerce')).toBe(woocommerce);
    expect(await loadMarketplace('constructor')).toBeUndefined();
  });

  it('declares a rate for every bucket its calls draw on', () => {
    const calls = Object.values(woocommerce.kinds).flatMap(({ create, update, withdraw }) => [
      ...create,
      ...update,
      ...withdraw,
    ]);

    for (const { rate } of calls) expect(woocommerce.limits.rates).toHaveProperty([rate].flat().join());
  });
});
