import {
  ACCESS_TOKEN,
  type Auth,
  type Credentials,
  type Exchange,
  type Token,
  type TokenRequest,
} from '../core/auth.ts';
import { Unauthorised, Unavailable } from '../core/faults.ts';
import { isRecord } from '../core/json.ts';
import type { HttpResponse } from '../core/ports/marketplace.ts';
import type { Channel } from '../core/words.ts';
import type { Clock } from '../lib/clock.ts';
import { atEndpoint, type Send } from './index.ts';
import { WireFault } from './wire.ts';

export interface TokensOptions {
  readonly clock: Clock;
  /** Text that was never used before. */
  readonly nonce: () => string;
  /** Told of every token before it is used, so that none is ever written anywhere. */
  readonly learn: (secret: string) => void;
  /** Keeps a refresh token that took the place of another one; resolves when it cannot be lost any more. */
  readonly keep?: (refresh: string) => Promise<void>;
}

/** Puts a token's request on the line. Throws WireFault. */
export type AskForToken = (request: TokenRequest) => Promise<HttpResponse>;

/** Asks at the channel's own endpoint, over the same wire as everything else. */
export function askForToken(wire: Send, channel: Pick<Channel, 'id' | 'endpoint'>): AskForToken {
  return ({ url, headers, form }) =>
    wire({
      request: { method: 'POST', url, headers, body: { is: 'form', form }, bucket: '', harmless: true, auth: 'none' },
      url: atEndpoint(url, channel),
      headers,
    });
}

/** A token is exchanged anew when this much of its life is left, in milliseconds, or a fifth of it where that is less. */
const AHEAD = 300_000;
const TRIES = 4;
const FIRST_REST = 500;
const LONGEST_REST = 60_000;

/**
 * The access tokens of one sign-in: exchanged when the first is needed, again ahead of time, and when one was refused; one
 * exchange at a time, whoever asks meanwhile waits for it.
 */
export class Tokens {
  readonly #options: TokensOptions;
  #now: { readonly access: string; readonly until: number } | undefined;
  #refresh: string | undefined;
  #underWay: Promise<string> | undefined;

  constructor(options: TokensOptions) {
    this.#options = options;
  }

  /** The credentials with a token in force among them. Throws Unauthorised where none is given, Unavailable where nobody answers. */
  async signedIn(auth: Auth, credentials: Credentials, ask: AskForToken): Promise<Credentials> {
    const { exchange } = auth;
    if (!exchange) return credentials;
    if (this.#now && this.#options.clock.now() < this.#now.until)
      return { ...credentials, [ACCESS_TOKEN]: this.#now.access };
    this.#underWay ??= this.#exchanged(exchange, credentials, ask).finally(() => {
      this.#underWay = undefined;
    });
    return { ...credentials, [ACCESS_TOKEN]: await this.#underWay };
  }

  /** It was refused: the next request exchanges anew. Another one that is in force already stays. */
  refused(access: string | undefined): void {
    if (this.#now?.access === access) this.#now = undefined;
  }

  async #exchanged(exchange: Exchange, credentials: Credentials, ask: AskForToken): Promise<string> {
    const { clock, nonce, learn, keep } = this.#options;
    const own = this.#refresh === undefined ? credentials : { ...credentials, REFRESH_TOKEN: this.#refresh };
    const request = exchange.request(own, { now: clock.now(), nonce: nonce() });
    const response = await this.#answered(request, ask);
    const token = response.status < 400 ? exchange.read(response.json) : undefined;
    if (!token) throw new Unauthorised(tokenRefusal(response));
    learn(token.access);
    if (token.refresh !== undefined && token.refresh !== own.REFRESH_TOKEN) {
      learn(token.refresh);
      await keep?.(token.refresh);
      this.#refresh = token.refresh;
    }
    this.#now = { access: token.access, until: clock.now() + lifeOf(token) };
    return token.access;
  }

  async #answered(request: TokenRequest, ask: AskForToken): Promise<HttpResponse> {
    const { clock } = this.#options;
    for (let tries = 1; ; tries++) {
      let rest = FIRST_REST * 2 ** (tries - 1);
      try {
        const response = await ask(request);
        if (response.status < 500 && response.status !== 429) return response;
        rest = Math.max(rest, told(response));
        if (tries === TRIES) throw new Unavailable(`no token is given out for now: HTTP ${response.status}`);
      } catch (reason) {
        if (!(reason instanceof WireFault)) throw reason;
        if (tries === TRIES) throw new Unavailable(reason.message);
      }
      await clock.sleep(rest);
    }
  }
}

/** How long they say to wait, in milliseconds; a minute at most. */
function told({ headers }: HttpResponse): number {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, LONGEST_REST) : 0;
}

function lifeOf({ seconds }: Token): number {
  const life = seconds * 1000;
  return life - Math.min(AHEAD, life / 5);
}

/** Why no token was given (RFC 6749, 5.2): `error` and perhaps `error_description`. */
export function tokenRefusal({ status, json }: HttpResponse): string {
  const said = isRecord(json) ? [json.error, json.error_description].filter((part) => typeof part === 'string') : [];
  return said.length > 0 ? said.join(': ') : `no token was given: HTTP ${status}`;
}
