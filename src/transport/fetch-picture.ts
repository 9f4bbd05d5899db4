import { lookup as resolveName } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import axios, { AxiosError } from 'axios';
import { isPublicAddress } from './public-address.ts';

export interface FetchPictureOptions {
  /** Rehearsals and tests fetch from this machine; nobody else does. */
  readonly allowLoopback: 'yes' | 'no';
  readonly maxBytes: number;
  /** Milliseconds for the whole of it. */
  readonly timeout: number;
}

/** A picture could not be had; the message says why, for people. */
class PictureFault extends Error {
  readonly is: 'too-large' | 'unreachable';
  constructor(message: string, is: PictureFault['is'] = 'unreachable') {
    super(message);
    this.is = is;
  }
}

const REDIRECTS = 3;

/**
 * The bytes at an address that a stranger wrote into a sheet. Only http and https; the name is resolved once, and only a public
 * address is connected to, at every redirect. Throws PictureFault.
 */
export async function fetchPicture(url: string, options: FetchPictureOptions): Promise<Uint8Array> {
  const deadline = AbortSignal.timeout(options.timeout);
  let address = url;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const answer = await fetched(checked(address, options), deadline, options);
    if (answer.is === 'bytes') return answer.bytes;
    address = URL.parse(answer.to, address)?.href ?? '';
  }
  throw new PictureFault(`more than ${REDIRECTS} redirects`);
}

function checked(address: string, { allowLoopback }: FetchPictureOptions): URL {
  const url = URL.parse(address);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw new PictureFault('not an http address');
  if (url.username !== '' || url.password !== '') throw new PictureFault('an address with a password in it');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host, loopbackOf(allowLoopback)))
    throw new PictureFault('an address inside a private network');
  return url;
}

type Answer = { readonly is: 'bytes'; readonly bytes: Uint8Array } | { readonly is: 'moved'; readonly to: string };

async function fetched(
  url: URL,
  signal: AbortSignal,
  { allowLoopback, maxBytes }: FetchPictureOptions,
): Promise<Answer> {
  const lookup = publicLookup(loopbackOf(allowLoopback));
  try {
    const { status, headers, data } = await axios.get<ArrayBuffer>(url.href, {
      responseType: 'arraybuffer',
      maxRedirects: 0,
      maxContentLength: maxBytes,
      signal,
      // A proxy would resolve the name for itself, behind our check.
      proxy: false,
      validateStatus: () => true,
      httpAgent: new HttpAgent({ lookup }),
      httpsAgent: new HttpsAgent({ lookup }),
      headers: { Accept: 'image/*' },
    });
    if (status >= 300 && status < 400 && typeof headers.location === 'string')
      return { is: 'moved', to: headers.location };
    if (status !== 200) throw new PictureFault(`HTTP ${status}`);
    return { is: 'bytes', bytes: new Uint8Array(data) };
  } catch (reason) {
    throw faultOf(reason, { signal, maxBytes });
  }
}

function faultOf(
  reason: unknown,
  { signal, maxBytes }: { readonly signal: AbortSignal; readonly maxBytes: number },
): PictureFault {
  if (reason instanceof PictureFault) return reason;
  if (signal.aborted) return new PictureFault('no answer in time');
  if (!(reason instanceof AxiosError)) return new PictureFault(String(reason));
  if (reason.cause instanceof PictureFault) return reason.cause;
  if (reason.message.includes('maxContentLength'))
    return new PictureFault(`larger than ${maxBytes} bytes`, 'too-large');
  return new PictureFault(reason.code ?? reason.message);
}

/** Hands the socket an address that was checked: what a second look-up would say does not matter. */
function publicLookup(loopback: 'allowed' | 'refused'): LookupFunction {
  return (name, options, done) => {
    resolveName(name, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      const open = addresses.filter(({ address }) => isPublicAddress(address, loopback));
      const [first] = open;
      if (!first || open.length < addresses.length)
        return done(new PictureFault('an address inside a private network'), '');
      return options.all ? done(null, open) : done(null, first.address, first.family);
    });
  };
}

function loopbackOf(allow: 'yes' | 'no'): 'allowed' | 'refused' {
  return allow === 'yes' ? 'allowed' : 'refused';
}
