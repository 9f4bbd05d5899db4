import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { afterEach, describe, expect, it } from 'vitest';
import { apiKey } from '../../src/core/auth.ts';
import { Ambiguous, Rejected, Unauthorised, Unavailable } from '../../src/core/faults.ts';
import type { HttpRequest, Limits, Marketplace } from '../../src/core/ports/marketplace.ts';
import type { Channel } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { axiosWire } from '../../src/transport/axios-wire.ts';
import { encodeBody } from '../../src/transport/encode-body.ts';
import { Governor } from '../../src/transport/governor.ts';
import { createHttp, type TransportOptions } from '../../src/transport/index.ts';
import type { Recorder } from '../../src/transport/record.ts';
import { redactor } from '../../src/transport/redact.ts';
import { Tokens } from '../../src/transport/tokens.ts';

const SECRET = 'very-secret-key-123';
const VERIFIED = { on: '2026-11-22', at: 'test' };
const limits: Limits = {
  verified: { text: VERIFIED, pictures: VERIFIED, variants: VERIFIED, rates: VERIFIED },
  text: {},
  required: [],
  pictures: { min: 0, max: 1, minSide: 1, types: ['jpeg'], delivery: [] },
  variants: { max: 1, axes: 1 },
  rates: { all: { perSecond: 10, burst: 10, shared: 'account' }, scarce: { perDay: 2, shared: 'account' } },
};
const marketplace: Marketplace = {
  manifest: {
    port: 1,
    id: 'm',
    title: 'M',
    docs: '',
    sites: [],
    auth: { key: apiKey(['KEY'], ({ KEY = '' }) => ({ 'X-Key': KEY })) },
    credentials: [],
    settings: [],
  },
  limits,
  kinds: {},
  render: () => ({ documents: [], findings: [] }),
  errors: {
    explain: ({ message }) => ({ message: { en: message, zh: message } }),
    read: ({ status, headers, text }) =>
      status === 429
        ? { is: 'throttled', ...(headers['retry-after'] && { wait: Number(headers['retry-after']) * 1000 }) }
        : status === 401
          ? { is: 'unauthorised', message: text }
          : status >= 500
            ? { is: 'outage', message: `HTTP ${status}` }
            : status >= 400
              ? { is: 'rejected', problems: [{ code: 'bad', message: text }] }
              : { is: 'ok' },
  },
};

function transport(
  endpoint: string,
  more: Pick<TransportOptions, 'recorder' | 'signal'> = {},
): {
  clock: VirtualClock;
  send: (request: Partial<HttpRequest>) => Promise<unknown>;
} {
  const channel: Channel = {
    id: 'c',
    marketplace: 'm',
    site: 's',
    account: 'a',
    locale: 'de',
    currency: 'EUR',
    endpoint,
    settings: {},
    delivery: 'none',
    limits,
  };
  const clock = new VirtualClock(0, (then) => void setTimeout(then, 5));
  let spent = 0;
  const governor = new Governor({ clock, spend: (_bucket, _day, n) => (spent += n), account: 'a' });
  const http = createHttp({
    channel,
    marketplace,
    credentials: { KEY: SECRET },
    clock,
    nonce: () => 'n',
    governor,
    tokens: () => new Tokens({ clock, nonce: () => 'n', learn: () => undefined }),
    redact: redactor([SECRET]),
    wire: axiosWire({ userAgent: 'test' }),
    ...more,
  });
  return {
    clock,
    send: (request) =>
      http.send({ method: 'GET', url: 'https://api.m.test/v1/things?a=1', bucket: 'all', harmless: true, ...request }),
  };
}

const HOST = 'http://shop.test:8080';
afterEach(() => nock.cleanAll());

