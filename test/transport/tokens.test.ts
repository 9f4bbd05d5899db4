import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Unauthorised, Unavailable } from '../../src/core/faults.ts';
import { bearer, oauth2 } from '../../src/core/oauth2.ts';
import type { Marketplace } from '../../src/core/ports/marketplace.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { axiosWire } from '../../src/transport/axios-wire.ts';
import { Governor } from '../../src/transport/governor.ts';
import { createHttp } from '../../src/transport/index.ts';
import { redactor } from '../../src/transport/redact.ts';
import { Tokens } from '../../src/transport/tokens.ts';

const VERIFIED = { on: '2026-11-25', at: 'test' };
const service = oauth2({
  token: 'https://sign-in.example/token',
  grant: 'refresh_token',
  client: { id: 'CLIENT_ID', secret: 'CLIENT_SECRET', by: 'basic' },
  scopes: ['sell'],
  sign: bearer,
});

/** A server that gives out tokens and takes the newest alone. */
class SignIn {
  readonly asked: { authorization: string | undefined; form: Record<string, string> }[] = [];
  readonly used: (string | undefined)[] = [];
  given = 0;
  seconds = 3600;
  rotates = false;
  /** Statuses of the next answers to requests for tokens, in place of a token. */
  readonly refusals: number[] = [];
  /** Seconds that a refusal asks to wait. */
  retryAfter: number | undefined;
  /** Tokens that are refused although they are new. */
  readonly revoked = new Set<string>();
  readonly server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      if (request.url === '/token') {
        this.asked.push({
          authorization: request.headers.authorization,
          form: Object.fromEntries(new URLSearchParams(body)),
        });
        const refusal = this.refusals.shift();
        response.statusCode = refusal ?? 200;
        if (refusal !== undefined && this.retryAfter !== undefined)
          response.setHeader('retry-after', String(this.retryAfter));
        this.given += refusal === undefined ? 1 : 0;
        return response.end(
          JSON.stringify(
            refusal === undefined
              ? {
                  access_token: `access-token-${this.given}`,
                  expires_in: this.seconds,
                  ...(this.rotates && { refresh_token: `refresh-token-${this.given}` }),
                }
              : { error: 'invalid_grant', error_description: 'expired' },
          ),
        );
      }
      const token = request.headers.authorization?.replace('Bearer ', '');
      this.used.push(token);
      response.statusCode = token === undefined || this.revoked.has(token) ? 401 : 200;
      return response.end('{}');
    });
  });
}

let there: SignIn;
let clock: VirtualClock;

beforeEach(async () => {
  there = new SignIn();
  clock = new VirtualClock(0, (then) => void setTimeout(then, 5));
  await new Promise<void>((done) => void there.server.listen(0, '127.0.0.1', done));
});
afterEach(() => void there.server.close());

function seller(more: { keep?: (refresh: string) => Promise<void> } = {}) {
  const { port } = there.server.address() as AddressInfo;
  const redact = redactor([]);
  const limits = {
    verified: { text: VERIFIED, pictures: VERIFIED, variants: VERIFIED, rates: VERIFIED },
    text: {},
    required: [],
    pictures: { min: 0, max: 1, minSide: 1, types: [], delivery: [] },
    variants: { max: 1, axes: 1 },
    rates: { all: { shared: 'account' } },
  } as const;
  const marketplace: Marketplace = {
    manifest: {
      port: 1,
      id: 'm',
      title: 'M',
      docs: '',
      sites: [],
      auth: { user: service },
      credentials: [],
      settings: [],
    },
    limits,
    kinds: {},
    render: () => ({ documents: [], findings: [] }),
    errors: {
      explain: ({ message }) => ({ message: { en: message, zh: message } }),
      read: ({ status }) => (status === 401 ? { is: 'unauthorised', message: 'no' } : { is: 'ok' }),
    },
  };
  const desk = new Tokens({ clock, nonce: () => 'n', learn: redact.learn, ...more });
  const http = createHttp({
    channel: {
      id: 'c',
      marketplace: 'm',
      site: 's',
      account: 'a',
      locale: 'de',
      currency: 'EUR',
      endpoint: `http://127.0.0.1:${port}`,
      settings: {},
      delivery: 'none',
      limits,
    },
    marketplace,
    credentials: { CLIENT_ID: 'id', CLIENT_SECRET: 'secret', REFRESH_TOKEN: 'first-refresh' },
    clock,
    nonce: () => 'n',
    governor: new Governor({ clock, spend: () => 0, account: 'a' }),
    tokens: () => desk,
    redact,
    wire: axiosWire({ userAgent: 'test' }),
  });
  const send = () => http.send({ method: 'GET', url: 'https://api.example/things', bucket: 'all', harmless: true });
  return { send, redact };
}

