import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/json.ts';
import type { HttpResponse } from '../../../src/core/ports/marketplace.ts';
import { errors, ingestionProblems } from '../../../src/marketplaces/walmart/errors.ts';
import { explain } from '../../../src/marketplaces/walmart/explain.ts';
import { KNOWN } from '../../../src/marketplaces/walmart/known-codes.ts';

describe('an answer', () => {
  it.each([
    [200, { feedId: 'F' }, 'ok'],
    [200, undefined, 'outage'],
    [302, undefined, 'outage'],
    [400, { errors: [{ code: 'INVALID_REQUEST_PARAM.GMP_ITEM_QUERY_API', field: 'limit' }] }, 'rejected'],
    [401, { error: [{ code: 'UNAUTHORIZED.GMP_GATEWAY_API', description: 'Unauthorized' }] }, 'unauthorised'],
    [403, { error: [{ code: 'FORBIDDEN.GMP_GATEWAY_API' }] }, 'unauthorised'],
    [404, { errors: [{ code: 'CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API' }] }, 'rejected'],
    [413, undefined, 'rejected'],
    [423, { errors: [{ code: 'RESOURCE_IS_LOCKED.GMP_RECEIVER_API' }] }, 'outage'],
    [429, { error: [{ code: 'REQUEST_THRESHOLD_VIOLATED.GMP_GATEWAY_API' }] }, 'throttled'],
    [500, { errors: [{ code: 'SYSTEM_ERROR' }] }, 'outage'],
    [504, undefined, 'outage'],
  ])('of %i with %j is %s', (status, json, is) => {
    expect(errors.read(response(status, json)).is).toBe(is);
  });

  it('keeps their code, words, field and the id of the request', () => {
    const reading = errors.read(
      response(
        400,
        {
          errors: [{ code: 'INVALID_REQUEST_CONTENT.GMP_ITEM_PRICING_API', field: 'sku', description: 'No such SKU' }],
        },
        { 'wm_qos.correlation_id': 'q-7' },
      ),
    );

    expect(reading).toEqual({
      is: 'rejected',
      problems: [
        { code: 'INVALID_REQUEST_CONTENT.GMP_ITEM_PRICING_API', message: 'No such SKU', path: 'sku', request: 'q-7' },
      ],
    });
  });

  it('tells how many requests are left, whatever it says', () => {
    const left = { 'x-current-token-count': '7' };

    expect(errors.read(response(200, {}, left)).pace).toEqual({ left: 7 });
    expect(errors.read(response(429, undefined, { 'x-current-token-count': '0' })).pace).toEqual({ left: 0 });
    expect(errors.read(response(200, {})).pace).toBeUndefined();
    expect(errors.read(response(200, {}, { 'x-current-token-count': 'many' })).pace).toBeUndefined();
  });

  it('waits until their next token by their own clock, or as a gateway says, and never for hours', () => {
    const date = 'Wed, 25 Nov 2026 12:00:00 GMT';
    const next = (seconds: number) => ({
      date,
      'x-next-replenishment-time': String(Date.parse(date) + seconds * 1000),
    });

    expect(errors.read(response(429, undefined, next(36)))).toMatchObject({ is: 'throttled', wait: 36_000 });
    expect(errors.read(response(429, undefined, { ...next(36), 'retry-after': '5' }))).toMatchObject({ wait: 5000 });
    expect(errors.read(response(429, undefined, next(-36)))).not.toHaveProperty('wait');
    expect(errors.read(response(429, undefined, next(7200)))).not.toHaveProperty('wait');
    expect(errors.read(response(429, undefined, { 'x-next-replenishment-time': '1795305600000' }))).not.toHaveProperty(
      'wait',
    );
  });
});

describe('what is wrong with an item of a feed', () => {
  it('keeps code, field and words, and the feed that their support asks for', () => {
    const said = { code: 'ERR_PDI_0003', field: 'price', description: 'Not a multiple of 0.01' };

    expect(ingestionProblems({ ingestionError: [{ type: 'DATA_ERROR', ...said }] }, 'F@1')).toEqual([
      { code: 'ERR_PDI_0003', path: 'price', message: 'Not a multiple of 0.01', request: 'F@1' },
    ]);
    expect(ingestionProblems({ ingestionError: null }, 'F@1')).toEqual([]);
  });
});

describe('an explanation', () => {
  it.each(Object.keys(KNOWN))('of %s says thing and remedy in both languages', (code) => {
    const { message, hint } = explain({ code, message: 'Their words.' });

    expect(message.en.length).toBeGreaterThan(10);
    expect(message.zh).toMatch(/\p{Script=Han}/u);
    if (hint) expect(hint.zh).toMatch(/\p{Script=Han}/u);
    expect(hint ?? message.en.includes('Their words.')).toBeTruthy();
  });

  it.each([
    ['ERR_EXT_DATA_0101119', undefined, 'gtin'],
    ['ERR_EXT_DATA_0101211', undefined, 'gtin'],
    ['ERR_EXT_DATA_0101149', 'mainImageUrl', 'main-picture'],
    ['ERR_EXT_DATA_0101149', 'productSecondaryImageURL', 'pictures'],
    ['ERR_EXT_DATA_0101171', undefined, 'main-picture'],
    ['ERR_EXT_DATA_0101218', undefined, 'sku'],
    ['ERR_PDI_0003', 'Visible.Mugs.keyFeatures[0]', 'bullets'],
    ['ERR_PDI_0034', 'brand', 'brand'],
    ['ERR_PDI_0034', 'isDishwasherSafe', 'attribute'],
    ['ERR_PDI_0034', 'variantAttributeNames', 'options'],
    ['CURRENCY_MISMATCH', 'currency', 'currency'],
    ['INVALID_REQUEST_CONTENT.GMP_INVENTORY_API', 'quantity.amount', 'stock'],
  ])('of %s at %s points at %s', (code, path, field) => {
    expect(explain({ code, message: 'No.', ...(path && { path }) }).field).toBe(field);
  });

  it('finds the attribute in their words where no field is told', () => {
    const message =
      "We couldn't download the image from your URL. Attribute 'productSecondaryImageURL': https://a.b/c.jpg";

    expect(explain({ code: 'ERR_EXT_DATA_9999999', message })).toMatchObject({ field: 'pictures' });
  });

  it('leaves an unknown code readable, with its words', () => {
    const { message, field } = explain({ code: 'ERR_NEW_1', message: 'Something odd (#42)' });

    expect(field).toBeUndefined();
    expect(message.en).toContain('Something odd (#42) (ERR_NEW_1)');
    expect(message.zh).toContain('沃尔玛拒绝了：Something odd (#42)（ERR_NEW_1）');
  });

  it.each([
    ['The brand Disney is restricted; you are not authorized to sell it.', 'brand'],
    ['Product type Mugs is not valid for this item.', 'category'],
    ["The productId already exists with another SKU 'B'.", 'gtin'],
  ])('knows by its words what a code that nobody has written down is about: %s', (message, field) => {
    const said = explain({ code: 'ERR_EXT_DATA_0999999', message });

    expect(said.field).toBe(field);
    expect(said.message.zh).toContain(message);
    expect(said.hint).toBeDefined();
  });

  it('tells their words where one code stands for many things', () => {
    const words = "Attribute 'brand' is required.";

    expect(explain({ code: 'ERR_PDI_0034', message: words, path: 'brand' }).message.zh).toContain(words);
  });
});

function response(
  status: number,
  json: Json | undefined,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return { status, headers, json, text: json === undefined ? '<html></html>' : JSON.stringify(json) };
}
