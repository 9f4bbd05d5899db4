import { Unauthorised } from '../core/faults.ts';
import type { Attempt, Send, TransportOptions } from './index.ts';

/** Signs each attempt with the credentials of the channel. Throws Unauthorised naming what is missing. */
export function authorise(
  wire: Send,
  options: Pick<TransportOptions, 'channel' | 'marketplace' | 'credentials' | 'clock' | 'nonce'>,
): Send {
  return (attempt) => wire(signedAttempt(attempt, options));
}

function signedAttempt(
  attempt: Attempt,
  { channel, marketplace, credentials, clock, nonce }: Parameters<typeof authorise>[1],
): Attempt {
  const { request } = attempt;
  if (request.auth === 'none') return attempt;
  const name = request.auth ?? Object.keys(marketplace.manifest.auth)[0] ?? '';
  const auth = marketplace.manifest.auth[name];
  if (!auth) throw new Error(`${marketplace.manifest.id}: no sign-in is called ${name}`);
  const missing = auth.credentials.find((credential) => !credentials[credential]);
  if (missing) throw new Unauthorised(`${channel.id}: ${missing}`);
  const signature = auth.sign(
    { method: request.method, url: attempt.url, ...(request.body?.is === 'form' && { form: request.body.form }) },
    credentials,
    { now: clock.now(), nonce: nonce() },
  );
  return {
    ...attempt,
    url: withQuery(attempt.url, signature.query),
    headers: { ...attempt.headers, ...signature.headers },
  };
}

function withQuery(url: string, query: Readonly<Record<string, string>> | undefined): string {
  if (!query) return url;
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}
