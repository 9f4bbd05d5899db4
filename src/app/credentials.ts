import type { Credentials } from '../core/auth.ts';
import { Stop } from '../core/faults.ts';
import type { Credential, Marketplace } from '../core/ports/marketplace.ts';
import { text } from '../core/text.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The variable that holds a credential of a channel: `LISTWRIGHT_WOO_DE_CONSUMER_KEY`. */
export function variableOf(channel: string, credential: string): string {
  return `LISTWRIGHT_${channel.toUpperCase().replaceAll('-', '_')}_${credential}`;
}

/** What the environment holds for a channel; what is not set is left out. */
export function credentialsOf(channel: string, marketplace: Marketplace, environment: Environment): Credentials {
  const found: Record<string, string> = {};
  for (const { name } of marketplace.manifest.credentials) {
    const value = environment[variableOf(channel, name)];
    if (value) found[name] = value;
  }
  return found;
}

/** What sign-in fails without. */
export function missingCredentials(marketplace: Marketplace, credentials: Credentials): readonly Credential[] {
  return marketplace.manifest.credentials.filter(({ name, optional }) => !optional && !credentials[name]);
}

/** Throws Stop (exit 6) naming every variable that is missing. */
export function demandCredentials(channel: string, marketplace: Marketplace, credentials: Credentials): void {
  const missing = missingCredentials(marketplace, credentials);
  if (missing.length === 0) return;
  const variables = missing.map(({ name }) => variableOf(channel, name)).join(', ');
  throw new Stop(
    text(
      `Channel ${channel} has no credentials: ${variables} is not set.`,
      `渠道 ${channel} 缺少凭据：未设置 ${variables}。`,
    ),
    {
      hint: text(
        missing.map(({ name, help }) => `${name}: ${help.en}`).join('\n'),
        missing.map(({ name, help }) => `${name}：${help.zh}`).join('\n'),
      ),
      exit: 6,
    },
  );
}
