import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server as SocketServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../src/core/ports/marketplace.ts';
import { axiosWire } from '../../src/transport/axios-wire.ts';
import type { Attempt } from '../../src/transport/index.ts';

const servers: (Server | SocketServer)[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  }
});

async function listening(server: Server | SocketServer): Promise<string> {
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Seen {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Answers everything with what it saw. */
function echo(seen: Seen[]): Server {
  return createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    seen.push({
      line: `${request.method} ${request.url}`,
      headers: request.headers,
      body: Buffer.concat(chunks),
    });
    response.setHeader('X-Seen', 'yes').end('{"ok":true}');
  });
}

function attempt(url: string, more: Partial<HttpRequest> = {}): Attempt {
  return {
    request: { method: 'GET', url, bucket: 'b', harmless: true, ...more },
    url,
    headers: { Authorization: 'secret-header' },
  };
}

const wire = axiosWire({ userAgent: 'listwright/test' });

describe('the wire', () => {
  it('sends bytes, headers and names as they are, and gives the answer as text and JSON', async () => {
    const seen: Seen[] = [];
    const host = await listening(echo(seen));
    const file = new Uint8Array([0, 255, 13, 10, 45, 45]);

    const answer = await wire(
      attempt(`http://${host}/a/%E6%9D%AF?x=1%2B1`, {
        method: 'POST',
        body: { is: 'multipart', parts: [{ name: 'file', filename: '杯.png', type: 'image/png', value: file }] },
      }),
    );

    expect(answer).toMatchObject({ status: 200, json: { ok: true }, headers: { 'x-seen': 'yes' } });
    expect(seen[0]?.line).toBe('POST /a/%E6%9D%AF?x=1%2B1');
    expect(seen[0]?.headers).toMatchObject({ 'user-agent': 'listwright/test', authorization: 'secret-header' });
    const boundary = /boundary=(.+)$/.exec(seen[0]?.headers['content-type'] ?? '')?.[1];
    expect(seen[0]?.body).toEqual(
      Buffer.concat([
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="杯.png"\r\nContent-Type: image/png\r\n\r\n`,
        ),
        file,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
    );
  });

  it('takes every status for an answer, follows no redirect and keeps what is no JSON as text', async () => {
    const host = await listening(
      createServer((request, response) => {
        response.statusCode = Number(request.url?.slice(1));
        response.setHeader('Location', 'http://127.0.0.1:1/').end('<html>');
      }),
    );

    for (const status of [301, 404, 503])
      await expect(wire(attempt(`http://${host}/${status}`))).resolves.toMatchObject({
        status,
        text: '<html>',
        json: undefined,
      });
  });

  it.each(['127.0.0.1', 'localhost'])('knows that nothing arrived where nobody listens at %s', async (host) => {
    await expect(wire(attempt(`http://${host}:1/x`))).rejects.toMatchObject({ sent: 'no' });
  });

  it('knows that nothing arrived where the name does not exist', async () => {
    await expect(wire(attempt('http://no-such-shop.invalid/x'))).rejects.toMatchObject({ sent: 'no' });
  });

  it('knows that nothing arrived where the other side does not speak TLS', async () => {
    const host = await listening(echo([]));

    await expect(wire(attempt(`https://${host}/x`))).rejects.toMatchObject({ sent: 'no' });
  });

  it.each([
    ['is reset before an answer', (socket: { destroy(): void }) => socket.destroy()],
    [
      'breaks off in the middle of an answer',
      (socket: { end(text: string): void }) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'),
    ],
    ['is answered with nonsense', (socket: { end(text: string): void }) => socket.end('hello?\r\n\r\n')],
  ])('does not know what became of a request that %s', async (_, answer) => {
    const host = await listening(createSocketServer((socket) => socket.once('data', () => answer(socket))));

    const fault = await wire(attempt(`http://${host}/path?token=secret-query`)).catch((reason: unknown) => reason);

    expect(fault).toMatchObject({ sent: 'maybe', message: expect.stringContaining('/path') });
    expect(JSON.stringify(fault) + String(fault)).not.toMatch(/secret/);
    expect(Object.keys(fault as object)).toEqual(['sent']);
  });
});

describe('a proxy', () => {
  it('is asked for plain addresses, with its own password', async () => {
    const seen: Seen[] = [];
    const proxy = await listening(echo(seen));
    const proxied = axiosWire({ userAgent: 'test', proxy: `http://user:p%40ss@${proxy}` });

    await expect(proxied(attempt('http://shop.example/v1/x?y=1'))).resolves.toMatchObject({ status: 200 });

    expect(seen[0]?.line).toBe('GET http://shop.example/v1/x?y=1');
    expect(seen[0]?.headers['proxy-authorization']).toBe(`Basic ${Buffer.from('user:p@ss').toString('base64')}`);
  });

  it('tunnels what is encrypted and sees nothing of it', async () => {
    const asked: string[] = [];
    const server = createServer();
    server.on('connect', (request, socket) => {
      asked.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    const proxied = axiosWire({ userAgent: 'test', proxy: `http://${await listening(server)}` });

    await expect(proxied(attempt('https://shop.example/v1/secret-path'))).resolves.toMatchObject({ status: 502 });

    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^CONNECT shop\.example:443 /);
    expect(asked[0]).not.toMatch(/secret/);
  });

  it('that is not there means that nothing was sent', async () => {
    const proxied = axiosWire({ userAgent: 'test', proxy: 'http://127.0.0.1:1' });

    for (const scheme of ['http', 'https'])
      await expect(proxied(attempt(`${scheme}://shop.example/x`))).rejects.toMatchObject({ sent: 'no' });
  });

  it('of the environment is honoured, and NO_PROXY too', async () => {
    const viaProxy: Seen[] = [];
    const direct: Seen[] = [];
    const proxy = await listening(echo(viaProxy));
    const host = await listening(echo(direct));
    const before = { http_proxy: process.env.http_proxy, no_proxy: process.env.no_proxy };
    process.env.http_proxy = `http://${proxy}`;
    process.env.no_proxy = '127.0.0.1';
    try {
      await wire(attempt('http://shop.example/x'));
      await wire(attempt(`http://${host}/y`));
    } finally {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }

    expect(viaProxy.map(({ line }) => line)).toEqual(['GET http://shop.example/x']);
    expect(direct.map(({ line }) => line)).toEqual(['GET /y']);
  });
});
