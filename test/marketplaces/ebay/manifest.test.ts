import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/marketplaces/ebay/limits.ts';
import { manifest } from '../../../src/marketplaces/ebay/manifest.ts';
import { languageOf, siteElsewhere } from '../../../src/marketplaces/ebay/sites.ts';
import { listing, variant } from './listings.ts';

const CREDENTIALS = { CLIENT_ID: 'app', CLIENT_SECRET: 'cert', RU_NAME: 'Some_RuName', REFRESH_TOKEN: 'v^1.1#r' };
const SEED = { now: 0, nonce: 'n' };

describe('signing in', () => {
  it('exchanges the seller’s refresh token with the program’s own name in Basic', () => {
    const request = manifest.auth.seller?.exchange?.request(CREDENTIALS, SEED);

    expect(request?.url).toBe('https://api.ebay.com/identity/v1/oauth2/token');
    expect(request?.headers.Authorization).toBe(`Basic ${btoa('app:cert')}`);
    expect(request?.form).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'v^1.1#r' });
    expect(request?.form.scope?.split(' ')).toContain('https://api.ebay.com/oauth/api_scope/sell.inventory');
  });

  it('sends the browser to the RuName, which is a name and no address', () => {
    const consent = manifest.auth.seller?.consent;
    const page = new URL(consent?.page({ state: 's', redirect: 'Some_RuName', challenge: 'c' }, CREDENTIALS) ?? '');

    expect(consent?.registered).toBe('RU_NAME');
    expect(page.host).toBe('auth.ebay.com');
    expect(page.searchParams.get('redirect_uri')).toBe('Some_RuName');
    expect(page.searchParams.get('code_challenge')).toBeNull();
  });

  it('reads categories in the program’s name', () => {
    const form = manifest.auth.application?.exchange?.request(CREDENTIALS, SEED).form;

    expect(form).toEqual({ grant_type: 'client_credentials', scope: 'https://api.ebay.com/oauth/api_scope' });
  });
});

describe('a site', () => {
  it('is written in its own language, or in its other one where the channel says so', () => {
    expect(languageOf({ site: 'EBAY_DE', locale: 'en-GB' })).toBe('de-DE');
    expect(languageOf({ site: 'EBAY_CA', locale: 'fr-CA' })).toBe('fr-CA');
    expect(languageOf({ site: 'EBAY_CA', locale: 'fr-FR' })).toBe('en-CA');
  });

  it('of the Union demands maker and responsible person, and no other does', () => {
    const demanding = manifest.sites.filter(({ demands }) => demands).map(({ id }) => id.slice(5));

    expect(demanding).toEqual(['AT', 'BE', 'DE', 'ES', 'FR', 'IE', 'IT', 'NL', 'PL']);
  });

  it('for cars is called otherwise elsewhere', () => {
    expect(siteElsewhere({ site: 'EBAY_MOTORS' })).toBe('EBAY_MOTORS_US');
  });
});

describe('a SKU', () => {
  it.each([
    ['A026-3_XL.b', undefined],
    ['A 026', 'A 026'],
    ['杯-1', '杯-1'],
    ['A/1', 'A/1'],
  ])('%s is refused as %s', (sku, found) => {
    expect(limits.rejects?.map((one) => one.find(listing({ variants: [variant({ sku })] })))).toEqual([found]);
  });
});
