import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCsv } from './csv-file.ts';
import { type Figure, median } from './figure.ts';

const ROWS = 100_000;
const MANY = 1_000_000;
const ROUNDS = 5;
const CHILD = fileURLToPath(new URL('./read-csv-child.ts', import.meta.url));

interface Measured {
  readonly ms: number;
  /** Megabytes at the most. */
  readonly rss: number;
}

/** A sheet of 100,000 products with 25 columns, read to the end by each in turn, a process a time; and one of a million. */
export async function readCsv(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-csv-'));
  try {
    const [plain, chinese, large] = ['utf-8.csv', 'gb18030.csv', 'large.csv'].map((name) => join(folder, name));
    if (!plain || !chinese || !large) return [];
    writeCsv(plain, ROWS, 'utf-8');
    writeCsv(chinese, ROWS, 'gb18030');
    const cases = { ours: [], gb18030: [], 'csv-parse': [], udsv: [] } satisfies Record<string, Measured[]>;
    const { ours, gb18030, udsv }: Record<keyof typeof cases, Measured[]> = cases;
    const csvParse: Measured[] = cases['csv-parse'];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(measured('ours', plain, ROWS));
      csvParse.push(measured('csv-parse', plain, ROWS));
      udsv.push(measured('udsv', plain, ROWS));
      gb18030.push(measured('ours', chinese, ROWS));
    }
    writeCsv(large, MANY, 'utf-8');
    const many = Array.from({ length: ROUNDS }, () => measured('ours', large, MANY));
    return [...speeds({ ours, gb18030, csvParse, udsv }), ...memory(ours, many)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function speeds(all: Readonly<Record<'ours' | 'gb18030' | 'csvParse' | 'udsv', readonly Measured[]>>): Figure[] {
  const { ours, gb18030, csvParse, udsv } = all;
  return [
    { bench: 'read/csv', ...rate(ours) },
    { bench: 'read/csv-parse', ...rate(csvParse) },
    { bench: 'read/udsv', ...rate(udsv) },
    { bench: 'read/csv-to-csv-parse', ...ratio(csvParse, ours), goal: 4, sense: 'min' },
    { bench: 'read/csv-to-udsv', ...ratio(udsv, ours), goal: 0.6, sense: 'min' },
    { bench: 'read/csv-gb18030-time', ...ratio(gb18030, ours), goal: 1.2, sense: 'max' },
  ];
}

function memory(few: readonly Measured[], many: readonly Measured[]): Figure[] {
  const samples = many.map(({ rss }) => rss);
  const before = median(few.map(({ rss }) => rss));
  return [
    {
      bench: 'read/csv-memory-1m',
      value: median(samples),
      unit: 'MB at the most, a million rows',
      goal: 160,
      sense: 'max',
      samples,
    },
    {
      bench: 'read/csv-memory-growth',
      value: median(samples) / before,
      unit: 'times that of 100,000 rows',
      goal: 1.25,
      sense: 'max',
      samples: samples.map((one) => one / before),
    },
  ];
}

function rate(runs: readonly Measured[]): Pick<Figure, 'value' | 'unit' | 'samples'> {
  const samples = runs.map(({ ms }) => (ROWS / ms) * 1000);
  return { value: median(samples), unit: 'rows/s', samples };
}

/** Of the medians; the samples are the rounds' own. */
function ratio(one: readonly Measured[], other: readonly Measured[]): Pick<Figure, 'value' | 'unit' | 'samples'> {
  return {
    value: median(one.map(({ ms }) => ms)) / median(other.map(({ ms }) => ms)),
    unit: 'ratio',
    samples: one.map(({ ms }, i) => ms / (other[i]?.ms ?? Number.NaN)),
  };
}

function measured(reader: string, path: string, rows: number): Measured {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CHILD, reader, path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${reader} ended with ${status}: ${stderr}`);
  const found: Measured & { readonly rows: number } = JSON.parse(stdout);
  if (found.rows !== rows) throw new Error(`${reader} read ${found.rows} of ${rows} rows`);
  return found;
}