describe('a request', () => {
  it('goes to the channel’s endpoint with path and query kept, signed', async () => {
    const scope = nock(HOST, { reqheaders: { 'x-key': SECRET } })
      .get('/v1/things?a=1')
      .reply(200, { ok: true });

    await expect(transport(HOST).send({})).resolves.toMatchObject({ status: 200, json: { ok: true } });
    expect(scope.isDone()).toBe(true);
  });

  it('goes unsigned and untouched to an address that they handed out', async () => {
    const scope = nock('https://upload.elsewhere.test', { badheaders: ['x-key'] })
      .put('/x')
      .reply(200, '');

    await transport(HOST).send({
      method: 'PUT',
      url: 'https://upload.elsewhere.test/x',
      auth: 'none',
      body: { is: 'bytes', bytes: new Uint8Array([1]), type: 'image/png' },
    });
    expect(scope.isDone()).toBe(true);
  });

  it('that is throttled waits as long as it is told to and is sent again, if it is harmless', async () => {
    nock(HOST).get('/v1/things?a=1').reply(429, '', { 'Retry-After': '7' }).get('/v1/things?a=1').reply(200, {});
    const { clock, send } = transport(HOST);

    await send({});
    expect(clock.monotonic()).toBeGreaterThanOrEqual(7000);
  });

  it('that makes something and is throttled is not sent again: it may have been applied', async () => {
    nock(HOST).post('/v1/things?a=1').reply(429, '');

    await expect(transport(HOST).send({ method: 'POST', harmless: false })).rejects.toThrow(Ambiguous);
  });

  it.each([
    [true, Unavailable],
    [false, Ambiguous],
  ] as const)('that meets an outage (harmless: %s)', async (harmless, fault) => {
    nock(HOST).get('/v1/things?a=1').times(9).reply(503, '');

    await expect(transport(HOST).send({ harmless })).rejects.toThrow(fault);
  });

  it('that never left is not taken for one that may have arrived', async () => {
    await expect(transport('http://127.0.0.1:1').send({ harmless: false })).rejects.toThrow(Unavailable);
  });

  it('whose answer is cut off may have arrived', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 10);
    });
    const address = await listening(server);

    await expect(transport(address).send({ harmless: false })).rejects.toThrow(Ambiguous);
    server.close();
  });

  it('says what was refused, and never a secret', async () => {
    nock(HOST).get('/v1/things?a=1').reply(400, `bad thing near ${SECRET}`);
    nock(HOST)
      .get('/v1/things?a=2')
      .reply(401, `key ${Buffer.from(SECRET).toString('base64')} is wrong`);

    await expect(transport(HOST).send({})).rejects.toMatchObject({ problems: [{ message: 'bad thing near •••' }] });
    await expect(transport(HOST).send({})).rejects.toThrow();
    const refused = await transport(HOST)
      .send({ url: 'https://api.m.test/v1/things?a=2' })
      .catch((reason: unknown) => reason);
    expect(refused).toBeInstanceOf(Unauthorised);
    expect(String(refused)).not.toContain(Buffer.from(SECRET).toString('base64'));
    expect(new Rejected([])).toBeInstanceOf(Error);
  });

  it('stops at the day’s quota', async () => {
    nock(HOST).get('/v1/things?a=1').times(3).reply(200, {});
    const { send } = transport(HOST);

    await send({ bucket: 'scarce' });
    await send({ bucket: 'scarce' });
    await expect(send({ bucket: 'scarce' })).rejects.toThrow(/quota of 2/);
  });
});

describe('persistence', () => {
  it('asks a place that is out of order five times, ever more slowly, and no more', async () => {
    let asked = 0;
    nock(HOST)
      .get('/v1/things?a=1')
      .times(99)
      .reply(() => [503, String(++asked)]);
    const { clock, send } = transport(HOST);

    await expect(send({})).rejects.toThrow(Unavailable);

    expect(asked).toBe(5);
    expect(clock.monotonic()).toBeGreaterThanOrEqual(500 + 1000 + 2000 + 4000);
  });

  it('is calm with a place that keeps asking to slow down, and gives up in the end', async () => {
    nock(HOST).get('/v1/things?a=1').times(99).reply(429, '');

    await expect(transport(HOST).send({})).rejects.toThrow(/keeps asking to slow down/);
  });

  it('ends when the run is called off, and what waited for its turn was not sent', async () => {
    const controller = new AbortController();
    const scope = nock(HOST).get('/v1/things?a=1').times(20).reply(200, {});
    const { send } = transport(HOST, { signal: controller.signal });
    const waiting = Array.from({ length: 12 }, () => send({ harmless: false }));

    controller.abort(new Error('enough'));
    const ends = await Promise.allSettled(waiting);

    const reasons = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.every((reason) => reason instanceof Unavailable)).toBe(true);
    expect(scope.isDone()).toBe(false);
  });
});

describe('a recording', () => {
  it('holds every attempt with its answer, and was never shown a signature', async () => {
    nock(HOST).get('/v1/things?a=1').reply(503, 'sorry').get('/v1/things?a=1').reply(200, { ok: true });
    const written: string[] = [];
    const recorder: Recorder = { write: (...entry) => void written.push(JSON.stringify(entry)) };

    await transport(HOST, { recorder }).send({});

    expect(written).toHaveLength(2);
    expect(written[0]).toContain('sorry');
    expect(written.join()).toContain('/v1/things?a=1');
    expect(written.join()).not.toContain(SECRET);
  });

  it('holds what broke on the way too', async () => {
    const written: unknown[] = [];
    const recorder: Recorder = { write: (_, answer) => void written.push(answer) };

    await expect(transport('http://127.0.0.1:1', { recorder }).send({})).rejects.toThrow(Unavailable);

    expect(written).toHaveLength(5);
    expect(written[0]).toMatchObject({ sent: 'no' });
  });
});

describe('a body', () => {
  it('of many parts keeps their order and every byte', () => {
    const { bytes, type } = encodeBody({
      is: 'multipart',
      parts: [
        { name: 'a', value: '1' },
        { name: 'file', value: new Uint8Array([0, 255, 13, 10]), filename: 'x"y.png', type: 'image/png' },
      ],
    });

    const text = Buffer.from(bytes).toString('latin1');
    const boundary = /boundary=(.+)$/.exec(type)?.[1];
    expect(text).toBe(
      `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="x%22y.png"\r\nContent-Type: image/png\r\n\r\n\u0000\u00ff\r\n\r\n--${boundary}--\r\n`,
    );
  });
});

async function listening(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
