import { z } from 'zod';
import { contentHash } from '../core/fingerprint.ts';
import type { KeptSecrets, Vault } from './vault.ts';

const contents = z.record(z.string(), z.object({ value: z.string(), instead: z.string().exactOptional() }));
const SERVICE = 'listwright';

/** The system's own keychain: Windows credentials, macOS keychain, a secret service. Undefined: there is none that answers. */
export async function keychainVault(folder: string): Promise<Vault | undefined> {
  try {
    const { AsyncEntry } = await import('@napi-rs/keyring');
    const entryOf = (channel: string) => new AsyncEntry(SERVICE, `${contentHash(folder).slice(0, 16)}/${channel}`);
    await entryOf('').getPassword();
    return {
      place: 'keychain',
      read: async (channel) => read(await entryOf(channel).getPassword()),
      async write(channel, secrets) {
        if (Object.keys(secrets).length === 0) await entryOf(channel).deletePassword();
        else await entryOf(channel).setPassword(JSON.stringify(secrets));
      },
    };
  } catch {
    return undefined;
  }
}

function read(text: string | undefined | null): KeptSecrets {
  if (!text) return {};
  try {
    return contents.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
