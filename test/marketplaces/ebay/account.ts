import type { Json } from '../../../src/core/json.ts';
import type { Io } from '../../../src/core/ports/marketplace.ts';
import { replaceTokens } from '../../../src/core/refs.ts';
import type { Action, Batch, Channel, Document, Ready, Refs } from '../../../src/core/words.ts';
import { VirtualClock } from '../../../src/lib/clock.ts';
import { ebay } from '../../../src/marketplaces/ebay/index.ts';
import { axiosWire } from '../../../src/transport/axios-wire.ts';
import { Governor } from '../../../src/transport/governor.ts';
import { createHttp } from '../../../src/transport/index.ts';
import { Tokens } from '../../../src/transport/tokens.ts';
import { channel } from './listings.ts';

/** A seller's account as the adapter meets it: the real road, sign-in and pace, down to the socket. */
export function account(changes: Partial<Channel> = {}): Io {
  const clock = new VirtualClock();
  const of = channel(changes);
  let nonces = 0;
  const nonce = () => `n-${++nonces}`;
  const desks = new Map<string, Tokens>();
  const http = createHttp({
    channel: of,
    marketplace: ebay,
    credentials: { CLIENT_ID: 'id', CLIENT_SECRET: 'secret', REFRESH_TOKEN: 'refresh' },
    clock,
    nonce,
    governor: new Governor({ clock, spend: () => 0, account: 'a' }),
    tokens(auth) {
      const desk = desks.get(auth) ?? new Tokens({ clock, nonce, learn: () => undefined });
      desks.set(auth, desk);
      return desk;
    },
    redact: (text) => text,
    wire: axiosWire({ userAgent: 'listwright/test' }),
  });
  const openAsset = async (id: string) => ({ bytes: Buffer.from(id), type: 'image/jpeg', name: `${id}.jpg` });
  return { channel: of, http, openAsset };
}

/** A change as the engine hands it over: tokens replaced. */
export function ready<Body extends Json>(
  document: Document<string, Body>,
  action: Action,
  options: { refs?: Refs; before?: Json; changed?: readonly string[]; expires?: number } = {},
): Ready<Body> {
  const body = replaceTokens(document.body, {
    ref: (key, name) => (name === 'url' ? `https://i.ebayimg.example/${key.slice(-4)}.jpg` : `id-of-${key}`),
    asset: (id) => `https://pictures.example/${id.slice(28, 32)}.jpg`,
  });
  const { refs = { id: '1' }, before = document.body, changed = [], expires } = options;
  const known = { ...document, fingerprint: 'f', refs, body: before, origins: {}, ...(expires && { expires }) };
  return { document, action, changed, cause: 'file', body, ...(action !== 'create' && { known }) };
}

export function batch<Body extends Json>(changes: readonly Ready<Body>[]): Batch<Body> {
  return { id: 'b', changes };
}
