import { afterEach, describe, expect, it } from 'vitest';
import { manifest } from '../../../src/marketplaces/etsy/manifest.ts';
import { signIn } from '../../../src/marketplaces/etsy/sign-in.ts';
import { channel } from './listings.ts';
import { etsyAt, etsyIsForgotten, ROOT } from './shop.ts';

afterEach(etsyIsForgotten);

describe('signing in', () => {
  const credentials = { KEYSTRING: 'key', SHARED_SECRET: 'hush', REFRESH_TOKEN: '1.old' };
  const seed = { now: 0, nonce: 'n' };

  it('asks for consent with PKCE and the scopes that are needed, and no more', () => {
    const page = signIn.consent?.page({ state: 's', redirect: 'http://127.0.0.1:1/x', challenge: 'c' }, credentials);

    const { origin, pathname, searchParams } = new URL(page ?? '');
    expect(origin + pathname).toBe('https://www.etsy.com/oauth/connect');
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: 'key',
      redirect_uri: 'http://127.0.0.1:1/x',
      scope: 'listings_r listings_w listings_d shops_r',
      state: 's',
      code_challenge: 'c',
      code_challenge_method: 'S256',
    });
  });

  it('renews the token by the key alone; the secret stays here', () => {
    const request = signIn.exchange?.request(credentials, seed);

    expect(request?.form).toEqual({ grant_type: 'refresh_token', refresh_token: '1.old', client_id: 'key' });
    expect(JSON.stringify(request)).not.toContain('hush');
  });
});

describe('the account', () => {
  it('has what it names to choose from', async () => {
    const { io, etsy } = etsyAt({ channel: channel({ settings: {} }) });
    etsy.get(`${ROOT}/users/me`).times(4).reply(200, { user_id: 1, shop_id: 9 });
    etsy.get(`${ROOT}/shops/9/shipping-profiles`).reply(200, {
      count: 2,
      results: [
        { shipping_profile_id: 1, title: 'Post' },
        { shipping_profile_id: 2, title: null },
      ],
    });
    etsy.get(`${ROOT}/shops/9/policies/return`).reply(200, {
      count: 1,
      results: [{ return_policy_id: 3, accepts_returns: true, accepts_exchanges: true, return_deadline: 30 }],
    });
    etsy.get(`${ROOT}/shops/9/readiness-state-definitions?limit=100`).reply(200, {
      count: 1,
      results: [
        { readiness_state_id: 4, readiness_state: 'ready_to_ship', processing_days_display_label: '1 - 3 days' },
      ],
    });
    const choices = async (name: string) => manifest.settings.find((one) => one.name === name)?.choices?.(io);

    expect(await choices('shop')).toEqual([{ value: '9', title: '9' }]);
    expect(await choices('shippingProfile')).toEqual([
      { value: '1', title: 'Post' },
      { value: '2', title: '2' },
    ]);
    expect(await choices('returnPolicy')).toEqual([{ value: '3', title: 'returns, exchanges, 30 days' }]);
    expect(await choices('readinessState')).toEqual([{ value: '4', title: 'ready_to_ship, 1 - 3 days' }]);
    expect((await choices('whoMade'))?.map(({ value }) => value)).toEqual(['i_did', 'collective', 'someone_else']);
  });

  it('may have no return policy, as shops in the Union', async () => {
    const { io, etsy } = etsyAt();
    etsy.get(`${ROOT}/shops/9/policies/return`).reply(200, { count: 0, results: [] });

    const policies = manifest.settings.find(({ name }) => name === 'returnPolicy');

    expect(await policies?.choices?.(io)).toEqual([{ value: 'none', title: 'none' }]);
  });
});

describe('the sites', () => {
  it('each have a currency and a language that exist, and those of the Union ask who answers for a product', () => {
    for (const { id, locale, currency, demands = [] } of manifest.sites) {
      expect(Intl.getCanonicalLocales(locale)).toEqual([locale]);
      expect(Intl.supportedValuesOf('currency')).toContain(currency);
      expect([id, demands.length]).toEqual([id, UNION.includes(id) ? 2 : 0]);
    }
  });
});

const UNION = ['de', 'at', 'fr', 'be', 'it', 'es', 'pt', 'nl', 'ie', 'pl', 'se', 'dk'];
