import { ACCESS_TOKEN } from '../core/auth.ts';
import { Unauthorised } from '../core/faults.ts';
import type { Attempt, Send, TransportOptions } from './index.ts';
import { askForToken } from './tokens.ts';

type Options = Pick<TransportOptions, 'channel' | 'marketplace' | 'credentials' | 'clock' | 'nonce' | 'tokens'>;

/**
 * Signs each attempt with the credentials of the channel. Where access tokens run out, one that is refused is exchanged anew
 * and the request sent once more. Throws Unauthorised naming what is missing, Unavailable where no token is to be had for now.
 */
export function authorise(wire: Send, options: Options): Send {
  return async (attempt) => {
    if (attempt.request.auth === 'none') return wire(attempt);
    const first = await signed(attempt, { ...options, wire });
    const response = await wire(first.attempt);
    if (first.token === undefined || options.marketplace.errors.read(response).is !== 'unauthorised') return response;
    first.refused();
    return wire((await signed(attempt, { ...options, wire })).attempt);
  };
}

async function signed(
  attempt: Attempt,
  { channel, marketplace, credentials, clock, nonce, tokens, wire }: Options & { wire: Send },
): Promise<{ readonly attempt: Attempt; readonly token: string | undefined; readonly refused: () => void }> {
  const { request } = attempt;
  const name = request.auth ?? Object.keys(marketplace.manifest.auth)[0] ?? '';
  const auth = marketplace.manifest.auth[name];
  if (!auth) throw new Error(`${marketplace.manifest.id}: no sign-in is called ${name}`);
  const missing = auth.credentials.find((credential) => !credentials[credential]);
  if (missing) throw new Unauthorised(`${channel.id}: ${missing}`);
  const desk = tokens(name);
  const withToken = await desk.signedIn(auth, credentials, askForToken(wire, channel));
  const signature = auth.sign(
    { method: request.method, url: attempt.url, ...(request.body?.is === 'form' && { form: request.body.form }) },
    withToken,
    { now: clock.now(), nonce: nonce() },
  );
  const token = auth.exchange && withToken[ACCESS_TOKEN];
  return {
    attempt: {
      ...attempt,
      url: withQuery(attempt.url, signature.query),
      headers: { ...attempt.headers, ...signature.headers },
    },
    token,
    refused: () => desk.refused(token),
  };
}

function withQuery(url: string, query: Readonly<Record<string, string>> | undefined): string {
  if (!query) return url;
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}
