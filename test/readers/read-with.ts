import { newReading } from '../../src/core/ports/reader.ts';
import type { Finding, Row } from '../../src/core/words.ts';
import { formats } from '../../src/readers/formats.ts';
import { openSource, readerFor } from '../../src/readers/source.ts';
import { type ReadBack, withFile } from './rows-of.ts';

/** Reads in this process what `rowsOf` reads in one of its own: for tests that read thousands of files. */
export async function readHere(
  content: string | Uint8Array,
  options: { encoding?: string } = {},
): Promise<ReadBack & { readonly reader: string }> {
  return withFile(content, async (path) => {
    const source = await openSource(path, { name: 'sheet', ...options });
    const reader = readerFor(source, formats);
    const reading = newReading(reader.id);
    const findings: Finding[] = [];
    const rows: Row[] = [];
    for await (const row of reader.read(source, reading, (finding) => findings.push(finding))) rows.push(row);
    return { rows, findings, reading, reader: reader.id };
  });
}

/** Rows as a grid without blank cells at the end, and without blank rows at the end; rows that are not given are blank. */
export function gridOf(rows: readonly Row[]): string[][] {
  const grid: string[][] = [];
  for (const { row, values } of rows) grid[row - 1] = [...values];
  return trimmed(Array.from(grid, (row) => row ?? []));
}

export function trimmed(grid: readonly (readonly string[])[]): string[][] {
  const rows = grid.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}
