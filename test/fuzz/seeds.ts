import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file that is read, from which others are made. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const FOLDER = fileURLToPath(new URL('../../fixtures/sheets/', import.meta.url));
const KINDS = /\.(?:xls[xmb]?|f?ods|csv|tsv|html?|jsonl?)$/;
/** Beyond this, a case takes so long that there would be few. */
const LARGEST = 60_000;

/** Every sheet of a folder that is small, in the order of their names; the fixtures unless told. */
export async function seeds(folder: string = FOLDER): Promise<readonly Seed[]> {
  const names = (await readdir(folder)).filter((name) => KINDS.test(name) && name !== 'expected.json').toSorted();
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
  return files.filter(({ bytes }) => bytes.length <= LARGEST && bytes.length > 0);
}
