import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileReading, newReading } from '../../src/core/ports/reader.ts';
import type { Finding, Row } from '../../src/core/words.ts';
import { readers } from '../../src/readers/index.ts';
import { openSource, readerFor } from '../../src/readers/source.ts';

export interface ReadBack {
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
  readonly reading: FileReading;
}

/** Writes the bytes to a file that is gone afterwards, and reads it with whatever reader takes it. */
export async function rowsOf(content: string | Uint8Array, options: { encoding?: string } = {}): Promise<ReadBack> {
  return withFile(content, async (path) => {
    const source = await openSource(path, { name: 'sheet', ...options });
    const reader = readerFor(source, readers);
    const reading = newReading(reader.id);
    const findings: Finding[] = [];
    const rows: Row[] = [];
    for await (const row of reader.read(source, reading, (finding) => findings.push(finding))) rows.push(row);
    return { rows, findings, reading };
  });
}

export async function withFile<T>(content: string | Uint8Array, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'listwright-'));
  try {
    const path = join(folder, 'sheet');
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
