import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import type { KeptSecrets, Vault } from './vault.ts';

const contents = z.record(
  z.string(),
  z.record(z.string(), z.object({ value: z.string(), instead: z.string().exactOptional() })),
);

/** `.listwright/sign-ins.json`, readable by its owner alone. */
export function fileVault(folder: string): Vault {
  const file = join(folder, '.listwright', 'sign-ins.json');
  return {
    place: 'file',
    read: async (channel) => (await all(file))[channel] ?? {},
    async write(channel, secrets) {
      const { [channel]: _, ...others } = await all(file);
      const next = Object.keys(secrets).length === 0 ? others : { ...others, [channel]: secrets };
      await replace(file, JSON.stringify(next));
    },
  };
}

async function all(file: string): Promise<Readonly<Record<string, KeptSecrets>>> {
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

/** On the disk before it counts: a refresh token that is lost locks the shop out. */
async function replace(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  await rm(fresh, { force: true });
  const handle = await open(fresh, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
}
