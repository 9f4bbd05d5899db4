import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';

const secret = z.object({ value: z.string(), instead: z.string().exactOptional() });
const secrets = z.record(z.string(), secret);
const contents = z.record(z.string(), z.union([z.literal('keychain'), secrets]));

/** Name → the credential that is kept; `instead`: a hash of the variable's value that it took the place of. */
export type KeptSecrets = Readonly<z.infer<typeof secrets>>;
/** Channel → what is kept of it, or that the keychain keeps it. */
export type VaultContents = Readonly<z.infer<typeof contents>>;

/** Throws Stop where the file is damaged; none holds nothing. */
export async function readVault(file: string): Promise<VaultContents> {
  try {
    return contents.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === 'ENOENT') return {};
    throw new Stop(text(`${file} cannot be read.`, `无法读取 ${file}。`), {
      hint: text(
        'Delete it and sign in anew: listwright login CHANNEL',
        '请删除该文件并重新登录：listwright login 渠道',
      ),
      cause: reason,
    });
  }
}

/** What the keychain holds; nothing where it is no longer what we wrote. */
export function parseSecrets(held: string | undefined): KeptSecrets {
  try {
    return secrets.parse(JSON.parse(held ?? ''));
  } catch {
    return {};
  }
}

/** On the disk before it counts, and for its owner alone: a refresh token that is lost locks the shop out. */
export async function writeVault(file: string, next: VaultContents): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  await rm(fresh, { force: true });
  const handle = await open(fresh, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(next));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
}
