import type { Merge } from '../fill-down.ts';
import { mergedTop, type RowOutline, rowWithMost } from '../row-with-most.ts';
import { TagScanner } from '../tags.ts';
import { cellContent } from './cell-content.ts';
import { Content, type ContentHandler, type Frame, type RawRow } from './content.ts';
import { mergeOf } from './merges.ts';
import type { Parts } from './parts.ts';
import { Styles } from './styles.ts';

/** A picture with the row that holds most of it, zero-based. */
export interface PlacedFrame {
  readonly row: number;
  readonly column: number;
  readonly frame: Frame;
}

/** The frames of each sheet, in the order of the sheets. Goes through the whole file: for files that have pictures. */
export async function placedFrames(parts: Parts): Promise<readonly (readonly PlacedFrame[])[]> {
  const walk = new Walk();
  const scanner = new TagScanner(new Content(walk));
  for await (const piece of parts.content()) scanner.write(piece);
  return walk.sheets;
}

interface Run {
  readonly from: number;
  readonly height: number;
  readonly isFilled: boolean;
}

class Walk implements ContentHandler {
  readonly sheets: PlacedFrame[][] = [];
  readonly #styles = new Styles();
  #rows = 0;
  #runs: Run[] = [];
  #merges: Merge[] = [];
  #frames: PlacedFrame[] = [];

  style(family: string, name: string, properties: ReadonlyMap<string, string>): void {
    this.#styles.add(family, name, properties);
  }

  openSheet(): void {
    this.#rows = 0;
    this.#runs = [];
    this.#merges = [];
    this.#frames = [];
  }

  columns(): void {}

  shapes(frames: readonly Frame[]): void {
    for (const frame of frames) this.#frames.push({ row: 0, column: 0, frame });
  }

  row({ attributes, cells, repeat, isHidden }: RawRow): void {
    const from = this.#rows;
    const isFilled = cells.some((cell) => cellContent(cell).value !== '');
    this.#runs.push({ from, height: isHidden ? 0 : this.#styles.height(attributes.get('style-name')), isFilled });
    let column = 0;
    for (const cell of cells) {
      const merge = mergeOf(cell, from, column);
      if (merge) this.#merges.push(merge);
      for (const frame of cell.frames) this.#frames.push({ row: from, column, frame });
      column += cell.repeat;
    }
    this.#rows += repeat;
  }

  closeSheet(): void {
    const outline = outlineOf(this.#runs);
    this.sheets.push(this.#frames.map((placed) => bound(placed, outline, this.#merges)));
  }
}

function bound(placed: PlacedFrame, outline: RowOutline, merges: readonly Merge[]): PlacedFrame {
  const { row, column, frame } = placed;
  const most = rowWithMost({ row, column, offset: Math.max(0, frame.top), height: frame.height }, outline);
  return { ...placed, row: mergedTop(most, column, merges) };
}

function outlineOf(runs: readonly Run[]): RowOutline {
  const at = (row: number): Run | undefined => {
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((runs[middle]?.from ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return runs[low];
  };
  const usual = new Styles().height(undefined);
  return { height: (row) => at(row)?.height ?? usual, isFilled: (row) => at(row)?.isFilled ?? false };
}
