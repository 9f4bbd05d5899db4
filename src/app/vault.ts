import { join } from 'node:path';
import type { Credentials } from '../core/auth.ts';
import { contentHash } from '../core/fingerprint.ts';
import { variableOf } from './credentials.ts';
import type { Keychain } from './keychain.ts';
import { type KeptSecrets, parseSecrets, readVault, writeVault } from './vault-file.ts';

/** What `login` keeps of the channels: in the system's keychain where there is one that works, else in a file for its owner alone. */
export interface Vault {
  read(channel: string): Promise<KeptSecrets>;
  /** Resolves with where it is, when it cannot be lost any more. Nothing left: it is forgotten. */
  write(channel: string, secrets: KeptSecrets): Promise<'keychain' | 'file'>;
}

/** The vault of a shop's folder. Without a keychain, the file. */
export function openVault(folder: string, keychain: Keychain | undefined): Vault {
  const file = join(folder, '.listwright', 'sign-ins.json');
  return {
    async read(channel) {
      const kept = (await readVault(file))[channel];
      return kept === 'keychain' ? parseSecrets(await keychain?.read(channel)) : (kept ?? {});
    },
    async write(channel, secrets) {
      const { [channel]: before, ...others } = await readVault(file);
      if (Object.keys(secrets).length === 0) {
        if (before === 'keychain') await keychain?.remove(channel);
        await writeVault(file, others);
        return 'file';
      }
      const place = (await keychain?.write(channel, JSON.stringify(secrets))) ? 'keychain' : 'file';
      await writeVault(file, { ...others, [channel]: place === 'keychain' ? place : secrets });
      return place;
    },
  };
}

/** A variable goes before what is kept, unless what is kept took that very value's place. */
export function withKept(channel: string, kept: KeptSecrets, given: Credentials): Credentials {
  const values = Object.entries(kept).flatMap(([name, { value, instead }]) => {
    const own = given[name];
    const isBehind = own === undefined || (instead !== undefined && instead === hashOf(channel, own));
    return isBehind ? [[name, value] as const] : [];
  });
  return { ...given, ...Object.fromEntries(values) };
}

/** Keeps what took the place of a credential that ran out. */
export async function keepInstead(
  vault: Vault,
  channel: string,
  { name, value, given }: { readonly name: string; readonly value: string; readonly given: string | undefined },
): Promise<void> {
  const instead = given === undefined ? {} : { instead: hashOf(channel, given) };
  await vault.write(channel, { ...(await vault.read(channel)), [name]: { value, ...instead } });
}

function hashOf(channel: string, value: string): string {
  return contentHash(`${variableOf(channel, '')}${value}`);
}
