import { expect, it } from 'vitest';
import { openSeller, US } from './amazon-client.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const PATH = '/sellers/v1/marketplaceParticipations';

it('gives an access token of an hour for the refresh token', async () => {
  const { sandbox, raw } = await openSeller();
  const { CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN } = sandbox.channels.amazon?.credentials ?? {};
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: CLIENT_ID ?? '',
    client_secret: CLIENT_SECRET ?? '',
    refresh_token: REFRESH_TOKEN ?? '',
  }).toString();

  const answer = await raw('POST', '/auth/o2/token', { headers: FORM, body });

  expect(answer.status).toBe(200);
  expect(JSON.parse(String(answer.body))).toEqual({
    access_token: expect.stringMatching(/^Atza\|/),
    refresh_token: REFRESH_TOKEN,
    token_type: 'bearer',
    expires_in: 3600,
  });
});

it.each([
  [400, 'invalid_grant', { refresh_token: 'Atzr|other' }],
  [401, 'invalid_client', { client_secret: 'other' }],
  [400, 'unsupported_grant_type', { grant_type: 'password' }],
  [400, 'invalid_request', { refresh_token: '' }],
])('answers %i %s', async (status, error, wrong) => {
  const { sandbox, raw } = await openSeller();
  const { CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN } = sandbox.channels.amazon?.credentials ?? {};
  const right = { client_id: CLIENT_ID ?? '', client_secret: CLIENT_SECRET ?? '', refresh_token: REFRESH_TOKEN ?? '' };
  const body = new URLSearchParams({ grant_type: 'refresh_token', ...right, ...wrong }).toString();

  const answer = await raw('POST', '/auth/o2/token', { headers: FORM, body });

  expect(answer.status).toBe(status);
  expect(JSON.parse(String(answer.body))).toMatchObject({ error, error_description: expect.any(String) });
});

it('takes a token for an hour, and says why it takes no other', async () => {
  const { raw, call, clock } = await openSeller();

  const fresh = await call('GET', PATH);
  const none = await raw('GET', PATH);
  const strange = await raw('GET', PATH, { headers: { 'x-amz-access-token': 'Atza|other' } });
  clock.advance(3_600_000);
  const old = await call('GET', PATH);

  expect([fresh.status, none.status, strange.status, old.status]).toEqual([200, 403, 403, 403]);
  const details = [none.body, strange.body, JSON.stringify(old.data)].map((body) => JSON.parse(String(body)).errors[0]);
  expect(details).toEqual(
    [
      'Access token is missing in the request header.',
      'The access token you provided is revoked, malformed or invalid.',
      'The access token you provided has expired.',
    ].map((words) => ({ code: 'Unauthorized', message: 'Access to requested resource is denied.', details: words })),
  );
});

it('tells in which marketplaces the account sells', async () => {
  const { call } = await openSeller();

  const { data } = await call('GET', PATH);

  const sites = data.payload.map(
    ({ marketplace }: { marketplace: { countryCode: string } }) => marketplace.countryCode,
  );
  expect(sites.toSorted()).toEqual(['CA', 'DE', 'ES', 'FR', 'GB', 'IT', 'JP', 'MX', 'NL', 'PL', 'SE', 'US']);
  expect(data.payload[0].marketplace).toMatchObject({ id: US, defaultCurrencyCode: 'USD' });
});

it('refuses another seller, and a marketplace in which the account does not sell', async () => {
  const { call, id } = await openSeller();

  const other = await call('GET', `/listings/2021-08-01/items/A1OTHER/MUG?marketplaceIds=${US}`);
  const brazil = await call('GET', `/listings/2021-08-01/items/${id}/MUG?marketplaceIds=A2Q3Y263D00KWC`);
  const unknown = await call('GET', `/listings/2021-08-01/items/${id}/MUG?marketplaceIds=NOWHERE`);

  expect([other.status, brazil.status, unknown.status]).toEqual([403, 403, 400]);
});
