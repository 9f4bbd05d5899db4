import { rename, writeFile } from 'node:fs/promises';

/** Writes a file so that nobody ever sees half of it. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  await writeFile(draft, content);
  await rename(draft, path);
}
