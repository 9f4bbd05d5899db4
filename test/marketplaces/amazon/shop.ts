import nock from 'nock';
import type { Json } from '../../../src/core/json.ts';
import type { Io } from '../../../src/core/ports/marketplace.ts';
import { type Lookup, replaceTokens } from '../../../src/core/refs.ts';
import type { Action, Channel, Document, Known, Ready, Refs } from '../../../src/core/words.ts';
import { VirtualClock } from '../../../src/lib/clock.ts';
import { amazon } from '../../../src/marketplaces/amazon/index.ts';
import { axiosWire } from '../../../src/transport/axios-wire.ts';
import { Governor } from '../../../src/transport/governor.ts';
import { createHttp } from '../../../src/transport/index.ts';
import { Tokens } from '../../../src/transport/tokens.ts';
import { channel } from './listings.ts';

export const API = 'https://sellingpartnerapi-eu.amazon.com';
export const ITEMS = '/listings/2021-08-01/items/A1SELLER';
export const FEEDS = '/feeds/2021-06-30';

/** The real road to Amazon; what stands at its end is up to nock. The clock of its waits is virtual. */
export function road(changes: Partial<Channel> = {}): { readonly io: Io; readonly clock: VirtualClock } {
  const own = channel(changes);
  const clock = new VirtualClock();
  const nonce = () => 'n';
  const tokens = new Tokens({ clock, nonce, learn: () => undefined });
  const http = createHttp({
    channel: own,
    marketplace: amazon,
    credentials: { CLIENT_ID: 'client', CLIENT_SECRET: 'secret', REFRESH_TOKEN: 'Atzr|refresh' },
    clock,
    nonce,
    governor: new Governor({ clock, spend: () => 0, account: 'a' }),
    tokens: () => tokens,
    redact: (text) => text,
    wire: axiosWire({ userAgent: 'test' }),
  });
  return {
    clock,
    io: { channel: own, http, openAsset: () => Promise.reject(new Error('no picture is asked for')) },
  };
}

/** Whoever asks for a token gets one, as often as it likes. */
export function signIn(): void {
  nock('https://api.amazon.com')
    .persist()
    .post('/auth/o2/token', (form) => form.grant_type === 'refresh_token' && form.client_secret === 'secret')
    .reply(200, { access_token: 'Atza|access', token_type: 'bearer', expires_in: 3600, refresh_token: 'Atzr|refresh' });
}

/** The items of the seller, at Amazon. */
export function items() {
  return nock(API, { reqheaders: { 'x-amz-access-token': 'Atza|access' } });
}

export function submitted(status: string, issues: Json = []): nock.Body {
  return { sku: 'MUG-1', status, submissionId: 'f1dc2914', issues } as nock.Body;
}

const LOOKUP: Lookup = { ref: () => undefined, asset: (id) => `https://pictures.example/${id.slice(28, 32)}.jpg` };

/** A change as the engine hands it over: tokens replaced. */
export function ready<Body extends Json>(
  document: Document<string, Body>,
  action: Action,
  options: { refs?: Refs; before?: Json; changed?: readonly string[] } = {},
): Ready<Body> {
  const { key, kind, after, skus } = document;
  const body = options.before ?? document.body;
  const known: Known = { key, kind, fingerprint: 'f', refs: options.refs ?? {}, skus, after, body, origins: {} };
  return {
    document,
    action,
    changed: options.changed ?? [],
    cause: 'file',
    body: replaceTokens(document.body, LOOKUP),
    ...(action !== 'create' && { known }),
  };
}
