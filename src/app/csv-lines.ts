import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import { writeWhole } from './write-whole.ts';

const records = z.array(z.record(z.string(), z.string()));

/** The records of a csv that people keep beside their sheet, by their column's name in small letters; none where there is no such file. Throws Stop naming the first line it should have. */
export async function readCsvLines(
  path: string,
  header: readonly string[],
): Promise<readonly Readonly<Record<string, string>>[]> {
  const source = await readFile(path).catch((reason: unknown) => {
    if (reason instanceof Error && 'code' in reason && reason.code === 'ENOENT') return undefined;
    throw reason;
  });
  if (!source) return [];
  try {
    const found = records.parse(
      parse(source, {
        bom: true,
        columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
        relax_column_count: true,
        skip_empty_lines: true,
        cast: unguarded,
      }),
    );
    if (found.length > 0 && !header.every((name) => name in (found[0] ?? {}))) throw new Error('a column is missing');
    return found;
  } catch (reason) {
    throw new Stop(text(`${path} cannot be understood.`, `无法读懂 ${path}。`), {
      hint: text(`Its first line is: ${header.join(',')}`, `第一行应为：${header.join(',')}`),
      cause: reason,
    });
  }
}

/** Writes one whole, with a mark that makes Excel show Chinese. */
export async function writeCsvLines(
  path: string,
  header: readonly string[],
  lines: readonly (readonly string[])[],
): Promise<void> {
  const rows = [header, ...lines].map((line) => line.map(quoted).join(','));
  await writeWhole(path, `\ufeff${rows.join('\r\n')}\r\n`);
}

/** A text that a spreadsheet program would take for a formula is kept from it. */
export function quoted(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Takes off what `quoted` put before a text. */
export function unguarded(value: string): string {
  return /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value;
}
