import type { Merge } from '../fill-down.ts';
import { mergedTop, type RowOutline, rowWithMost } from '../row-with-most.ts';
import { TagScanner } from '../tags.ts';
import { cellContent } from './cell-content.ts';
import { Content, type ContentHandler, type RawRow } from './content.ts';
import type { Frame } from './frames.ts';
import { mergeOf } from './merges.ts';
import type { Parts } from './parts.ts';
import { Styles, USUAL_HEIGHT } from './styles.ts';

/** A picture with the row that holds most of it, zero-based. */
export interface PlacedFrame {
  readonly row: number;
  readonly column: number;
  readonly frame: Frame;
}

export interface SheetOutline {
  readonly name: string;
  readonly isHidden: boolean;
  /** Of another file's sheet, which is none of this one's. */
  readonly isCopy: boolean;
  readonly frames: readonly PlacedFrame[];
}

/** What must be known of the sheets before their rows are read; goes through the whole file. */
export async function sheetOutlines(parts: Parts): Promise<readonly SheetOutline[]> {
  const walk = new Walk();
  const scanner = new TagScanner(new Content(walk));
  for await (const piece of parts.content()) scanner.write(piece);
  return walk.sheets;
}

interface Run {
  readonly from: number;
  /** EMU from the top of the sheet. */
  readonly top: number;
  readonly height: number;
  readonly isFilled: boolean;
}

class Walk implements ContentHandler {
  readonly sheets: SheetOutline[] = [];
  #sheet = { name: '', isHidden: false, isCopy: false };
  readonly #styles = new Styles();
  #rows = 0;
  #top = 0;
  #runs: Run[] = [];
  #merges: Merge[] = [];
  #frames: PlacedFrame[] = [];
  #onSheet: readonly Frame[] = [];

  style(family: string, name: string, properties: ReadonlyMap<string, string>): void {
    this.#styles.add(family, name, properties);
  }

  openSheet(attributes: ReadonlyMap<string, string>): void {
    const isHidden = attributes.get('display') === 'false' || this.#styles.hidesTable(attributes.get('style-name'));
    this.#sheet = { name: attributes.get('name') ?? '', isHidden, isCopy: false };
    this.#rows = 0;
    this.#top = 0;
    this.#runs = [];
    this.#merges = [];
    this.#frames = [];
    this.#onSheet = [];
  }

  columns(): void {}

  shapes(frames: readonly Frame[]): void {
    this.#onSheet = frames;
  }

  row({ attributes, cells, repeat, isHidden }: RawRow): void {
    const from = this.#rows;
    const isFilled = cells.some((cell) => cellContent(cell).value !== '');
    const height = isHidden ? 0 : this.#styles.height(attributes.get('style-name'));
    this.#runs.push({ from, top: this.#top, height, isFilled });
    this.#top += height * repeat;
    let column = 0;
    for (const cell of cells) {
      const merge = mergeOf(cell, from, column);
      if (merge) this.#merges.push(merge);
      for (const frame of cell.frames) this.#frames.push({ row: from, column, frame });
      column += cell.repeat;
    }
    this.#rows += repeat;
  }

  copied(): void {
    this.#sheet.isCopy = true;
  }

  closeSheet(): void {
    const outline = new Outline(this.#runs);
    const onSheet = this.#onSheet.map((frame) => {
      const { row, offset } = outline.placeOf(frame.top);
      return { row, column: 0, frame: { ...frame, top: offset } };
    });
    const frames = [...this.#frames, ...onSheet].map((placed) => bound(placed, outline, this.#merges));
    this.sheets.push({ ...this.#sheet, frames });
  }
}

function bound(placed: PlacedFrame, outline: RowOutline, merges: readonly Merge[]): PlacedFrame {
  const { row, column, frame } = placed;
  const most = rowWithMost({ row, column, offset: Math.max(0, frame.top), height: frame.height }, outline);
  return { ...placed, row: mergedTop(most, column, merges) };
}

class Outline implements RowOutline {
  readonly #runs: readonly Run[];

  constructor(runs: readonly Run[]) {
    this.#runs = runs;
  }

  height(row: number): number {
    return this.#last(({ from }) => from <= row)?.height ?? USUAL_HEIGHT;
  }

  isFilled(row: number): boolean {
    return this.#last(({ from }) => from <= row)?.isFilled ?? false;
  }

  /** The row at a distance from the top of the sheet, and what is left of it. */
  placeOf(distance: number): { readonly row: number; readonly offset: number } {
    const run = this.#last(({ top }) => top <= distance);
    if (!run || run.height === 0) return { row: run?.from ?? 0, offset: 0 };
    const rows = Math.floor((distance - run.top) / run.height);
    return { row: run.from + rows, offset: distance - run.top - rows * run.height };
  }

  /** Of those of which it is true, which stand before all others. */
  #last(isTrue: (run: Run) => boolean): Run | undefined {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = this.#runs[middle];
      if (run && isTrue(run)) low = middle + 1;
      else high = middle;
    }
    return this.#runs[low - 1];
  }
}
