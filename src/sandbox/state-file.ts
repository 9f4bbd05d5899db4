import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Pictures, StoredPicture } from './pictures.ts';

/** What survives the sandbox: a JSON file, and beside it a folder of pictures. */
export interface StateFile {
  /** By marketplace, as it was when last written. */
  readonly saved: Readonly<Record<string, unknown>>;
  /** Writes soon; changes that come while a write is under way share the next one. */
  changed(state: () => Readonly<Record<string, unknown>>): void;
  /** Resolves when all changes are on disk; rejects when they could not be written. */
  settled(): Promise<void>;
}

interface Kept {
  readonly shops: Readonly<Record<string, unknown>>;
  readonly pictures: readonly Omit<StoredPicture, 'bytes'>[];
}

export async function openStateFile(path: string, pictures: Pictures): Promise<StateFile> {
  const folder = `${path}.pictures`;
  await mkdir(dirname(path), { recursive: true });
  await mkdir(folder, { recursive: true });
  const kept = await read(path);
  const written = new Set<string>();
  for (const picture of kept.pictures) {
    pictures.restore({ ...picture, bytes: await readFile(join(folder, picture.id)) });
    written.add(picture.id);
  }
  let pending: (() => Readonly<Record<string, unknown>>) | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const state = pending;
    pending = undefined;
    if (!state) return;
    const text = JSON.stringify({
      shops: state(),
      pictures: [...pictures.all()].map(({ id, type, width, height }) => ({ id, type, width, height })),
    } satisfies Kept);
    for (const picture of pictures.all()) {
      if (written.has(picture.id)) continue;
      await writeFile(join(folder, picture.id), picture.bytes);
      written.add(picture.id);
    }
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
  }

  return {
    saved: kept.shops,
    changed(state) {
      const isQueued = pending !== undefined;
      pending = state;
      if (isQueued) return;
      writing = writing.then(write);
      writing.catch(() => undefined);
    },
    settled: () => writing,
  };
}

async function read(path: string): Promise<Kept> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return { shops: {}, pictures: [] };
  }
  const kept: Kept = JSON.parse(text);
  return kept;
}
