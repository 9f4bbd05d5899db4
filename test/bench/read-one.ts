import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { newReading } from '../../src/core/ports/reader.ts';
import { formats } from '../../src/readers/formats.ts';
import { readers } from '../../src/readers/index.ts';
import { openSource, readerFor } from '../../src/readers/source.ts';

/**
 * One reader over one file, in a process of its own: `node read-one.ts WHO FILE`. Prints rows, pictures, milliseconds since the process
 * began, the peak memory of this process and its children in kB, and how many values hold U+FFFD.
 */
const [who = '', path = ''] = process.argv.slice(2);
const seen = { rows: 0, pictures: 0, broken: 0 };
const children = new Map<string, number>();
const watch = setInterval(watchChildren, 10);

const CASES: Readonly<Record<string, () => Promise<void>>> = {
  bare: async () => undefined,
  ours: () => read(readers),
  'ours-one-process': () => read(formats),
  async exceljs() {
    // CommonJS; its types do not know of the streaming reader's rows.
    const ExcelJS: typeof import('exceljs') = createRequire(import.meta.url)('exceljs');
    const workbook = new ExcelJS.stream.xlsx.WorkbookReader(path, {
      sharedStrings: 'cache',
      hyperlinks: 'ignore',
      styles: 'cache',
      worksheets: 'emit',
    });
    for await (const sheet of workbook) {
      for await (const row of sheet) look(Array.isArray(row.values) ? row.values : []);
    }
  },
  async 'read-excel-file'() {
    const { default: readXlsxFile } = await import('read-excel-file/node');
    const [sheet] = await readXlsxFile(path);
    for (const row of sheet?.data ?? []) look(row);
  },
  async hucre() {
    const { streamXlsxRows } = await import('hucre');
    for await (const row of streamXlsxRows(readFileSync(path))) look(row.values);
  },
  async inflate() {
    const yauzl = await import('yauzl');
    const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
    for await (const entry of zip.eachEntry()) {
      for await (const piece of await zip.openReadStreamPromise(entry)) seen.rows += piece.length > 0 ? 1 : 0;
    }
    zip.close();
  },
};

await CASES[who]?.();
const ms = performance.now();
watchChildren();
clearInterval(watch);
const kB = peakOf('self') + [...children.values()].reduce((sum, peak) => sum + peak, 0);
process.stdout.write(`${JSON.stringify({ ...seen, ms, kB, processes: 1 + children.size })}\n`);

async function read(from: typeof readers): Promise<void> {
  const source = await openSource(path);
  for await (const row of readerFor(source, from).read(source, newReading(''), () => undefined)) {
    look(row.values);
    seen.pictures += row.pictures?.length ?? 0;
  }
}

function look(values: readonly unknown[]): void {
  seen.rows++;
  for (const value of values) if (typeof value === 'string' && value.includes('\uFFFD')) seen.broken++;
}

/** Linux keeps the peak of each living process. */
function watchChildren(): void {
  for (const task of readdirSync('/proc/self/task')) {
    for (const pid of readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ')) {
      if (pid === '') continue;
      try {
        children.set(pid, Math.max(children.get(pid) ?? 0, peakOf(pid)));
      } catch {
        // It has ended since; what was seen last stands.
      }
    }
  }
}

/** Of its own memory alone: what `getrusage` tells is handed down from the process that started it. */
function peakOf(pid: string): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
}
