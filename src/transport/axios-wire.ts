import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { AxiosError, type AxiosRequestConfig } from 'axios';
import type { Json } from '../core/json.ts';
import type { HttpResponse } from '../core/ports/marketplace.ts';
import { encodeBody } from './encode-body.ts';
import type { Attempt, Send } from './index.ts';
import { WireFault } from './wire.ts';

/** Faults that prove that nothing of the request has arrived. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
const TIMEOUT = 120_000;
const MOST_BYTES = 20 * 1024 * 1024;

/** Requests over real sockets, connections kept. Proxies come from the environment unless `proxy` names one. */
export function axiosWire(options: { userAgent: string; proxy?: string }): Send {
  const client = axios.create({
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true }),
    maxRedirects: 0,
    timeout: TIMEOUT,
    maxContentLength: MOST_BYTES,
    maxBodyLength: Number.POSITIVE_INFINITY,
    responseType: 'text',
    transitional: { silentJSONParsing: false, forcedJSONParsing: false },
    transformRequest: [(data) => data],
    transformResponse: [(data) => data],
    validateStatus: () => true,
    headers: { common: { 'User-Agent': options.userAgent, Accept: 'application/json' } },
    ...(options.proxy !== undefined && { proxy: proxyOf(options.proxy) }),
  });
  return async (attempt) => {
    try {
      const { status, headers, data } = await client.request<string>(configOf(attempt));
      const text = typeof data === 'string' ? data : '';
      return { status, headers: plain(headers), text, json: parsed(text) } satisfies HttpResponse;
    } catch (reason) {
      throw faultOf(reason, attempt);
    }
  };
}

function configOf({ request, url, headers }: Attempt): AxiosRequestConfig {
  const body = request.body && encodeBody(request.body);
  return {
    method: request.method,
    url,
    headers: { ...(body && { 'Content-Type': body.type }), ...headers },
    ...(body && { data: Buffer.from(body.bytes.buffer, body.bytes.byteOffset, body.bytes.byteLength) }),
  };
}

function plain(headers: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** Undefined where the text is not JSON. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reduced to what is safe to show: an axios error carries the request's headers. */
function faultOf(reason: unknown, { request, url }: Attempt): unknown {
  if (!(reason instanceof AxiosError)) return reason;
  const { host, pathname } = new URL(url);
  const code = reason.code ?? 'error';
  // TLS towards a server that does not speak it ends before the first byte of ours.
  const isNotSent = NOT_SENT.has(code) || (code === 'EPROTO' && reason.message.includes('wrong version number'));
  return new WireFault(`${request.method} ${host}${pathname}: ${code}`, isNotSent ? 'no' : 'maybe');
}

function proxyOf(address: string): {
  protocol: string;
  host: string;
  port: number;
  auth?: { username: string; password: string };
} {
  const { protocol, hostname, port, username, password } = new URL(address);
  return {
    protocol: protocol.replace(':', ''),
    host: hostname,
    port: Number(port || (protocol === 'https:' ? 443 : 80)),
    ...(username && { auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) } }),
  };
}
