import { createHash } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { answered, type Etsy, MUG, openEtsy } from '../etsy-client.ts';

let etsy: Etsy;
beforeEach(async () => {
  etsy = await openEtsy();
});

const VERIFIER = 'a-verifier-of-forty-three-characters-or-more-0123';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const REDIRECT = 'http://127.0.0.1:8765/callback';

const consent = async (changes: Record<string, string> = {}) => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: etsy.credentials.KEYSTRING ?? '',
    redirect_uri: REDIRECT,
    scope: 'listings_r listings_w shops_r',
    state: 'a state',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  });
  const answer = await etsy.sandbox.handle({
    method: 'GET',
    path: `/oauth/connect?${query}`,
    headers: { host: 'etsy.test' },
    body: new Uint8Array(),
  });
  const location = answer.headers.location;
  return { status: answer.status, back: location ? new URL(location) : undefined };
};

const redeem = (code: string, changes: Record<string, string> = {}) =>
  etsy.token({
    grant_type: 'authorization_code',
    client_id: etsy.credentials.KEYSTRING ?? '',
    redirect_uri: REDIRECT,
    code,
    code_verifier: VERIFIER,
    ...changes,
  });

const refresh = (token: string) =>
  etsy.token({ grant_type: 'refresh_token', client_id: etsy.credentials.KEYSTRING ?? '', refresh_token: token });

const withToken = (token: string) => etsy.call('GET', '/users/me', { headers: { authorization: `Bearer ${token}` } });

it('consents at once, and gives the state back with the code', async () => {
  const { status, back } = await consent();

  expect([status, back?.origin, back?.searchParams.get('state')]).toEqual([302, 'http://127.0.0.1:8765', 'a state']);
  expect(back?.searchParams.get('code')).toMatch(/^[\w-]{40,}$/);
});

it.each([
  { client_id: 'somebody else' },
  { redirect_uri: 'https://elsewhere.example/callback' },
  { redirect_uri: 'nowhere' },
])('sends nobody anywhere for %j', async (changes) => {
  const { status, back } = await consent(changes);

  expect([status, back]).toEqual([400, undefined]);
});

it.each([
  [{ code_challenge_method: 'plain' }, 'invalid_request'],
  [{ code_challenge: '' }, 'invalid_request'],
  [{ state: '' }, 'invalid_request'],
  [{ scope: 'listings_r everything' }, 'invalid_scope'],
  [{ response_type: 'token' }, 'unsupported_response_type'],
])('goes back with an error for %j', async (changes, error) => {
  const { back } = await consent(changes);

  expect([back?.searchParams.get('error'), back?.searchParams.get('code')]).toEqual([error, null]);
});

it('gives a token of an hour that begins with the user', async () => {
  const { back } = await consent();

  const { status, data } = await redeem(back?.searchParams.get('code') ?? '');

  expect([status, data.token_type, data.expires_in]).toEqual([200, 'Bearer', 3600]);
  expect(data.access_token).toMatch(/^12345678\./);
  expect((await withToken(data.access_token)).data).toEqual({ user_id: 12345678, shop_id: 23456789 });
});

it('takes a code once', async () => {
  const { back } = await consent();
  const code = back?.searchParams.get('code') ?? '';

  const [first, second] = [await redeem(code), await redeem(code)];

  expect([first.status, second.status, second.data.error]).toEqual([200, 400, 'invalid_grant']);
});

it.each([
  [{ code_verifier: 'another verifier' }, 400, 'invalid_grant'],
  [{ redirect_uri: 'http://127.0.0.1:1/callback' }, 400, 'invalid_grant'],
  [{ code_verifier: '' }, 400, 'invalid_request'],
  [{ client_id: 'somebody else' }, 401, 'invalid_client'],
  [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
])('gives no token for %j', async (changes, status, error) => {
  const { back } = await consent();

  const answer = await redeem(back?.searchParams.get('code') ?? '', changes);

  expect([answer.status, answer.data.error]).toEqual([status, error]);
});

it('has a new refresh token each time, and the old one is good until the new one is used', async () => {
  const old = etsy.credentials.REFRESH_TOKEN ?? '';

  const { data } = await refresh(old);
  const again = await refresh(old);
  const used = await refresh(data.refresh_token);
  const late = await refresh(old);

  expect([again.status, used.status]).toEqual([200, 200]);
  expect([late.status, late.data]).toEqual([
    400,
    { error: 'invalid_grant', error_description: 'refresh_token is revoked' },
  ]);
});

it('forgets a refresh token after ninety days', async () => {
  etsy.clock.advance(90 * 24 * 3_600_000);

  const { status, data } = await refresh(etsy.credentials.REFRESH_TOKEN ?? '');

  expect([status, data.error]).toEqual([400, 'invalid_grant']);
});

it('says of an access token that its hour is over', async () => {
  etsy.clock.advance(3_600_000);

  const { status, data } = await etsy.call('GET', '/users/me');

  expect([status, data]).toEqual([401, { error: 'invalid_token', error_description: 'access token is expired' }]);
});

it.each([
  ['', 401, 'Missing x-api-key header or client_id'],
  ['sandboxkeystring00000000', 403, 'Shared secret is required in x-api-key header.'],
  ['sandboxkeystring00000000:wrong', 403, 'API key not found or not active, or incorrect shared secret for API key.'],
])('does not know the application by x-api-key "%s"', async (key, status, error) => {
  const answer = await etsy.call('GET', '/openapi-ping', { headers: { 'x-api-key': key } });

  expect([answer.status, answer.data]).toEqual([status, { error }]);
});

it.each(['', 'Bearer 12345678.nonsense', 'Basic abc'])('does not know the seller by "%s"', async (authorization) => {
  const { status, data } = await etsy.call('GET', '/users/me', { headers: { authorization } });

  expect([status, data.error]).toEqual([401, 'invalid_token']);
});

it('shows the categories to an application that nobody has signed in with', async () => {
  const { status, data } = await etsy.call('GET', '/seller-taxonomy/nodes', { headers: { authorization: '' } });

  expect([status, data.count]).toEqual([200, 4]);
});

it('refuses what the seller did not consent to', async () => {
  const { back } = await consent({ scope: 'shops_r' });
  const { data: granted } = await redeem(back?.searchParams.get('code') ?? '');

  const { status, data } = await etsy.call('POST', '/shops/SHOP/listings', {
    form: MUG,
    headers: { authorization: `Bearer ${granted.access_token}` },
  });
  const scopes = await etsy.call('POST', '/scopes', { form: { token: granted.access_token } });

  expect([status, data.error]).toEqual([403, 'insufficient_scope']);
  expect(scopes.data).toEqual(['shops_r']);
});

it('owns its own paths alone', async () => {
  const answer = await etsy.sandbox.handle({
    method: 'GET',
    path: '/v3/token',
    headers: { host: 'etsy.test' },
    body: new Uint8Array(),
  });

  expect(answered(answer)).toMatchObject({ status: 404, data: 'no such marketplace here' });
});
