import type { Archive } from '../archive.ts';
import type { Merge } from '../fill-down.ts';
import type { RowOutline } from '../row-with-most.ts';
import { attribute, TagScanner } from '../tags.ts';
import { xmlBytes } from '../xml-text.ts';
import { outsideRows } from './outside-rows.ts';
import { RowScanner } from './row-scanner.ts';
import { wholeRows } from './whole-rows.ts';

/** What must be known of a sheet before its rows are read, though the file has some of it behind them. */
export interface SheetOutline {
  /** By top row. */
  readonly merges: readonly Merge[];
  /** Zero-based, ascending. */
  readonly hiddenColumns: readonly number[];
  /** In EMU, for rows that do not say. */
  readonly usualHeight: number;
}

const EMU_PER_POINT = 12_700;
const DEFAULT_POINTS = 15;
/** `<col min="5" max="16384" hidden="1">` hides the rest of the sheet, which holds nothing. */
const MOST_HIDDEN = 256;

export async function sheetOutline(archive: Archive, part: string): Promise<SheetOutline> {
  const merges: Merge[] = [];
  const hiddenColumns: number[] = [];
  let usual = DEFAULT_POINTS;
  const scanner = new TagScanner({
    open(name, attributes) {
      if (name === 'mergeCell') {
        const merge = range(attribute(attributes, 'ref') ?? '');
        if (merge) merges.push(merge);
      } else if (name === 'sheetFormatPr') usual = Number(attribute(attributes, 'defaultRowHeight') ?? DEFAULT_POINTS);
      else if (name === 'col') hiddenColumns.push(...hiddenIn(attributes));
    },
    close: () => undefined,
    text: () => undefined,
  });
  for await (const xml of outsideRows(xmlBytes(archive, part))) scanner.write(xml);
  merges.sort((a, b) => a.top - b.top);
  return { merges, hiddenColumns, usualHeight: usual * EMU_PER_POINT };
}

/** Takes a pass over all rows: only for sheets that have pictures over them. */
export async function rowOutline(archive: Archive, part: string, usualHeight: number): Promise<RowOutline> {
  const heights = new Map<number, number>();
  const filled = new Set<number>();
  let row = -1;
  let scanner: RowScanner | undefined;
  for await (const { xml, prefix } of wholeRows(xmlBytes(archive, part))) {
    scanner ??= new RowScanner(
      {
        open(number, { isHidden, height }) {
          row = number - 1;
          const own = isHidden ? '0' : height;
          if (own !== undefined) heights.set(row, Number(own) * EMU_PER_POINT);
        },
        cell({ value, shared, text }) {
          if (value !== '' || shared !== -1 || (text !== undefined && text !== '')) filled.add(row);
        },
        close: () => undefined,
      },
      prefix,
    );
    scanner.scan(xml);
  }
  return { height: (at) => heights.get(at) ?? usualHeight, isFilled: (at) => filled.has(at) };
}

function hiddenIn(attributes: string): number[] {
  const hidden = attribute(attributes, 'hidden');
  if (hidden !== '1' && hidden !== 'true') return [];
  const first = Number(attribute(attributes, 'min') ?? 1) - 1;
  const last = Math.min(Number(attribute(attributes, 'max') ?? first + 1) - 1, first + MOST_HIDDEN);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

function range(ref: string): Merge | undefined {
  const [, from = '', top, to = '', bottom] = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(ref) ?? [];
  if (!top || !bottom) return undefined;
  return { top: Number(top) - 1, left: columnIndex(from), bottom: Number(bottom) - 1, right: columnIndex(to) };
}

/** `A` → 0, `AB` → 27. */
function columnIndex(letters: string): number {
  let index = 0;
  for (let i = 0; i < letters.length; i++) index = index * 26 + letters.charCodeAt(i) - 64;
  return index - 1;
}
