import { newReading, type Reader, type Source } from '../core/ports/reader.ts';
import type { Row } from '../core/words.ts';
import type { MapOptions } from './columns.ts';
import { withoutControls } from './control-characters.ts';
import { findHeader, ROWS_LOOKED_AT } from './headers.ts';
import type { PeekedSheet } from './sheet-roles.ts';

/** The first rows of each sheet that is not hidden, and what they were taken for. Nothing is reported: the file is read again. */
export async function peekSheets(
  source: Source,
  { reader, map }: { readonly reader: Reader; readonly map: (sheet: string) => MapOptions },
): Promise<readonly PeekedSheet[]> {
  const reading = newReading(reader.id);
  const sheets = new Map<string, Row[]>();
  for await (const row of reader.read({ ...source, peek: ROWS_LOOKED_AT }, reading, () => undefined)) {
    const name = row.sheet ?? '';
    const rows = sheets.get(name) ?? [];
    sheets.set(name, rows);
    // Pictures are not looked at, and many.
    const { pictures: _pictures, ...plain } = row;
    if (rows.length < ROWS_LOOKED_AT) rows.push(withoutControls(plain));
    else if (name === reading.sheetNames?.at(-1)) break;
  }
  const isHidden = (name: string): boolean => reading.sheets.some((sheet) => sheet.name === name && sheet.hidden);
  return [...sheets]
    .filter(([name]) => !isHidden(name))
    .map(([name, rows]) => ({ name, rows, found: findHeader(rows, map(name)) }));
}
