import { expect, it } from 'vitest';
import { draft, openEtsy } from '../etsy-client.ts';

const HOUR = 3_600_000;

it('tells on every answer what is left, also on a refusal', async () => {
  const etsy = await openEtsy({ quota: 'real' });

  const { headers } = await etsy.call('GET', '/users/me');
  const refused = await etsy.call('GET', '/listings/77');

  expect(headers).toMatchObject({
    'x-limit-per-second': '10',
    'x-remaining-this-second': '9',
    'x-limit-per-day': '10000',
    'x-remaining-today': '9999',
  });
  expect([refused.status, refused.headers['x-remaining-today']]).toEqual([404, '9998']);
});

it('answers ten in a second, and the eleventh in the next', async () => {
  const etsy = await openEtsy({ quota: 'real' });
  for (let at = 0; at < 10; at += 1) await etsy.call('GET', '/users/me');

  const refused = await etsy.call('GET', '/users/me');
  etsy.clock.advance(1000);
  const later = await etsy.call('GET', '/users/me');

  expect([refused.status, refused.headers['retry-after'], later.status]).toEqual([429, '1', 200]);
  expect(refused.data.error).toMatch(/10 queries per second/);
  expect(refused.headers).not.toHaveProperty('x-remaining-today');
});

it('answers ten thousand a day, and again when the first of them are a day old', async () => {
  const etsy = await openEtsy({ quota: 'real' });
  const ask = (headers = {}) => etsy.call('GET', '/openapi-ping', { headers: { authorization: '', ...headers } });
  for (let second = 0; second < 1000; second += 1) {
    for (let at = 0; at < 10; at += 1) await ask();
    etsy.clock.advance(1000);
  }

  const refused = await ask();
  etsy.clock.advance(Number(refused.headers['retry-after']) * 1000);
  const later = await ask();

  expect([refused.status, later.status]).toEqual([429, 200]);
  expect(refused.data.error).toMatch(/10000 queries per day/);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(22 * 3600);
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(24 * 3600);
});

it('counts the second before the day', async () => {
  const etsy = await openEtsy({ quota: 'real' });
  for (let second = 0; second < 1000; second += 1) {
    for (let at = 0; at < 10; at += 1) await etsy.call('GET', '/openapi-ping', { headers: { authorization: '' } });
    if (second < 999) etsy.clock.advance(1000);
  }

  const { data } = await etsy.call('GET', '/openapi-ping', { headers: { authorization: '' } });

  expect(data.error).toMatch(/per second/);
});

it('counts nobody without a key', async () => {
  const etsy = await openEtsy({ quota: 'real' });

  for (let at = 0; at < 20; at += 1) await etsy.call('GET', '/users/me', { headers: { 'x-api-key': '' } });

  expect((await etsy.call('GET', '/users/me')).headers['x-remaining-today']).toBe('9999');
});

it('never refuses where quotas are off', async () => {
  const etsy = await openEtsy();

  for (let at = 0; at < 30; at += 1) await draft(etsy);
  etsy.clock.advance(HOUR / 2);

  expect((await etsy.call('GET', '/users/me')).headers['x-remaining-today']).toBe('10000');
});
