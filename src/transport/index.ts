/**
 * The only road to marketplaces: `persist(pace(record(authorise(wire))))`, each with the same one-method type.
 * Every retry is paced again; every attempt is recorded and gets a fresh signature; what is recorded has never
 * seen a credential.
 */
import type { Credentials } from '../core/auth.ts';
import { Stop } from '../core/faults.ts';
import type { Http, HttpRequest, HttpResponse, Marketplace } from '../core/ports/marketplace.ts';
import { text } from '../core/text.ts';
import type { Channel } from '../core/words.ts';
import type { Clock } from '../lib/clock.ts';
import { authorise } from './authorise.ts';
import type { Governor } from './governor.ts';
import { pace } from './pace.ts';
import { persist } from './persist.ts';
import { type Recorder, record } from './record.ts';
import type { Redact } from './redact.ts';
import type { Tokens } from './tokens.ts';

/** One attempt on its way: what the adapter asked for, and where it will really go. */
export interface Attempt {
  readonly request: HttpRequest;
  /** With the channel's endpoint in it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends waiting for a turn; the wire does not heed it. */
  readonly signal?: AbortSignal;
}

/** The type that every layer has and wraps. */
export type Send = (attempt: Attempt) => Promise<HttpResponse>;

export interface TransportOptions {
  readonly channel: Channel;
  readonly marketplace: Marketplace;
  readonly credentials: Credentials;
  readonly clock: Clock;
  /** Text that was never used before, for signatures. */
  readonly nonce: () => string;
  readonly governor: Governor;
  /** The access tokens of a sign-in, by its name; channels of one account share them. */
  readonly tokens: (auth: string) => Tokens;
  readonly redact: Redact;
  /** Puts bytes on the line: axios, or a sandbox in the same process. */
  readonly wire: Send;
  readonly recorder?: Recorder;
  /** Ends waiting; what is on the line is finished. */
  readonly signal?: AbortSignal;
}

/** An adapter's `io.http` for one channel. */
export function createHttp(options: TransportOptions): Http {
  const { channel, marketplace, recorder, signal } = options;
  const signedWire = authorise(options.wire, options);
  const recorded = recorder ? record(signedWire, recorder) : signedWire;
  const send = persist(pace(recorded, options), options);
  return {
    send(request) {
      if (!(request.bucket in marketplace.limits.rates)) {
        throw new Error(`${marketplace.manifest.id}: no rate is declared for the bucket ${request.bucket}`);
      }
      return send({
        request,
        url: request.auth === 'none' ? request.url : atEndpoint(request.url, channel),
        headers: request.headers ?? {},
        ...(signal && { signal }),
      });
    },
  };
}

/** The address with the channel's scheme, host and port in place of the adapter's. Throws Stop for an endpoint that is no address. */
export function atEndpoint(url: string, channel: Pick<Channel, 'id' | 'endpoint'>): string {
  if (channel.endpoint === undefined) return url;
  const from = new URL(url);
  const to = endpointOf(channel);
  return `${to.protocol}//${to.host}${from.pathname}${from.search}`;
}

function endpointOf(channel: Pick<Channel, 'id' | 'endpoint'>): URL {
  try {
    return new URL(channel.endpoint ?? '');
  } catch {
    throw new Stop(
      text(
        `The endpoint of channel ${channel.id} is no address: ${channel.endpoint}`,
        `渠道 ${channel.id} 的 endpoint 不是有效网址：${channel.endpoint}`,
      ),
      {
        hint: text(
          'Write it as https://shop.example in listwright.yaml.',
          '请在 listwright.yaml 中写成 https://shop.example 的形式。',
        ),
      },
    );
  }
}
