import { expect, it } from 'vitest';
import { openSeller, parsed, tokenRequest } from '../walmart-client.ts';

it('gives a token of a quarter of an hour for the right id and secret', async () => {
  const { sandbox } = await openSeller();

  const { status, data } = parsed(await sandbox.handle(tokenRequest(sandbox)));

  expect([status, data.token_type, data.expires_in]).toEqual([200, 'Bearer', 900]);
});

it.each([
  [
    'a wrong secret',
    { authorization: `Basic ${btoa('sandbox0-0000-4000-8000-000000000000:nope')}` },
    '',
    401,
    'UNAUTHORIZED',
  ],
  ['no credentials', { authorization: '' }, '', 400, 'INVALID_REQUEST_HEADER'],
  ['a Bearer header', { authorization: 'Bearer abc' }, '', 400, 'INVALID_REQUEST_HEADER'],
  ['another grant', {}, 'grant_type=password', 400, 'INVALID_REQUEST_PARAM'],
  ['JSON for a form', { 'content-type': 'application/json' }, '{}', 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['no service name', { 'wm_svc.name': '' }, '', 400, 'INVALID_REQUEST_HEADER'],
  ['no correlation id', { 'wm_qos.correlation_id': '' }, '', 400, 'INVALID_REQUEST_HEADER'],
])('refuses a token for %s', async (_name, headers, body, status, code) => {
  const { sandbox } = await openSeller();
  const request = tokenRequest(sandbox, headers as Record<string, string>, body || undefined);

  const answer = parsed(await sandbox.handle(request));

  expect([answer.status, answer.data.error[0].code]).toEqual([status, `${code}.GMP_GATEWAY_API`]);
});

it('lets nobody in without a token in its own header, and says which header is missing', async () => {
  const { call } = await openSeller();

  const bearer = await call('GET', '/v3/feeds', { headers: { 'wm_sec.access_token': '', authorization: 'Bearer x' } });
  const invented = await call('GET', '/v3/feeds', { headers: { 'wm_sec.access_token': 'x' } });
  const nameless = await call('GET', '/v3/feeds', { headers: { 'wm_qos.correlation_id': ' ' } });

  expect([bearer.status, invented.status]).toEqual([401, 401]);
  expect(bearer.data.error[0]).toMatchObject({
    code: 'UNAUTHORIZED.GMP_GATEWAY_API',
    severity: 'ERROR',
    category: 'DATA',
  });
  expect(nameless).toMatchObject({
    status: 400,
    data: {
      error: [
        {
          code: 'INVALID_REQUEST_HEADER.GMP_GATEWAY_API',
          field: 'WM_QOS.CORRELATION_ID',
          description: 'WM_QOS.CORRELATION_ID set blank or null',
        },
      ],
    },
  });
});

it('forgets a token after its time', async () => {
  const { sandbox, clock, call } = await openSeller();
  const { data } = parsed(await sandbox.handle(tokenRequest(sandbox)));
  const ask = async () =>
    (await call('GET', '/v3/feeds', { headers: { 'wm_sec.access_token': data.access_token } })).status;

  const young = await ask();
  await clock.sleep(900_000);

  expect([young, await ask()]).toEqual([200, 401]);
});

it('answers in XML where JSON is not asked for by name, and in nothing else', async () => {
  const { call } = await openSeller();

  const xml = await call('GET', '/v3/feeds', { headers: { accept: '*/*' } });
  const wrong = await call('GET', '/v3/feeds', { headers: { accept: 'text/html' } });
  const unknown = await call('GET', '/v3/items/NONE', { headers: { accept: 'application/xml' } });

  expect(xml.data).toMatch(/^<\?xml.*<FeedRecordResponse><totalResults>0<\/totalResults>/);
  expect([wrong.status, wrong.data.error[0].code]).toEqual([406, 'INVALID_ACCEPT_TYPE.GMP_GATEWAY_API']);
  expect(unknown.data).toContain('<code>CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API</code>');
});

it('knows its paths and leaves those of others alone', async () => {
  const { call, sandbox } = await openSeller();

  const nowhere = await call('GET', '/v3/prices');
  const method = await call('GET', '/v3/price');
  const etsy = await sandbox.handle({
    method: 'GET',
    path: '/v3/application/shops',
    headers: {},
    body: new Uint8Array(),
  });

  expect([nowhere.status, nowhere.data.error[0].code]).toEqual([404, 'CONTENT_NOT_FOUND.GMP_GATEWAY_API']);
  expect([method.status, method.data.error[0].code]).toEqual([405, 'METHOD_NOT_ALLOWED.GMP_GATEWAY_API']);
  expect(etsy.body).toBe('no such marketplace here');
});

it('says what its token is good for and who the seller is', async () => {
  const { call } = await openSeller();

  const detail = await call('GET', '/v3/token/detail');
  const partner = await call('GET', '/v3/settings/partnerprofile');

  expect(detail.data).toMatchObject({ is_valid: true, scopes: { item: 'full_access' } });
  expect(partner.data.partner.partnerId).toBe('10000000001');
});
