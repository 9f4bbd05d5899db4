import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/json.ts';
import type { HttpResponse } from '../../../src/core/ports/marketplace.ts';
import { errors } from '../../../src/marketplaces/ebay/errors.ts';

const DOCUMENT = { key: 'offer/A/EBAY_DE', kind: 'offer', body: {}, after: [], skus: {} };

function response(status: number, json?: Json, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return { status, headers, json, text: json === undefined ? '<html>' : JSON.stringify(json) };
}

function complaint(errorId: number, more: Readonly<Record<string, Json>> = {}): Json {
  return { errors: [{ errorId, domain: 'API_INVENTORY', category: 'REQUEST', message: 'Short words.', ...more }] };
}

describe('an answer of eBay', () => {
  it.each([
    [200, { ok: 1 }, 'ok'],
    [207, { responses: [] }, 'ok'],
    [400, { responses: [{ statusCode: 400 }] }, 'ok'],
    [400, complaint(25002), 'rejected'],
    [404, complaint(25710), 'rejected'],
    [401, complaint(1001), 'unauthorised'],
    [403, complaint(1100), 'unauthorised'],
    [429, complaint(2001), 'throttled'],
    [500, complaint(25025), 'throttled'],
    [500, complaint(25001), 'outage'],
    [502, undefined, 'outage'],
    [400, undefined, 'outage'],
    [200, undefined, 'outage'],
  ] as const)('of %i with %j is %s', (status, json, is) => {
    expect(errors.read(response(status, json)).is).toBe(is);
  });

  it('without a text is a success', () => {
    expect(errors.read({ status: 204, headers: {}, json: undefined, text: '' })).toEqual({ is: 'ok' });
  });

  it('tells how long to wait, where it tells', () => {
    expect(errors.read(response(429, {}, { 'retry-after': '7' }))).toEqual({ is: 'throttled', wait: 7000 });
    expect(errors.read(response(429, {}, { 'retry-after': '99999999' }))).toEqual({ is: 'throttled', wait: 900_000 });
    expect(errors.read(response(429, {}))).toEqual({ is: 'throttled' });
  });

  it('keeps the longer words, the field, the offer that is named, and the id of the request', () => {
    const parameters = [
      { name: 'fieldName', value: 'product.imageUrls' },
      { name: 'offerId', value: '5000000003' },
    ];
    const json = complaint(25709, { longMessage: 'Longer words than the short.', parameters });

    expect(errors.read(response(400, json, { rlogid: 'r-1', 'x-ebay-c-request-id': 'q-1' }))).toEqual({
      is: 'rejected',
      problems: [
        {
          code: '25709',
          message: 'Longer words than the short.',
          path: 'product.imageUrls',
          request: 'q-1',
          refs: { id: '5000000003' },
        },
      ],
    });
  });
});

describe('for the merchant', () => {
  const explained = (code: string, message = '', path?: string) =>
    errors.explain({ code, message, ...(path && { path }) }, DOCUMENT);

  it.each([
    ['25003', 'The price must be at least 0.99.', 'price'],
    ['25004', 'Quantity.', 'stock'],
    ['25005', '', 'category'],
    ['25014', '', 'pictures'],
    ['25020', '', 'weight'],
    ['25029', 'Occasion is required for this category.', 'attribute'],
    ['25115', '', 'manufacturer'],
    ['25119', '', 'manufacturer'],
    ['25704', '', 'sku'],
    ['25707', '', 'sku'],
    ['CURRENCY_MISMATCH', '', 'currency'],
    ['NOT_IN_STOCK', '', 'stock'],
  ])('%s (%s) is about the %s', (code, message, field) => {
    const said = explained(code, message);

    expect(said.field).toBe(field);
    expect(said.message.zh).toMatch(/\p{Script=Han}/u);
    expect(said.hint?.zh).toMatch(/\p{Script=Han}/u);
  });

  it('finds the field of a code with many meanings in its parameter, and else in its words', () => {
    expect(explained('25709', 'Invalid value.', 'product.title').field).toBe('title');
    expect(explained('25709', 'Invalid request. Invalid value for field product.imageUrls').field).toBe('pictures');
    expect(explained('25002', 'The description is too long.').field).toBe('description');
  });

  it('points at our field where an aspect says one', () => {
    expect(explained('25029', 'EAN is required for this category.', 'EAN').field).toBe('gtin');
    expect(explained('25029', 'Occasion is required for this category.', 'Occasion').field).toBe('attribute');
  });

  it('points at no field where the account is at fault, whatever the words name', () => {
    expect(explained('25007', 'The title and the price are fine, the shipping policy is not.').field).toBeUndefined();
  });

  it('shows their own words where a code has many meanings', () => {
    expect(explained('25002', 'You have sold too much.').message).toEqual({
      en: 'eBay does not take the listing as it is. eBay says: You have sold too much. (25002)',
      zh: 'eBay 不接受该刊登。eBay 的说明：You have sold too much.（25002）',
    });
  });

  it('reads an unknown code out', () => {
    expect(explained('99999', 'Something odd (#42)').message).toEqual({
      en: 'eBay refused it: Something odd (#42) (99999)',
      zh: 'eBay 拒绝了：Something odd (#42)（99999）',
    });
  });
});
