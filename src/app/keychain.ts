import { contentHash } from '../core/fingerprint.ts';

/** The system's own keychain: Windows credentials, macOS keychain, a secret service. Each answers undefined or false where it does not work. */
export interface Keychain {
  read(channel: string): Promise<string | undefined>;
  /** True when it holds the secret now: it was read back. */
  write(channel: string, secret: string): Promise<boolean>;
  remove(channel: string): Promise<void>;
}

const SERVICE = 'listwright';

export function systemKeychain(folder: string): Keychain {
  const entryOf = async (channel: string) => {
    const { AsyncEntry } = await import('@napi-rs/keyring');
    return new AsyncEntry(SERVICE, `${contentHash(folder).slice(0, 16)}/${channel}`);
  };
  const read = async (channel: string): Promise<string | undefined> => {
    try {
      return (await (await entryOf(channel)).getPassword()) ?? undefined;
    } catch {
      return undefined;
    }
  };
  return {
    read,
    async write(channel, secret) {
      try {
        await (await entryOf(channel)).setPassword(secret);
      } catch {
        return false;
      }
      return (await read(channel)) === secret;
    },
    async remove(channel) {
      try {
        await (await entryOf(channel)).deletePassword();
      } catch {
        // There is nothing to remove where there is no keychain.
      }
    },
  };
}
