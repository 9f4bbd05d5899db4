import { Stop } from '../../src/core/faults.ts';
import type { Grid } from './grid.ts';

/** What a reading process says of a file. */
export type Verdict =
  | { readonly is: 'read'; readonly grid: Grid }
  /** The reader says why not. */
  | { readonly is: 'named'; readonly why: string }
  | { readonly is: 'crash'; readonly why: string };

const ENGINES: Readonly<Record<string, () => Promise<(path: string) => Promise<Grid>>>> = {
  ours: async () => (await import('./ours.ts')).readOurs,
  sheetjs: async () => (await import('./sheetjs.ts')).readSheetJs,
  exceljs: async () => (await import('./exceljs.ts')).readExcelJs,
  hucre: async () => (await import('./hucre.ts')).readHucre,
};

const open = ENGINES[process.argv[2] ?? ''];
if (!open) throw new Error(`no engine ${process.argv[2]}`);
const read = await open();

process.on('message', (path: string) => void answer(path));
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function answer(path: string): Promise<void> {
  const verdict: Verdict = await read(path).then(
    (grid) => ({ is: 'read', grid }),
    (cause: unknown) =>
      cause instanceof Stop
        ? { is: 'named', why: cause.text.en }
        : { is: 'crash', why: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) },
  );
  process.send?.(verdict);
}
