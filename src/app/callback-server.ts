import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a browser comes back to on this machine. */
export interface Callback {
  readonly address: string;
  /** The address that a browser asked for, query and all. Rejects when the signal is given. */
  came(signal: AbortSignal): Promise<string>;
  close(): void;
}

/** Marketplaces want the address registered beforehand, so it is always the same; another port only where this one is taken. */
const PORT = 17_615;
const PATH = '/listwright';
const DONE = `<!doctype html><meta charset="utf-8"><title>listwright</title><p>You can close this window and go back to listwright.</p><p>可以关闭此窗口，回到 listwright。</p>`;

/** Listens on this machine alone. */
export async function callbackServer(port = PORT): Promise<Callback> {
  let tell: (address: string) => void = () => undefined;
  const came = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', base());
    const isOurs = request.method === 'GET' && address.pathname === PATH;
    response.writeHead(isOurs ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', connection: 'close' });
    response.end(isOurs ? DONE : '');
    if (isOurs) tell(address.href);
  });
  await listening(port).catch(() => listening(0));

  function base(): string {
    const address = server.address() as AddressInfo;
    return `http://127.0.0.1:${address.port}`;
  }

  function listening(wanted: number): Promise<void> {
    return new Promise((done, failed) => {
      server.once('error', failed);
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', failed);
        done();
      });
    });
  }

  return {
    address: `${base()}${PATH}`,
    came: (signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        came.then(resolve, reject);
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
