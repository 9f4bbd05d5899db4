import type { Credentials } from '../core/auth.ts';
import { contentHash } from '../core/fingerprint.ts';
import { type Environment, variableOf } from './credentials.ts';
import { fileVault } from './vault-file.ts';
import { keychainVault } from './vault-keychain.ts';

/** One credential that is kept. `instead`: a hash of the variable's value that it took the place of. */
export interface KeptSecret {
  readonly value: string;
  readonly instead?: string;
}

/** Name → what is kept. */
export type KeptSecrets = Readonly<Record<string, KeptSecret>>;

/** What `login` keeps of a channel. */
export interface Vault {
  read(channel: string): Promise<KeptSecrets>;
  /** Resolves when it cannot be lost any more. Nothing left: the entry is removed. */
  write(channel: string, secrets: KeptSecrets): Promise<void>;
  /** Where it is, for people. */
  readonly place: 'keychain' | 'file';
}

/** The system's keychain where there is one that works, else a file that its owner alone may read. `LISTWRIGHT_VAULT=file` asks for the file. */
export async function openVault(folder: string, environment: Environment): Promise<Vault> {
  const keychain = environment.LISTWRIGHT_VAULT === 'file' ? undefined : await keychainVault(folder);
  return keychain ?? fileVault(folder);
}

/** A variable goes before what is kept, unless what is kept took that very value's place. */
export function withKept(channel: string, kept: KeptSecrets, given: Credentials): Credentials {
  const values = Object.entries(kept).flatMap(([name, { value, instead }]) => {
    const own = given[name];
    return own === undefined || (instead !== undefined && instead === hashOf(channel, own))
      ? [[name, value] as const]
      : [];
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
