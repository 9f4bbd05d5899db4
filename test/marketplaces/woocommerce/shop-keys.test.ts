import { describe, expect, it } from 'vitest';
import type { Signature } from '../../../src/core/auth.ts';
import { manifest } from '../../../src/marketplaces/woocommerce/manifest.ts';
import { shopKeys, signatureBase } from '../../../src/marketplaces/woocommerce/shop-keys.ts';

const KEYS = { CONSUMER_KEY: 'ck_key', CONSUMER_SECRET: 'cs_secret' };
const SEED = { now: 1_700_000_000_999, nonce: 'n0nce' };

describe('shop keys', () => {
  it('travel as Basic where TLS protects them', () => {
    const signature = sign('https://shop.example/wp-json/wc/v3/products', KEYS);

    expect(signature).toEqual({ headers: { Authorization: 'Basic Y2tfa2V5OmNzX3NlY3JldA==' } });
  });

  it('never travel over plain http: a signature does', () => {
    const signature = sign('http://shop.example/wp-json/wc/v3/products', KEYS);

    expect(JSON.stringify(signature)).not.toContain('cs_secret');
    expect(signature.headers).toBeUndefined();
  });

  // The expected value was computed with Python's hmac over a base string written by hand from RFC 5849.
  it('sign method, address and every query parameter', () => {
    const signature = sign('http://127.0.0.1:8080/wp-json/wc/v3/products?sku=A%201%2CB(2)&per_page=100', KEYS);

    expect(signature.query).toEqual({
      oauth_consumer_key: 'ck_key',
      oauth_nonce: 'n0nce',
      oauth_signature_method: 'HMAC-SHA256',
      oauth_timestamp: '1700000000',
      oauth_signature: '/PQpIgvnoPmR8MRv8d6NFi8zLo6t75csdZGXex/xcBM=',
    });
  });

  it('make the base string of the example in RFC 5849, 3.4.1.1', () => {
    const url = new URL('http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b');
    const rest = [
      ['oauth_consumer_key', '9djdj82h48djs9d2'],
      ['oauth_token', 'kkk9d7dh3k39sjv7'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131201'],
      ['oauth_nonce', '7d8f3e4a'],
      ['c2', ''],
      ['a3', '2 q'],
    ] as const;

    expect(signatureBase('post', url, rest)).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26' +
        'oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26' +
        'oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    );
  });

  it('leave uploads to the WordPress application password', () => {
    const { wordpress } = manifest.auth;
    const credentials = { WP_USER: 'anna', WP_APP_PASSWORD: 'abcd efgh' };

    const signature = wordpress?.sign({ method: 'POST', url: 'https://shop.example/' }, credentials, SEED);

    expect(signature).toEqual({ headers: { Authorization: `Basic ${btoa('anna:abcd efgh')}` } });
  });
});

function sign(url: string, keys: typeof KEYS): Signature {
  return shopKeys.sign({ method: 'GET', url }, keys, SEED);
}
