import { createHash } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';

/** A picture that a marketplace has taken in. */
export interface StoredPicture {
  /** Of its bytes: equal pictures share one. */
  readonly id: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** `is` says why there is no picture: the address was refused, nothing usable came, or it is no picture. */
type Taken =
  | { readonly is: 'picture'; readonly picture: StoredPicture; readonly contentType: string }
  | { readonly is: 'refused' | 'failed' | 'not-a-picture' | 'too-large'; readonly why: string };

/** The only way a rehearsal marketplace sees a picture: fetched for real, decoded for real. */
export interface Pictures {
  fetch(address: string): Promise<Taken>;
  decode(bytes: Uint8Array): Promise<Taken>;
  find(id: string): StoredPicture | undefined;
  all(): Iterable<StoredPicture>;
  /** Takes back what an earlier life had stored. */
  restore(picture: StoredPicture): void;
}

/** 20 MB: Shopify's limit for an image, and more than any shop's upload limit. */
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const TIMEOUT_MS = 10_000;

export function createPictures(options: { loopback: 'allowed' | 'refused' }): Pictures {
  const stored = new Map<string, StoredPicture>();
  return {
    async fetch(address) {
      const got = await download(address, { loopback: options.loopback, redirects: MAX_REDIRECTS });
      if (got.is !== 'bytes') return got;
      const taken = await decode(got.bytes, stored);
      return taken.is === 'picture' ? { ...taken, contentType: got.contentType } : taken;
    },
    decode: (bytes) => decode(bytes, stored),
    find: (id) => stored.get(id),
    all: () => stored.values(),
    restore: (picture) => void stored.set(picture.id, picture),
  };
}

async function decode(bytes: Uint8Array, stored: Map<string, StoredPicture>): Promise<Taken> {
  if (bytes.byteLength > MAX_BYTES) return { is: 'too-large', why: `${bytes.byteLength} bytes` };
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const known = stored.get(id);
  if (known) return { is: 'picture', picture: known, contentType: known.type };
  const { default: sharp } = await import('sharp');
  try {
    const { format, width, height } = await sharp(bytes).metadata();
    // A header alone proves nothing: the pixels must come out too.
    await sharp(bytes, { failOn: 'truncated' }).resize(8, 8, { fit: 'fill' }).raw().toBuffer();
    const picture = { id, type: format === 'svg' ? 'image/svg+xml' : `image/${format}`, width, height, bytes };
    stored.set(id, picture);
    return { is: 'picture', picture, contentType: picture.type };
  } catch (error) {
    return { is: 'not-a-picture', why: error instanceof Error ? error.message : 'cannot be decoded' };
  }
}

type Downloaded = Exclude<Taken, { is: 'picture' }> | { is: 'bytes'; bytes: Uint8Array; contentType: string };

async function download(
  address: string,
  options: { loopback: 'allowed' | 'refused'; redirects: number },
): Promise<Downloaded> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return { is: 'refused', why: 'A valid URL was not provided.' };
  const host = await resolve(url.hostname);
  if (!host) return { is: 'failed', why: `Could not resolve host: ${url.hostname}` };
  if (isInner(host) && !(isLoopback(host) && options.loopback === 'allowed'))
    return { is: 'refused', why: 'A valid URL was not provided.' };
  const got = await get(url, host);
  if (got.is !== 'redirect') return got;
  if (options.redirects === 0) return { is: 'failed', why: 'Too many redirects.' };
  return download(new URL(got.to, url).href, { ...options, redirects: options.redirects - 1 });
}

/** Connects to the very address that was judged, so that a name cannot change its mind in between. */
function get(url: URL, host: string): Promise<Downloaded | { is: 'redirect'; to: string }> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done) => {
    const failed = (why: string) => done({ is: 'failed', why });
    const asked = request(
      {
        host,
        servername: url.hostname,
        port: url.port || (url.protocol === 'https:' ? 443 : 80),
        path: url.pathname + url.search,
        headers: { host: url.host, accept: 'image/*', 'user-agent': 'listwright-sandbox' },
        timeout: TIMEOUT_MS,
        agent: false,
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        if (status >= 300 && status < 400 && answer.headers.location) {
          answer.resume();
          return done({ is: 'redirect', to: answer.headers.location });
        }
        if (status !== 200) {
          answer.resume();
          return failed(`HTTP ${status}`);
        }
        const parts: Buffer[] = [];
        let size = 0;
        answer.on('data', (part: Buffer) => {
          size += part.byteLength;
          if (size <= MAX_BYTES) return void parts.push(part);
          asked.destroy();
          done({ is: 'too-large', why: `more than ${MAX_BYTES} bytes` });
        });
        answer.on('end', () =>
          done({ is: 'bytes', bytes: Buffer.concat(parts), contentType: answer.headers['content-type'] ?? '' }),
        );
        answer.on('error', (error) => failed(error.message));
      },
    );
    asked.on('timeout', () => asked.destroy(new Error(`Operation timed out after ${TIMEOUT_MS} milliseconds`)));
    asked.on('error', (error) => failed(error.message));
    asked.end();
  });
}

async function resolve(hostname: string): Promise<string | undefined> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare)) return bare;
  try {
    return (await lookup(bare)).address;
  } catch {
    return undefined;
  }
}

function isLoopback(ip: string): boolean {
  return ip === '::1' || /^(::ffff:)?127\./.test(ip);
}

function isInner(ip: string): boolean {
  return (
    isLoopback(ip) ||
    /^(::ffff:)?(0|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(ip) ||
    ip === '::' ||
    /^(fc|fd|fe80)/i.test(ip)
  );
}
