import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/core/words.ts';
import { errors } from '../../../src/marketplaces/shopify/errors.ts';
import { answer, refusal } from './shop.ts';

const COST = {
  cost: {
    requestedQueryCost: 60,
    actualQueryCost: 14,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 10, restoreRate: 100 },
  },
};
const of = (kind: string): Document => ({ key: `${kind}/1`, kind, body: {}, after: [], skus: {} });
const fault = (code: string) => answer({ errors: [{ message: 'no', extensions: { code } }] });

describe('read', () => {
  it('learns the bucket from every answer', () => {
    expect(errors.read(answer({ data: {}, extensions: COST }))).toEqual({
      is: 'ok',
      pace: { bucket: 'graphql', left: 10, perSecond: 100, burst: 2000, cost: 14 },
    });
  });

  it('sees the throttle in an answer of 200, and how long until there are points enough', () => {
    const throttled = { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }], extensions: COST };

    expect(errors.read(answer(throttled))).toMatchObject({ is: 'throttled', wait: 500, pace: { left: 10 } });
    expect(errors.read(answer({ errors: 'Slow down' }, { status: 429, headers: { 'retry-after': '2.0' } }))).toEqual({
      is: 'throttled',
      wait: 2000,
    });
  });

  it('sees a refusal in the userErrors of any mutation of the answer', () => {
    const data = {
      productUpdate: { userErrors: [] },
      publishablePublish: {
        userErrors: [{ field: ['input', '0', 'publicationId'], message: 'Publication does not exist' }],
      },
    };

    expect(errors.read(answer({ data }, { headers: { 'x-request-id': 'r-1' } }))).toEqual({
      is: 'rejected',
      problems: [
        {
          code: 'publishablePublish',
          message: 'Publication does not exist',
          path: 'input.0.publicationId',
          request: 'r-1',
        },
      ],
    });
  });

  it('takes an answer that broke off for none, and an upload’s XML for what it is', () => {
    const cut = { headers: { 'content-type': 'application/json; charset=utf-8' }, text: '{"data":{"pro' };
    const xml = { status: 201, headers: { 'content-type': 'application/xml' }, text: '<PostResponse/>' };

    expect(errors.read(answer(undefined, cut))).toMatchObject({ is: 'outage' });
    expect(errors.read(answer(undefined, xml))).toEqual({ is: 'ok' });
  });

  it('waits for a write under way with the same key', () => {
    const data = { inventorySetQuantities: refusal('IDEMPOTENCY_CONCURRENT_REQUEST', 'in progress') };

    expect(errors.read(answer({ data }))).toEqual({ is: 'throttled', wait: 1000 });
  });

  it.each([
    ['a wrong token', answer({ errors: '[API] Invalid API key or access token' }, { status: 401 }), 'unauthorised'],
    ['a missing scope', fault('ACCESS_DENIED'), 'unauthorised'],
    ['a frozen shop', answer(undefined, { status: 402 }), 'unauthorised'],
    ['a bad gateway', answer(undefined, { status: 502 }), 'outage'],
    ['a fault inside', fault('INTERNAL_SERVER_ERROR'), 'outage'],
    ['a wrong variable', fault('INVALID_VARIABLE'), 'rejected'],
    ['an error without a code', answer({ errors: [{ message: 'syntax error' }] }), 'rejected'],
    ['an unknown shop', answer({ errors: 'Not Found' }, { status: 404 }), 'rejected'],
    ['a storage that takes no more', answer(undefined, { status: 400, text: '<Error/>' }), 'rejected'],
    ['a storage that took it', answer(undefined, { status: 201, text: '<PostResponse/>' }), 'ok'],
  ])('reads %s', (_name, response, is) => {
    expect(errors.read(response).is).toBe(is);
  });
});

describe('explain', () => {
  it.each([
    ['INVALID_VARIANT', 'input.variants.0.price', 'product', 'price'],
    ['INVALID_VARIANT', 'input.variants.3.inventoryItem.harmonizedSystemCode', 'product', 'hs'],
    ['INVALID_INPUT', 'input.title', 'product', 'title'],
    ['OPTIONS_OVER_LIMIT', 'input.productOptions', 'product', 'options'],
    ['INVALID', 'files.0.originalSource', 'picture', 'pictures'],
    ['INVALID_IMAGE_RESOLUTION', undefined, 'picture', 'pictures'],
    ['INVALID_QUANTITY_TOO_HIGH', 'input.quantities.0.quantity', 'stock', 'stock'],
    ['CURRENCY_MISMATCH', 'currency', 'product', 'currency'],
  ])('points %s at %s of a %s to %s', (code, path, kind, field) => {
    const problem = { code, message: 'The shop sells in USD, the channel in EUR.', ...(path && { path }) };

    expect(errors.explain(problem, of(kind)).field).toBe(field);
  });

  it('names no field where none applies', () => {
    expect(errors.explain({ code: 'GENERIC_ERROR', message: 'x' }, of('product')).field).toBeUndefined();
  });

  it('makes a readable sentence of a code that it has never seen', () => {
    expect(errors.explain({ code: 'BRAND_NEW', message: 'Moon is full' }, of('product')).message).toEqual({
      en: 'Shopify refused it: Moon is full (BRAND_NEW)',
      zh: 'Shopify 拒绝了：Moon is full（BRAND_NEW）',
    });
  });

  it('says the currency in both languages', () => {
    const { message, hint } = errors.explain(
      { code: 'CURRENCY_MISMATCH', message: 'The shop sells in USD, the channel in EUR.' },
      of('product'),
    );

    expect(message.zh).toBe('商店的货币是 USD，渠道设置的是 EUR。');
    expect(hint?.en).toContain('`currency: USD`');
  });
});
