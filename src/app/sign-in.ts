import type { Auth, Consent } from '../core/auth.ts';
import type { Credential } from '../core/ports/marketplace.ts';
import { atEndpoint } from '../transport/index.ts';
import { askForToken } from '../transport/tokens.ts';
import { callbackServer } from './callback-server.ts';
import type { ComposedChannel } from './compose.ts';
import { socketWire } from './connect.ts';
import { type ConsentDesk, consented } from './consent.ts';
import type { Vault } from './vault.ts';
import type { KeptSecrets } from './vault-file.ts';
import type { World } from './world.ts';

/** The person who signs in. */
export interface SignInDesk extends Pick<ConsentDesk, 'open' | 'paste'> {
  /** What a person types for a credential; '' for an optional one that is left out. */
  fill(credential: Credential): Promise<string>;
}

/** Where what was given is kept; undefined where nothing had to be given. */
export type SignedIn = 'keychain' | 'file' | undefined;

/**
 * Asks for the credentials that a channel lacks, has the person consent in a browser where the marketplace wants that, and keeps
 * what was given. With `again`, what is kept is asked for anew. Throws Stop or Unauthorised where it is refused.
 */
export async function signIn(
  composed: ComposedChannel,
  { world, vault, desk, again }: { world: World; vault: Vault; desk: SignInDesk; again: 'yes' | 'no' },
): Promise<SignedIn> {
  const { channel, marketplace } = composed;
  const consenting = Object.values(marketplace.manifest.auth).find(hasConsent);
  const byConsent = consenting?.consent.keeps;
  const given: Record<string, string> = {};
  const known = (name: string): string | undefined => given[name] ?? composed.credentials[name];
  for (const credential of marketplace.manifest.credentials) {
    const { name, optional } = credential;
    const isNeeded =
      !optional || again === 'yes' || (name === consenting?.consent.registered && !known(byConsent ?? ''));
    if (name === byConsent || known(name) || !isNeeded) continue;
    const value = (await desk.fill(credential)).trim();
    if (value !== '') given[name] = value;
  }
  if (consenting && (again === 'yes' || !known(consenting.consent.keeps))) {
    Object.assign(
      given,
      await fromBrowser(consenting, { ...composed.credentials, ...given }, { composed, world, desk }),
    );
  }
  if (Object.keys(given).length === 0) return undefined;
  const fresh: KeptSecrets = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, { value }]));
  return vault.write(channel.id, { ...(await vault.read(channel.id)), ...fresh });
}

async function fromBrowser(
  auth: Auth & { readonly consent: Consent },
  credentials: Readonly<Record<string, string>>,
  { composed, world, desk }: { composed: ComposedChannel; world: World; desk: SignInDesk },
): Promise<Readonly<Record<string, string>>> {
  const { channel, proxy } = composed;
  const wire = world.wire ?? (await socketWire(world.version, proxy));
  const callback = auth.consent.registered === undefined ? await callbackServer() : undefined;
  try {
    return await consented(auth, credentials, {
      desk: { open: desk.open, ...(desk.paste && { paste: desk.paste }), ...(callback && { callback }) },
      token: world.token,
      now: world.clock.now(),
      at: (address) => atEndpoint(address, channel),
      ask: askForToken(wire, channel),
    });
  } finally {
    callback?.close();
  }
}

function hasConsent(auth: Auth): auth is Auth & { readonly consent: Consent } {
  return auth.consent !== undefined;
}
