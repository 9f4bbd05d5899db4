import nock from 'nock';
import type { Io } from '../../../src/core/ports/marketplace.ts';
import { type Lookup, replaceTokens } from '../../../src/core/refs.ts';
import type { Action, Batch, Channel, Document, Json, Ready, Refs } from '../../../src/core/words.ts';
import { VirtualClock } from '../../../src/lib/clock.ts';
import { etsy } from '../../../src/marketplaces/etsy/index.ts';
import { axiosWire } from '../../../src/transport/axios-wire.ts';
import { Governor } from '../../../src/transport/governor.ts';
import { createHttp } from '../../../src/transport/index.ts';
import { redactor } from '../../../src/transport/redact.ts';
import { Tokens } from '../../../src/transport/tokens.ts';
import { channel } from './listings.ts';

export const ROOT = '/v3/application';
const CREDENTIALS = { KEYSTRING: 'key', SHARED_SECRET: 'hush', REFRESH_TOKEN: '1.refresh' };
const SETTINGS = { shop: '9', shippingProfile: '11', returnPolicy: '12', readinessState: '13', whoMade: 'i_did' };

/** Etsy as a test tells it, on a real line. Tokens are given out for the asking. */
export function etsyAt(options: { channel?: Channel } = {}): { io: Io; etsy: nock.Scope; clock: VirtualClock } {
  nock.disableNetConnect();
  const scope = nock('https://openapi.etsy.com');
  const token = { access_token: '1.access', refresh_token: '1.refresh', token_type: 'Bearer', expires_in: 3600 };
  scope.post('/v3/public/oauth/token').optionally().times(9).reply(200, token);
  const clock = new VirtualClock();
  const at = options.channel ?? channel({ settings: SETTINGS });
  const tokens = new Tokens({ clock, nonce: () => 'n', learn: () => undefined });
  const http = createHttp({
    channel: at,
    marketplace: etsy,
    credentials: CREDENTIALS,
    clock,
    nonce: () => 'n',
    governor: new Governor({ clock, spend: () => 0, account: 'a' }),
    tokens: () => tokens,
    redact: redactor(Object.values(CREDENTIALS)),
    wire: axiosWire({ userAgent: 'listwright/test' }),
  });
  const openAsset = async (id: string) => ({ bytes: new TextEncoder().encode(id), type: 'image/jpeg', name: 'a.jpg' });
  return { io: { channel: at, http, openAsset }, etsy: scope, clock };
}

export function etsyIsForgotten(): void {
  nock.cleanAll();
  nock.enableNetConnect();
}

/** Keeps the body of a request that it sees. */
export function seen() {
  let last: unknown;
  return {
    see(body: unknown): boolean {
      last = body;
      return true;
    },
    body: () => last,
    text: () => String(last),
  };
}

const LOOKUP: Lookup = { ref: (_key, name) => (name === 'id' ? 77 : 88), asset: () => undefined };

/** A change as the engine hands it over, of something that Etsy knows as 77. */
export function ready<Body extends Json>(
  document: Document<string, Body>,
  action: Action,
  options: { before?: Json; refs?: Refs } = {},
): Ready<Body> {
  const known = {
    ...document,
    fingerprint: 'f',
    refs: options.refs ?? { id: 77 },
    body: options.before ?? document.body,
    origins: {},
  };
  return {
    document,
    action,
    changed: [],
    cause: 'file',
    body: replaceTokens(document.body, LOOKUP),
    ...(document.once !== undefined && { once: document.once }),
    ...(action !== 'create' && { known }),
  };
}

/** A batch of one, under listing 5 where it stands under one. */
export function batch<Body extends Json>(change: Ready<Body>): Batch<Body> {
  return { id: 'batch-1', changes: [change], ...(change.document.with !== undefined && { with: { id: 5 } }) };
}
