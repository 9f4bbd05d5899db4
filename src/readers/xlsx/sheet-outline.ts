import type { Archive } from '../archive.ts';
import type { Merge } from '../fill-down.ts';
import { attribute, TagScanner } from '../tags.ts';

/** What must be known of a sheet before its rows are read, though the file has it behind them. */
export interface SheetOutline {
  /** By top row. */
  readonly merges: readonly Merge[];
  /** Height of a zero-based row in EMU; a hidden row has none. */
  height(row: number): number;
  /** Whether a zero-based row holds anything. */
  isFilled(row: number): boolean;
}

const EMU_PER_POINT = 12_700;
const DEFAULT_POINTS = 15;

export async function sheetOutline(archive: Archive, part: string): Promise<SheetOutline> {
  const merges: Merge[] = [];
  const heights = new Map<number, number>();
  const filled = new Set<number>();
  let usual = DEFAULT_POINTS;
  let row = -1;
  const scanner = new TagScanner({
    open(name, attributes) {
      if (name === 'row') {
        const number = attribute(attributes, 'r');
        row = number ? Number(number) - 1 : row + 1;
        const hidden = attribute(attributes, 'hidden');
        const height = hidden === '1' || hidden === 'true' ? '0' : attribute(attributes, 'ht');
        if (height !== undefined) heights.set(row, Number(height) * EMU_PER_POINT);
      } else if (name === 'v' || name === 'is') filled.add(row);
      else if (name === 'mergeCell') {
        const merge = range(attribute(attributes, 'ref') ?? '');
        if (merge) merges.push(merge);
      } else if (name === 'sheetFormatPr') usual = Number(attribute(attributes, 'defaultRowHeight') ?? DEFAULT_POINTS);
    },
    close: () => undefined,
    text: () => undefined,
  });
  const decoder = new TextDecoder();
  for await (const piece of archive.pieces(part)) scanner.write(decoder.decode(piece, { stream: true }));
  merges.sort((a, b) => a.top - b.top);
  return { merges, height: (at) => heights.get(at) ?? usual * EMU_PER_POINT, isFilled: (at) => filled.has(at) };
}

function range(ref: string): Merge | undefined {
  const [, from = '', top, to = '', bottom] = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(ref) ?? [];
  if (!top || !bottom) return undefined;
  return { top: Number(top) - 1, left: columnIndex(from), bottom: Number(bottom) - 1, right: columnIndex(to) };
}

/** `A` → 0, `AB` → 27. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (let i = 0; i < letters.length; i++) index = index * 26 + letters.charCodeAt(i) - 64;
  return index - 1;
}
