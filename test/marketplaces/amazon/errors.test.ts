import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../src/core/ports/marketplace.ts';
import type { Document } from '../../../src/core/words.ts';
import { errors } from '../../../src/marketplaces/amazon/errors.ts';

const ITEM: Document = { key: 'item/A', kind: 'item', body: {}, after: [], skus: {} };

function answer(json: unknown, changes: Partial<HttpResponse> = {}): HttpResponse {
  return { status: 200, headers: {}, json: json as HttpResponse['json'], text: JSON.stringify(json) ?? '', ...changes };
}
const fault = (code: string, message = 'no', details?: string) => ({
  errors: [{ code, message, ...(details && { details }) }],
});
const xml = (code: string) =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>Request has expired</Message></Error>`;

describe('read', () => {
  it('takes INVALID for a refusal although the status is 200, and keeps their words and the request’s id', () => {
    const issues = [
      {
        code: '90220',
        message: "'condition_type' is required but not supplied.",
        severity: 'ERROR',
        attributeNames: ['condition_type'],
        categories: ['MISSING_ATTRIBUTE'],
      },
      { code: '18448', message: 'incomplete', severity: 'WARNING', attributeNames: ['a', 'b'], categories: [] },
      { code: '1', message: 'by the way', severity: 'INFO', categories: [] },
    ];
    const said = answer(
      { sku: 'A', status: 'INVALID', submissionId: 's', issues },
      { headers: { 'x-amzn-requestid': 'r-1' } },
    );

    expect(errors.read(said)).toEqual({
      is: 'rejected',
      problems: [
        {
          code: '90220',
          message: "'condition_type' is required but not supplied.",
          severity: 'error',
          path: 'condition_type',
          request: 'r-1',
        },
        { code: '18448', message: 'incomplete', severity: 'warning', path: 'a', request: 'r-1' },
      ],
    });
  });

  it('learns the pace that a seller is granted from what was answered well', () => {
    const headers = { 'x-amzn-ratelimit-limit': '20.0' };

    expect(errors.read(answer({ status: 'ACCEPTED' }, { headers }))).toEqual({ is: 'ok', pace: { perSecond: 20 } });
    expect(errors.read(answer({}))).toEqual({ is: 'ok' });
  });

  it('is asked to slow down without a word on how long', () => {
    const said = answer(fault('QuotaExceeded', 'You exceeded your quota'), { status: 429 });

    expect(errors.read(said)).toEqual({ is: 'throttled' });
    expect(errors.read({ ...said, headers: { 'retry-after': '3' } })).toEqual({ is: 'throttled', wait: 3000 });
  });

  it.each([
    [
      'a token that ran out',
      answer(fault('Unauthorized', 'Access denied', 'The access token has expired.'), { status: 403 }),
      'unauthorised',
    ],
    ['no token', answer(fault('Unauthorized'), { status: 401 }), 'unauthorised'],
    ['an address that ran out', answer(undefined, { status: 403, text: xml('AccessDenied') }), 'rejected'],
    ['a wrong parameter', answer(fault('InvalidInput'), { status: 400 }), 'rejected'],
    ['a SKU that is not there', answer(fault('NOT_FOUND'), { status: 404 }), 'rejected'],
    ['a request that is too large', answer(undefined, { status: 413, text: '' }), 'rejected'],
    ['a fault inside', answer(fault('InternalFailure'), { status: 500 }), 'outage'],
    ['an answer that broke off', answer(undefined, { text: '{"sku":"A","sta' }), 'outage'],
    ['an upload that was taken', answer(undefined, { text: '' }), 'ok'],
    ['a preview without complaint', answer({ sku: 'A', status: 'VALID', submissionId: 's' }), 'ok'],
  ])('reads %s', (_name, response, is) => {
    expect(errors.read(response).is).toBe(is);
  });

  it('gives the reason of a refusal for its sign-in', () => {
    const said = answer(fault('Unauthorized', 'Access denied', 'The access token has expired.'), { status: 403 });

    expect(errors.read(said)).toMatchObject({ message: 'The access token has expired.' });
  });
});

describe('explain', () => {
  it.each([
    ['90220', 'condition_type', 'attribute'],
    ['90220', 'item_name', 'title'],
    ['90220', undefined, 'attribute'],
    ['99022', 'purchasable_offer.our_price', 'price'],
    ['90205', 'item_name', 'title'],
    ['90205', 'fulfillment_availability', 'stock'],
    ['90000900', 'fake_attribute', 'attribute'],
    ['18448', undefined, 'attribute'],
    ['8541', undefined, 'gtin'],
    ['8542', undefined, 'gtin'],
    ['8560', undefined, 'gtin'],
    ['8572', 'externally_assigned_product_identifier', 'gtin'],
    ['5461', undefined, 'brand'],
    ['5665', undefined, 'brand'],
    ['8032', undefined, 'parent'],
    ['8005', undefined, 'sku'],
    ['8057', undefined, 'sku'],
    ['18027', undefined, 'main-picture'],
    ['18155', undefined, 'price'],
    ['18742', undefined, undefined],
    ['99300', undefined, 'description'],
    ['20007', 'other_product_image_locator_1', 'pictures'],
    ['MISSING_IMAGE', undefined, 'main-picture'],
    ['INVALID_IMAGE', undefined, 'pictures'],
    ['QUALIFICATION_REQUIRED', undefined, 'brand'],
    ['SELLER_NOT_NAMED', undefined, undefined],
    ['FEED_FATAL', undefined, undefined],
    ['CURRENCY_MISMATCH', 'currency', 'currency'],
  ])('points %s about %s to %s, with a remedy in both languages', (code, path, field) => {
    const problem = { code, message: 'Something is wrong.', ...(path && { path }) };

    const said = errors.explain(problem, ITEM);

    expect(said.field).toBe(field);
    for (const text of [said.message, said.hint]) {
      expect(text?.en.length).toBeGreaterThan(10);
      expect(text?.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('finds the attribute in the words where none is named beside them', () => {
    const missing = { code: '90220', message: "'[batteries_required]' is required but not supplied." };
    const few = {
      code: '99022',
      message: "The field '\"prices\"' for the attribute 'purchasable_offer.our_price' does not have enough values.",
    };

    expect(errors.explain(missing, ITEM)).toMatchObject({
      field: 'batteries',
      message: { en: 'The attribute “batteries_required” is required and missing.' },
    });
    expect(errors.explain(few, ITEM).field).toBe('price');
  });

  it('makes a readable sentence of a code that it has never seen', () => {
    expect(errors.explain({ code: '77777', message: 'Moon is full', path: 'brand' }, ITEM)).toMatchObject({
      field: 'brand',
      message: { en: 'Amazon refused it: Moon is full (77777)', zh: '亚马逊拒绝了：Moon is full（77777）' },
    });
  });

  it('says which currencies they are', () => {
    const problem = { code: 'CURRENCY_MISMATCH', message: 'The site sells in USD, the price is in EUR.' };

    expect(errors.explain(problem, ITEM).message.zh).toBe('站点的货币是 USD，而价格是 EUR。');
  });
});
