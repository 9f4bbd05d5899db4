import { newReading } from '../../src/core/ports/reader.ts';
import type { Report, Row } from '../../src/core/words.ts';
import { formats } from '../../src/readers/formats.ts';
import { openSource, readerFor } from '../../src/readers/source.ts';
import { addressOf, type Grid, type GridCell, heldText, MOST_CELLS } from './grid.ts';

/** The rows as listwright's own readers give them. Throws Stop for a file that it names a reason not to read. */
export async function readOurs(path: string): Promise<Grid> {
  const source = await openSource(path, { name: 'file' });
  const reader = readerFor(source, formats);
  const reading = newReading(reader.id);
  const findings: Record<string, number> = {};
  const sheets = new Map<string, Map<string, GridCell>>();
  let count = 0;
  const report: Report = ({ id }) => {
    findings[id] = (findings[id] ?? 0) + 1;
  };
  for await (const row of reader.read(source, reading, report)) {
    const name = row.sheet ?? '';
    const cells = sheets.get(name) ?? new Map<string, GridCell>();
    sheets.set(name, cells);
    if (count < MOST_CELLS) count += take(row, cells);
  }
  for (const sheet of reading.sheets) if (!sheets.has(sheet.name)) sheets.set(sheet.name, new Map());
  return { format: reading.format, sheets: [...sheets].map(([name, cells]) => ({ name, cells })), findings };
}

function take(row: Row, cells: Map<string, GridCell>): number {
  const before = cells.size;
  for (const [column, text] of row.values.entries()) {
    if (text === '') continue;
    const kind = row.kinds?.[column];
    cells.set(addressOf(row.row - 1, column), {
      is: kind === undefined || kind === 'formula' ? 'text' : kind,
      text: heldText(text),
    });
  }
  return cells.size - before;
}