describe('access tokens', () => {
  it('are exchanged once for many requests at once, at the channel’s own endpoint', async () => {
    const { send } = seller();

    await Promise.all([send(), send(), send()]);

    expect(there.asked).toEqual([
      {
        authorization: `Basic ${Buffer.from('id:secret').toString('base64')}`,
        form: { grant_type: 'refresh_token', refresh_token: 'first-refresh', scope: 'sell' },
      },
    ]);
    expect(there.used).toEqual(['access-token-1', 'access-token-1', 'access-token-1']);
  });

  it('are exchanged anew before they run out', async () => {
    const { send } = seller();
    await send();

    clock.advance(3_600_000 - 301_000);
    await send();
    clock.advance(2_000);
    await send();

    expect(there.used).toEqual(['access-token-1', 'access-token-1', 'access-token-2']);
  });

  it('are exchanged anew when one is refused, and the request is sent once more', async () => {
    const { send } = seller();
    await send();
    there.revoked.add('access-token-1');

    await send();

    expect(there.used).toEqual(['access-token-1', 'access-token-1', 'access-token-2']);
  });

  it('are not exchanged for ever where all are refused', async () => {
    const { send } = seller();
    there.revoked.add('access-token-1').add('access-token-2').add('access-token-3');

    await expect(send()).rejects.toBeInstanceOf(Unauthorised);

    expect(there.given).toBe(2);
  });

  it('keep a refresh token that took the place of another, before they are used', async () => {
    const kept: string[] = [];
    there.rotates = true;
    const { send } = seller({
      keep: async (refresh) => {
        expect(there.used).toHaveLength(kept.length);
        kept.push(refresh);
      },
    });

    await send();
    clock.advance(3_600_000);
    await send();

    expect(kept).toEqual(['refresh-token-1', 'refresh-token-2']);
    expect(there.asked.map(({ form }) => form.refresh_token)).toEqual(['first-refresh', 'refresh-token-1']);
  });

  it('are asked for again where the other side is out of order for a moment', async () => {
    const { send } = seller();
    there.refusals.push(503, 429);

    await send();

    expect(there.used).toEqual(['access-token-1']);
  });

  it('are asked for again no sooner than they say', async () => {
    const { send } = seller();
    there.retryAfter = 7;
    there.refusals.push(429);

    await send();

    expect(clock.now()).toBeGreaterThanOrEqual(7000);
    expect(there.used).toEqual(['access-token-1']);
  });

  it('say when nobody gives them out for now, and when the sign-in itself is refused', async () => {
    const { send } = seller();
    there.refusals.push(503, 503, 503, 503, 400);

    await expect(send()).rejects.toBeInstanceOf(Unavailable);
    await expect(send()).rejects.toThrow('invalid_grant: expired');
  });

  it('are never written anywhere', async () => {
    there.rotates = true;
    const { send, redact } = seller();

    await send();

    expect(redact('a access-token-1 b refresh-token-1 c')).toBe('a ••• b ••• c');
  });
});

describe('consent', () => {
  const etsyLike = oauth2({
    token: 'https://sign-in.example/token',
    grant: 'refresh_token',
    client: { id: 'KEYSTRING', by: 'form' },
    sign: bearer,
    consent: { page: 'https://sign-in.example/connect', scopes: ['a_r', 'b_w'], proves: 'challenge' },
  });

  it('opens their page with state and challenge', () => {
    const page = new URL(
      etsyLike.consent?.page(
        { state: 's1', redirect: 'http://127.0.0.1:1/x', challenge: 'ch' },
        { KEYSTRING: 'key' },
      ) ?? '',
    );

    expect(Object.fromEntries(page.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'key',
      redirect_uri: 'http://127.0.0.1:1/x',
      scope: 'a_r b_w',
      state: 's1',
      code_challenge: 'ch',
      code_challenge_method: 'S256',
    });
    expect(page.search).not.toContain('+');
  });

  it('takes the code for tokens with what proves that we asked', () => {
    const request = etsyLike.consent?.request(
      { code: 'c', redirect: 'http://127.0.0.1:1/x', verifier: 'v' },
      { KEYSTRING: 'key' },
      { now: 0, nonce: 'n' },
    );

    expect(request?.form).toEqual({
      grant_type: 'authorization_code',
      code: 'c',
      redirect_uri: 'http://127.0.0.1:1/x',
      code_verifier: 'v',
      client_id: 'key',
    });
    expect(request?.headers).not.toHaveProperty('Authorization');
  });
});
