import { expect, it } from 'vitest';
import { codes, grant, openSeller } from './ebay-client.ts';

const seller = await openSeller();
const account = (path: string) => seller.ask('GET', `/sell/account/v1${path}`);

it.each(
  ['EBAY_US', 'EBAY_GB', 'EBAY_DE', 'EBAY_AU', 'EBAY_FR', 'EBAY_IT', 'EBAY_ES', 'EBAY_CA'].flatMap((site) =>
    ['fulfillment', 'payment', 'return'].map((kind) => [kind, site] as const),
  ),
)('has one %s policy on %s, and finds it by id and name', async (kind, site) => {
  const { data } = await account(`/${kind}_policy?marketplace_id=${site}`);
  const [policy] = data[`${kind}Policies`];

  const byId = await account(`/${kind}_policy/${policy[`${kind}PolicyId`]}`);
  const byName = await account(
    `/${kind}_policy/get_by_policy_name?marketplace_id=${site}&name=${encodeURIComponent(policy.name)}`,
  );

  expect(data.total).toBe(1);
  expect(policy.marketplaceId).toBe(site);
  expect([byId.data, byName.data]).toEqual([policy, policy]);
});

it('takes part in business policies', async () => {
  const { data } = await account('/program/get_opted_in_programs');

  expect(data.programs).toContainEqual({ programType: 'SELLING_POLICY_MANAGEMENT' });
});

it.each([
  ['/return_policy', 400, 20401],
  ['/return_policy?marketplace_id=US', 400, 20403],
  ['/return_policy/1', 404, 20404],
])('refuses %s', async (path, status, code) => {
  const answer = await account(path);

  expect([answer.status, ...codes(answer)]).toEqual([status, code]);
});

it('asks for the scope of each API', async () => {
  const scope = 'https://api.ebay.com/oauth/api_scope/sell.inventory.readonly';
  const form = { grant_type: 'refresh_token', refresh_token: seller.credentials.REFRESH_TOKEN ?? '', scope };
  const token = (await grant(seller, form)).data.access_token;

  const reads = await seller.ask('GET', '/sell/inventory/v1/location', { token });
  const writes = await seller.ask('PUT', '/sell/inventory/v1/inventory_item/A', { token, body: {} });
  const elsewhere = await seller.ask('GET', '/sell/account/v1/privilege', { token });

  expect([reads.status, writes.status, elsewhere.status]).toEqual([200, 403, 403]);
});

it('has one location, and takes more', async () => {
  const own = await openSeller();
  const address = { postalCode: '10115', country: 'DE' };

  const made = await own.inventory('POST', '/location/berlin', { location: { address } });
  const twice = await own.inventory('POST', '/location/berlin', { location: { address } });
  const nowhere = await own.inventory('POST', '/location/nowhere', { location: { address: { country: 'DE' } } });
  const off = await own.inventory('POST', '/location/berlin/disable');
  const again = await own.inventory('POST', '/location/berlin/disable');
  const { data } = await own.inventory('GET', '/location');
  const gone = await own.inventory('DELETE', '/location/berlin');
  const none = await own.inventory('GET', '/location/berlin');

  expect([made.status, off.status, gone.status]).toEqual([204, 200, 204]);
  expect([twice.status, ...codes(twice)]).toEqual([409, 25803]);
  expect([codes(nowhere), codes(again)]).toEqual([[25801], [25802]]);
  expect(data.locations).toMatchObject([
    { merchantLocationKey: 'rehearsal-warehouse', merchantLocationStatus: 'ENABLED' },
    { merchantLocationKey: 'berlin', merchantLocationStatus: 'DISABLED', locationTypes: ['WAREHOUSE'] },
  ]);
  expect([none.status, ...codes(none)]).toEqual([404, 25805]);
});

it('owns its own paths and knows which requests change something', async () => {
  const { createRehearsal } = await import('../../../src/sandbox/ebay/index.ts');
  const options = { clock: seller.clock, random: () => 0.5, pictures: seller.sandbox.pictures, quota: 'off' } as const;
  const rehearsal = await createRehearsal(options);
  const writes = (method: string, path: string) =>
    rehearsal.writes({ method, path, headers: {}, body: new Uint8Array() });

  expect(
    ['/sell/x', '/commerce/x', '/oauth2/authorize?a=b', '/ebay-pictures/x', '/identity/v1/oauth2/token'].map(
      rehearsal.owns,
    ),
  ).toEqual(Array(5).fill(true));
  expect(['/wp-json/x', '/oauth2/other', '/'].map(rehearsal.owns)).toEqual([false, false, false]);
  expect([writes('PUT', '/sell/inventory/v1/offer/1'), writes('POST', '/sell/inventory/v1/offer')]).toEqual([
    true,
    true,
  ]);
  expect([
    writes('GET', '/sell/inventory/v1/offer/1'),
    writes('POST', '/sell/inventory/v1/bulk_get_inventory_item'),
    writes('POST', '/identity/v1/oauth2/token'),
  ]).toEqual([false, false, false]);
});
