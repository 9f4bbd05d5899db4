import { expect, it } from 'vitest';
import { codes, grant, openSeller, refreshing } from './ebay-client.ts';

const API = 'https://api.ebay.com/oauth/api_scope';
const seller = await openSeller();
const { credentials } = seller;
const authorize = (query: Record<string, string>) =>
  seller.raw('GET', `/oauth2/authorize?${new URLSearchParams(query)}`, { headers: { authorization: undefined } });
const asked = {
  client_id: credentials.CLIENT_ID ?? '',
  redirect_uri: credentials.RU_NAME ?? '',
  response_type: 'code',
  scope: `${API}/sell.inventory ${API}/sell.account`,
  state: 'a state',
};

it('gives a user token of two hours for the refresh token', async () => {
  const { status, data } = await grant(seller, refreshing(credentials));

  expect(status).toBe(200);
  expect(data).toMatchObject({ expires_in: 7200, token_type: 'User Access Token' });
  expect(data).not.toHaveProperty('refresh_token');
});

it('refuses a token after its two hours, and one that was never given', async () => {
  const late = await openSeller();
  const before = await late.inventory('GET', '/inventory_item');
  late.clock.sleep(7_200_000);
  await new Promise((done) => setTimeout(done, 20));

  const after = await late.inventory('GET', '/inventory_item');
  const made = await late.ask('GET', '/sell/inventory/v1/inventory_item', { token: 'v^1.1#i^1#made-up.token' });
  const none = await late.ask('GET', '/sell/inventory/v1/inventory_item', { headers: { authorization: undefined } });

  expect([before.status, after.status, made.status, none.status]).toEqual([200, 401, 401, 401]);
  expect([codes(after), codes(made), codes(none)]).toEqual([[1001], [1001], [1002]]);
});

it('gives public data alone to an application', async () => {
  const { data } = await grant(seller, { grant_type: 'client_credentials', scope: API });
  const more = await grant(seller, { grant_type: 'client_credentials', scope: `${API}/sell.inventory` });

  const tree = await seller.ask('GET', '/commerce/taxonomy/v1/category_tree/0', { token: data.access_token });
  const items = await seller.ask('GET', '/sell/inventory/v1/inventory_item', { token: data.access_token });

  expect([tree.status, items.status]).toEqual([200, 403]);
  expect(codes(items)).toEqual([1100]);
  expect(more.data.error).toBe('invalid_scope');
});

it('consents at once, and takes each code once', async () => {
  const back = await authorize(asked);
  const address = new URL(back.headers.location ?? '');
  const code = address.searchParams.get('code') ?? '';
  const form = { grant_type: 'authorization_code', code, redirect_uri: credentials.RU_NAME ?? '' };

  const first = await grant(seller, form);
  const second = await grant(seller, form);
  const refreshed = await grant(seller, { grant_type: 'refresh_token', refresh_token: first.data.refresh_token });
  const wider = await grant(seller, {
    grant_type: 'refresh_token',
    refresh_token: first.data.refresh_token,
    scope: `${API}/sell.marketing`,
  });

  expect([back.status, address.origin + address.pathname]).toEqual([302, 'http://127.0.0.1/ebay-consent']);
  expect(address.searchParams.get('state')).toBe('a state');
  expect(first.data).toMatchObject({ token_type: 'User Access Token', refresh_token_expires_in: 47304000 });
  expect([second.status, second.data.error]).toEqual([400, 'invalid_grant']);
  expect(refreshed.status).toBe(200);
  expect(wider.data.error).toBe('invalid_scope');
});

it('lets a code run out after five minutes', async () => {
  const own = await openSeller();
  const back = await own.raw('GET', `/oauth2/authorize?${new URLSearchParams(asked)}`);
  const code = new URL(back.headers.location ?? '').searchParams.get('code') ?? '';
  own.clock.sleep(300_000);
  await new Promise((done) => setTimeout(done, 20));

  const late = await grant(own, { grant_type: 'authorization_code', code, redirect_uri: credentials.RU_NAME ?? '' });

  expect(late.data.error).toBe('invalid_grant');
});

it.each([
  ['another client', { ...asked, client_id: 'another' }, 'unauthorized_client'],
  ['an address in the place of the RuName', { ...asked, redirect_uri: 'https://example.com/' }, 'invalid_request'],
  ['a scope that does not exist', { ...asked, scope: `${API}/sell.everything` }, 'invalid_scope'],
])('does not consent to %s', async (_, query, error) => {
  const { status, body } = await authorize(query);

  expect([status, JSON.parse(String(body)).error]).toEqual([400, error]);
});

it.each([
  ['a wrong secret', refreshing(credentials), `${credentials.CLIENT_ID}:wrong`, 401, 'invalid_client'],
  ['a wrong refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, undefined, 400, 'invalid_grant'],
  ['an unknown grant', { grant_type: 'password' }, undefined, 400, 'unsupported_grant_type'],
  ['no grant', {}, undefined, 400, 'invalid_request'],
])('gives no token for %s', async (_, form, basic, status, error) => {
  const answer = await grant(seller, form, basic);

  expect([answer.status, answer.data.error]).toEqual([status, error]);
});
