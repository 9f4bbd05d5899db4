import { Damage } from '../damage.ts';
import type { Merge } from '../fill-down.ts';
import type { RowOutline } from '../row-with-most.ts';
import { CELLS } from './cells.ts';
import { BOF, CONTINUE, EOF, Records, u16 } from './records.ts';
import type { Version } from './workbook.ts';

/** What must be known of a sheet before its rows are read, though the file has some of it behind them. */
export interface SheetOutline {
  /** By top row. */
  readonly merges: readonly Merge[];
  /** Zero-based, ascending. */
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly rows: RowOutline;
  /** Cells come row by row, as Excel writes them. */
  readonly isInOrder: boolean;
  readonly drawing: Drawing;
  /** Charts, backgrounds and pictures of headers and footers. */
  readonly other: number;
  /** Pictures as BIFF5 and older have them. */
  readonly old: readonly { readonly row: number; readonly column: number }[];
}

/** The sheet's drawing as Office has it; `previews`: where in it a shape ends that only shows what an embedded document looks like. */
export interface Drawing {
  readonly bytes: Buffer;
  readonly previews: ReadonlySet<number>;
}

const MERGED = 0xe5;
const COLUMN = 0x7d;
const ROWS: ReadonlySet<number> = new Set([0x0208, 0x0008]);
const ROW_HEIGHTS: ReadonlySet<number> = new Set([0x0225, 0x0025]);
const DRAWING = 0xec;
const OBJECT = 0x5d;
const OLD_PICTURE = 0x7f;
/** A sheet's background, the picture of a header or footer. */
const OTHERS: ReadonlySet<number> = new Set([0xe9, 0x866]);
const EMU_PER_TWIP = 635;
const MOST_HIDDEN = 256;

/** Walks over a sheet's records. Throws Damage where they break off. */
export function sheetOutline(bytes: Buffer, at: number, version: Version): SheetOutline {
  const walk = new Walk(version);
  const records = new Records(bytes);
  if (!records.goTo(at) || !BOF.has(records.type))
    throw new Damage('a sheet that it lists is not in it', '目录中列出的工作表不在文件中');
  let depth = 1;
  while (records.next()) {
    if (records.isCut) break;
    if (BOF.has(records.type)) depth++;
    else if (records.type === EOF) depth--;
    else if (depth === 1) walk.take(records);
    if (depth === 0) return walk.outline();
  }
  throw new Damage('its rows break off', '行数据中断');
}

class Walk {
  readonly #version: Version;
  readonly #merges: Merge[] = [];
  readonly #hiddenColumns = new Set<number>();
  readonly #hiddenRows = new Set<number>();
  readonly #heights = new Map<number, number>();
  readonly #filled = new Set<number>();
  readonly #drawing: Buffer[] = [];
  readonly #previews = new Set<number>();
  readonly #old: { row: number; column: number }[] = [];
  #drawn = 0;
  #usual = 255;
  #other = 0;
  #last = -1;
  #isInOrder = true;
  /** What CONTINUE records go on with. */
  #before = 0;
  #anchor = { row: 0, column: 0 };

  constructor(version: Version) {
    this.#version = version;
  }

  take(records: Records): void {
    const { type, bytes, start, end } = records;
    if (CELLS.has(type)) this.#cell(u16(bytes, start));
    else if (ROWS.has(type)) this.#row(bytes, start, end);
    else if (ROW_HEIGHTS.has(type)) this.#usual = u16(bytes, type === 0x0225 ? start + 2 : start) & 0x7fff;
    else if (type === MERGED) this.#merged(bytes, start, end);
    else if (type === COLUMN) this.#column(bytes, start);
    else if (type === DRAWING) this.#draw(bytes.subarray(start, end));
    else if (type === OBJECT) this.#object(bytes, start, end);
    else if (type === OLD_PICTURE) this.#old.push(this.#anchor);
    else if (OTHERS.has(type)) this.#other++;
    else if (type === CONTINUE) {
      if (this.#before === DRAWING || this.#before === OBJECT) this.#draw(bytes.subarray(start, end));
      return;
    }
    this.#before = type;
  }

  outline(): SheetOutline {
    const usual = this.#usual * EMU_PER_TWIP;
    return {
      merges: this.#merges.sort((a, b) => a.top - b.top),
      hiddenColumns: [...this.#hiddenColumns].sort((a, b) => a - b),
      hiddenRows: this.#hiddenRows,
      rows: { height: (row) => this.#heights.get(row) ?? usual, isFilled: (row) => this.#filled.has(row) },
      isInOrder: this.#isInOrder,
      drawing: { bytes: Buffer.concat(this.#drawing), previews: this.#previews },
      other: this.#other,
      old: this.#old,
    };
  }

  #cell(row: number): void {
    if (row < this.#last) this.#isInOrder = false;
    this.#last = row;
    this.#filled.add(row);
  }

  #row(bytes: Buffer, start: number, end: number): void {
    const row = u16(bytes, start);
    const height = u16(bytes, start + 6);
    const isHidden = this.#version > 2 && end - start >= 14 && (u16(bytes, start + 12) & 0x20) !== 0;
    if (isHidden) this.#hiddenRows.add(row);
    if (isHidden) this.#heights.set(row, 0);
    else if ((height & 0x8000) === 0) this.#heights.set(row, height * EMU_PER_TWIP);
  }

  #merged(bytes: Buffer, start: number, end: number): void {
    const count = Math.min(u16(bytes, start), Math.floor((end - start - 2) / 8));
    for (let i = 0; i < count; i++) {
      const at = start + 2 + i * 8;
      const [top, bottom, left, right] = [u16(bytes, at), u16(bytes, at + 2), u16(bytes, at + 4), u16(bytes, at + 6)];
      if (bottom >= top && right >= left) this.#merges.push({ top, left, bottom, right });
    }
  }

  #column(bytes: Buffer, start: number): void {
    if ((u16(bytes, start + 8) & 1) === 0) return;
    const last = Math.min(u16(bytes, start + 2), MOST_HIDDEN - 1);
    for (let column = u16(bytes, start); column <= last; column++) this.#hiddenColumns.add(column);
  }

  #draw(bytes: Buffer): void {
    this.#drawing.push(bytes);
    this.#drawn += bytes.length;
  }

  /** What the shape that was drawn last is (MS-XLS, 2.4.181 Obj). */
  #object(bytes: Buffer, start: number, end: number): void {
    if (this.#version < 8) {
      this.#anchor = { row: u16(bytes, start + 14), column: u16(bytes, start + 10) };
      if (u16(bytes, start + 4) === CHART) this.#other++;
      return;
    }
    const kind = u16(bytes, start + 4);
    if (kind === CHART) this.#other++;
    if (kind === PICTURE && hasPart(bytes, start, { end, part: LINK_TO_OBJECT })) this.#previews.add(this.#drawn);
  }
}

const CHART = 5;
const PICTURE = 8;
const LINK_TO_OBJECT = 0x09;

function hasPart(bytes: Buffer, start: number, { end, part }: { end: number; part: number }): boolean {
  for (let at = start; at + 4 <= end; at += 4 + u16(bytes, at + 2)) if (u16(bytes, at) === part) return true;
  return false;
}
