import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { FAULT_PROFILES, type FaultProfile } from './faults.ts';
import type { SandboxResponse } from './rehearsal.ts';
import { ConnectionCut, type Sandbox } from './sandbox.ts';

export interface SandboxServer {
  readonly url: string;
  close(): Promise<void>;
}

/** No marketplace takes more in one request than Shopify's 20 MB picture and its form. */
const MAX_BODY = 32 * 1024 * 1024;

/** Puts a sandbox on a port of 127.0.0.1; 0 takes a free one. Everything under `/_/`, and `/`, is ours; the rest is theirs. */
export async function serveSandbox(sandbox: Sandbox, { port }: { port: number }): Promise<SandboxServer> {
  const server = createServer((request, response) => {
    respond(sandbox, request, response).catch((error: unknown) => {
      if (error instanceof ConnectionCut || response.headersSent) return void request.socket.destroy();
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(error instanceof Error ? error.message : 'failed');
    });
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      await sandbox.saved();
    },
  };
}

async function respond(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const path = request.url ?? '/';
  const method = request.method ?? 'GET';
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  const own = path === '/' || path.startsWith('/?') || path.startsWith('/_/');
  const answer = own
    ? await ours(sandbox, { method, url: new URL(path, 'http://sandbox'), headers, body })
    : await sandbox.handle({ method, path, headers, body });
  response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) });
  response.end(answer.body);
}

interface Own {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

async function ours(sandbox: Sandbox, { method, url, headers, body }: Own): Promise<SandboxResponse> {
  const [, , what, id] = url.pathname.split('/');
  if (what === 'listings') {
    return json(sandbox.listings(url.searchParams.get('marketplace') ?? undefined));
  }
  if (what === 'log') return json(sandbox.log);
  if (what === 'faults' && method === 'POST') return setFaults(sandbox, Buffer.from(body).toString('utf8'));
  if (what === 'faults') return json(FAULT_PROFILES);
  if (what === 'pictures') {
    const picture = sandbox.pictures.find(id ?? '');
    if (!picture) return json({ error: 'no such picture' }, 404);
    return {
      status: 200,
      headers: { 'content-type': picture.type, 'x-content-type-options': 'nosniff' },
      body: picture.bytes,
    };
  }
  if (url.pathname !== '/') return json({ error: 'no such page' }, 404);
  const { sandboxPage } = await import('./page.ts');
  return sandboxPage(sandbox, { lang: url.searchParams.get('lang') ?? headers['accept-language'] ?? '' });
}

/** `{"profile": "chaos"}`, or `{"faults": [...]}` with faults of one's own. */
function setFaults(sandbox: Sandbox, text: string): SandboxResponse {
  let asked: { profile?: string; faults?: FaultProfile };
  try {
    asked = JSON.parse(text);
  } catch {
    return json({ error: 'send JSON' }, 400);
  }
  const profile = asked.faults ?? FAULT_PROFILES[asked.profile ?? ''];
  if (!Array.isArray(profile))
    return json({ error: `profile is one of ${Object.keys(FAULT_PROFILES).join(', ')}` }, 400);
  sandbox.setFaults(profile);
  return json({ faults: profile });
}

function json(value: unknown, status = 200): SandboxResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.byteLength;
    if (size > MAX_BODY) throw new Error('body too large');
    parts.push(bytes);
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}
