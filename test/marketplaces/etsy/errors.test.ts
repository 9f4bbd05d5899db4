import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../src/core/ports/marketplace.ts';
import type { Json } from '../../../src/core/words.ts';
import { errors } from '../../../src/marketplaces/etsy/errors.ts';

const DOCUMENT = { key: 'listing/A', kind: 'listing', body: {}, after: [], skus: {} };

describe('an answer', () => {
  it.each([
    ['201', answer(201, { listing_id: 1 }), { is: 'ok' }],
    ['204 without a body', answer(204, undefined), { is: 'ok' }],
    ['an answer that broke off', { ...answer(200, undefined), text: '{"listing_id":1' }, { is: 'outage' }],
    ['a page in place of data', { ...answer(403, undefined), text: '<html>' }, { is: 'outage' }],
    ['500', answer(500, { error: 'Server Error' }), { is: 'outage', message: 'Server Error' }],
    ['429 with its wait', answer(429, { error: 'QPS' }, { 'retry-after': '3' }), { is: 'throttled', wait: 3000 }],
    ['429 without one', answer(429, { error: 'QPS' }), { is: 'throttled' }],
    ['another change under way', answer(409, { error: 'Edited by another process' }), { is: 'throttled', wait: 2000 }],
    ['a state that stays', answer(409, { error: 'Cannot delete in this state' }), { is: 'rejected' }],
    [
      'an old token',
      answer(401, { error: 'invalid_token', error_description: 'access token is expired' }),
      { is: 'unauthorised', message: 'invalid_token: access token is expired' },
    ],
    ['a missing scope', answer(403, { error: 'insufficient_scope' }), { is: 'unauthorised' }],
    ['a thing that may not be done', answer(403, { error: 'You do not own it' }), { is: 'rejected' }],
    [
      'a refusal that names its place',
      answer(400, { error: 'There was a problem with /quantity : cannot be greater than 999' }),
      { is: 'rejected', problems: [{ code: 'http-400', path: 'quantity' }] },
    ],
  ])('is read for what it is: %s', (_name, given, reading) => {
    expect(errors.read(given)).toMatchObject(reading);
  });

  it('tells the pace, one request a second below what they allow', () => {
    const headers = { 'x-limit-per-second': '150', 'x-remaining-this-second': '40' };

    expect(errors.read(answer(200, {}, headers)).pace).toEqual({ bucket: 'app', perSecond: 149 });
    expect(errors.read(answer(200, {}, { ...headers, 'x-remaining-this-second': '0' })).pace).toMatchObject({
      left: 0,
    });
  });
});

describe('an explanation', () => {
  it.each([
    ['Shipping profile required', undefined],
    ['A return_policy_id is required for active physical listings', undefined],
    ['readiness_state_id is required', undefined],
    ['when_made is not valid', undefined],
    ['Invalid taxonomy_id', 'category'],
    ['One offering must have quantity greater than 0', 'stock'],
    ['There was a problem with /quantity : cannot be greater than 999', 'stock'],
    ['There was a problem with /quantity : cannot be empty', 'stock'],
    ['There was a problem with /price : must be below max price $50,000.00 USD', 'price'],
    ["Property values can't be empty", 'options'],
    ['All combinations of property values must be supplied', 'options'],
    ['Supplied values for product SKU are incompatible with values in sku_on_property', 'options'],
    ['There was a problem with /values : cannot be more than 70 items', 'options'],
    ['Listings are only allowed 20 images. Please delete a ListingImage before trying to upload another.', 'pictures'],
    ['A listing must have an image to be active', 'pictures'],
    ['The image could not be read', 'pictures'],
    ["This listing is not publishable because it's frozen", undefined],
    ['title is too long', 'title'],
    ['Tags must be 20 characters or less', 'keywords'],
    ['Materials hold letters and digits only', 'material'],
    ['SKU is too long', 'sku'],
  ])('of “%s” names the field, the rule and the remedy in both languages', (message, field) => {
    const explained = errors.explain({ code: 'http-400', message }, DOCUMENT);

    expect(explained.field).toBe(field);
    expect(explained.message.en).not.toContain(message);
    expect(explained.message.zh).toMatch(/\p{Script=Han}/u);
    expect(explained.hint?.en).not.toBe('');
    expect(explained.hint?.zh).toMatch(/\p{Script=Han}/u);
  });

  it('of words that nobody knows is still a sentence, with the field that they name', () => {
    const odd = errors.explain({ code: 'http-400', message: 'Something odd (#42)', path: 'item_weight' }, DOCUMENT);

    expect(odd).toMatchObject({ field: 'weight', message: { en: 'Etsy refused it: Something odd (#42) (http-400)' } });
    expect(odd.message.zh).toContain('拒绝');
    expect(errors.explain({ code: 'http-400', message: '' }, DOCUMENT).message.en).toContain('http-400');
  });

  it.each([
    ['shippingProfile-not-chosen', undefined, 'listwright login'],
    ['sold_out', 'stock', 'Renew'],
    ['expired', 'stock', 'Renew'],
  ])('of our own %s says what to do', (code, field, remedy) => {
    const explained = errors.explain({ code, message: 'settings.x of the channel must name one.' }, DOCUMENT);

    expect(explained.field).toBe(field);
    expect(explained.hint?.en).toContain(remedy);
    expect(explained.message.zh).toMatch(/\p{Script=Han}/u);
  });

  it('of another currency says which one to set', () => {
    const message = 'The shop sells in USD, the channel in EUR.';

    expect(errors.explain({ code: 'currency-mismatch', message }, DOCUMENT)).toMatchObject({
      field: 'currency',
      hint: { zh: expect.stringContaining('USD') },
    });
  });
});

function answer(status: number, json: Json | undefined, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return { status, headers, json, text: json === undefined ? '' : JSON.stringify(json) };
}
