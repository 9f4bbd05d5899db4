import { gunzipSync } from 'node:zlib';
import type { HttpResponse } from '../../src/core/ports/marketplace.ts';
import type { Json } from '../../src/core/words.ts';
import { ConnectionCut, type Sandbox } from '../../src/sandbox/index.ts';
import { encodeBody } from '../../src/transport/encode-body.ts';
import type { Attempt } from '../../src/transport/index.ts';
import { WireFault } from '../../src/transport/wire.ts';

/** What the rehearsal answers to an attempt, as it would come off a line. Throws WireFault where the line is cut. */
export async function answered(
  sandbox: Sandbox,
  { request, url: address, headers }: Attempt,
  heard: (text: string) => string,
): Promise<HttpResponse> {
  const url = new URL(address);
  const encoded = request.body && encodeBody(request.body);
  try {
    const {
      status,
      body,
      headers: theirs,
    } = await sandbox.handle({
      method: request.method,
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, ...(encoded && { 'content-type': encoded.type }), ...lowered(headers) },
      body: encoded?.bytes ?? new Uint8Array(),
    });
    const told = lowered(theirs);
    const bytes = Buffer.from(body);
    // As the line itself does.
    const text = heard((told['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8'));
    return { status, headers: told, text, json: parsed(text) };
  } catch (reason) {
    // Nobody can tell from this end whether it was cut before or behind the work.
    throw reason instanceof ConnectionCut ? new WireFault('the line went dead', 'maybe') : reason;
  }
}

function lowered(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
