import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, median } from './figure.ts';
import { writeWorkbook } from './workbook-file.ts';

const ROWS = 100_000;
const ROUNDS = 5;
const PICTURES = 200;
const PICTURE_BYTES = 300_000;
const READ_ONE = fileURLToPath(new URL('./read-one.ts', import.meta.url));

interface Run {
  readonly rows: number;
  readonly pictures: number;
  readonly broken: number;
  readonly ms: number;
  readonly kB: number;
  readonly processes: number;
}

/** Workbooks end to end, whole processes in turn: texts in a table of their own, texts in cells, and 200 pictures. */
export async function readXlsx(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-bench-'));
  try {
    return [...texts(folder, 'shared'), ...texts(folder, 'inline'), ...pictures(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function texts(folder: string, kind: 'shared' | 'inline'): Figure[] {
  const path = join(folder, `${kind}.xlsx`);
  writeWorkbook(path, { rows: ROWS, texts: kind });
  const runs = inTurn(['ours', 'exceljs', 'read-excel-file', 'hucre'], path);
  const of = (who: string): readonly Run[] => runs.get(who) ?? [];
  for (const run of of('ours'))
    if (run.rows !== ROWS + 1 || run.broken > 0) throw new Error('rows or characters were lost');
  const fastest = ['read-excel-file', 'hucre'].reduce((a, b) => (middle(of(a)) < middle(of(b)) ? a : b));
  const figures: Figure[] = [
    ratio(`read/xlsx-${kind}-exceljs`, of('exceljs'), of('ours'), { goal: 2.5, sense: 'min' }),
    ratio(`read/xlsx-${kind}-fastest (${fastest})`, of(fastest), of('ours'), { goal: 1.3, sense: 'min' }),
  ];
  if (kind === 'inline') return figures;
  const bare = bareMemory();
  const above = (run: Run): number => run.kB - run.processes * bare;
  const samples = of('ours').map((run, i) => above(run) / above(of('exceljs')[i] ?? run));
  return [
    ...figures,
    { bench: 'read/xlsx-shared-memory', value: median(samples), unit: 'ratio', goal: 0.6, sense: 'max', samples },
  ];
}

/** Found and bound against inflated and dropped. */
function pictures(folder: string): Figure[] {
  const path = join(folder, 'pictures.xlsx');
  writeWorkbook(path, { rows: PICTURES, texts: 'shared', pictures: Array.from({ length: PICTURES }, noise) });
  const runs = inTurn(['ours', 'ours-one-process', 'inflate', 'bare'], path);
  const of = (who: string): readonly Run[] => runs.get(who) ?? [];
  for (const run of of('ours')) if (run.pictures !== PICTURES) throw new Error('pictures were lost');
  const began = middle(of('bare'));
  const worked = (who: string): readonly number[] => of(who).map((run) => run.ms - began);
  return [
    ratio('read/xlsx-pictures', of('ours'), of('inflate'), { goal: 1.5, sense: 'max' }),
    {
      bench: 'read/xlsx-pictures-one-process',
      value: median(worked('ours-one-process')) / median(worked('inflate')),
      unit: 'ratio',
      sense: 'max',
      goal: 1.5,
      samples: worked('ours-one-process').map((ms, i) => ms / (worked('inflate')[i] ?? ms)),
    },
  ];
}

/** Bytes that nothing can pack, like those of a photograph. */
function noise(_: unknown, seed: number): Uint8Array {
  const bytes = new Uint8Array(PICTURE_BYTES);
  let state = seed + 1;
  for (let i = 0; i < bytes.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = state >>> 24;
  }
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
}

/** Once each beforehand, then one after the other, so that a slow minute is slow for all. */
function inTurn(names: readonly string[], path: string): ReadonlyMap<string, readonly Run[]> {
  const runs = new Map(names.map((name) => [name, [] as Run[]]));
  for (const name of names) run(name, path);
  for (let round = 0; round < ROUNDS; round++) for (const name of names) runs.get(name)?.push(run(name, path));
  return runs;
}

function run(name: string, path: string): Run {
  const { stdout, status } = spawnSync(process.execPath, [READ_ONE, name, path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} failed on ${path}`);
  return JSON.parse(stdout);
}

function bareMemory(): number {
  const script = "process.stdout.write(/VmHWM:\\s+(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1])";
  return Number(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout);
}

function middle(runs: readonly Run[]): number {
  return median(runs.map((run) => run.ms));
}

function ratio(
  bench: string,
  over: readonly Run[],
  under: readonly Run[],
  { goal, sense }: Required<Pick<Figure, 'goal' | 'sense'>>,
): Figure {
  const samples = over.map((run, i) => run.ms / (under[i]?.ms ?? run.ms));
  return { bench, value: middle(over) / middle(under), unit: 'ratio', goal, sense, samples };
}
