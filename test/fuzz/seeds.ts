import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file that is read, from which others are made. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const FOLDER = fileURLToPath(new URL('../../fixtures/sheets/', import.meta.url));
const KINDS = /\.(?:xlsx|xls|ods|csv|tsv|html|jsonl?)$/;
/** Beyond this, a case takes so long that there would be few. */
const LARGEST = 60_000;

/** Every sheet of the fixtures that is small, in the order of their names. */
export async function seeds(): Promise<readonly Seed[]> {
  const names = (await readdir(FOLDER)).filter((name) => KINDS.test(name) && name !== 'expected.json').toSorted();
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(FOLDER, name)) })));
  return files.filter(({ bytes }) => bytes.length <= LARGEST && bytes.length > 0);
}
