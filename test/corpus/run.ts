import { readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type Difference, differences } from './compare.ts';
import { Engine, type Said } from './engine.ts';
import type { FileRecord, Outcome } from './file-record.ts';
import { table } from './table.ts';

/**
 * `npx node test/corpus/run.ts FOLDER [--oracles sheetjs,exceljs,hucre] [--details FILE]`
 * Reads every spreadsheet of a folder with our readers and with libraries, each in a process with limits, and says which files are
 * read, named for why not, crash or hang; which two libraries read and we do not; and where cells differ.
 */
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { oracles: { type: 'string', default: 'sheetjs,exceljs,hucre' }, details: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write('Name the folder: npx node test/corpus/run.ts FOLDER\n');
  process.exit(2);
}

/** Of each kind of difference in a file. */
const SHOWN_OF_A_KIND = 3;
const SPREADSHEETS = /\.(?:xlsx|xlsm|xltx|xltm|xls|xlt|xlsb|ods|ots|fods|csv|tsv|html?)$/i;
const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && SPREADSHEETS.test(entry.name))
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  .toSorted();

const ours = new Engine('ours', { ms: 20_000, heapMb: 768 });
const oracles = flags.oracles
  .split(',')
  .filter((id) => id !== '')
  .map((id) => new Engine(id, { ms: 15_000, heapMb: 512 }));
const records: FileRecord[] = [];
for (const file of files) {
  records.push(await judged(file));
  if (process.stderr.isTTY || records.length % 100 === 0) process.stderr.write(`${records.length}/${files.length}\r`);
}
for (const engine of [ours, ...oracles]) engine.close();
if (flags.details !== undefined)
  await writeFile(flags.details, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
process.stdout.write(table(records));

async function judged(file: string): Promise<FileRecord> {
  const path = join(folder ?? '', file);
  const own = await ours.read(path);
  const others = new Map<string, Said>();
  for (const oracle of oracles) others.set(oracle.id, await oracle.read(path));
  const all: (Difference & { oracle: string })[] = [];
  for (const [oracle, said] of others) {
    if (own.is !== 'read' || said.is !== 'read') continue;
    for (const one of differences(own.grid, said.grid)) all.push({ ...one, oracle });
  }
  const { shown, count } = counted(all, [...others.values()].filter((said) => said.is === 'read').length);
  return {
    file,
    format: own.is === 'read' ? own.grid.format : 'not read',
    ours: outcomeOf(own),
    oracles: Object.fromEntries([...others].map(([id, said]) => [id, outcomeOf(said)])),
    differences: shown,
    count,
  };
}

function counted(
  all: readonly (Difference & { oracle: string })[],
  readers: number,
): { shown: (Difference & { oracle: string })[]; count: Record<string, number> } {
  const byCell = Map.groupBy(all, ({ sheet, cell }) => `${sheet}\n${cell}`);
  const count: Record<string, number> = {};
  const shown: (Difference & { oracle: string })[] = [];
  for (const [first, ...rest] of byCell.values()) {
    if (!first) continue;
    const kind = `${first.kind} (${rest.length + 1} of ${readers})`;
    count[kind] = (count[kind] ?? 0) + 1;
    if (count[kind] <= SHOWN_OF_A_KIND)
      shown.push({ ...first, kind, oracle: [first, ...rest].map((one) => one.oracle).join('+') });
  }
  return { shown, count };
}

function outcomeOf(said: Said): Outcome {
  if (said.is === 'read')
    return { is: 'read', cells: said.grid.sheets.reduce((sum, { cells }) => sum + cells.size, 0) };
  return said.is === 'hang' ? { is: 'hang' } : { is: said.is, why: said.why };
}
