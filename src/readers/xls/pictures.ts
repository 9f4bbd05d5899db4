import { mergedTop, type RowOutline, rowWithMost } from '../row-with-most.ts';
import type { PlacedPicture } from '../sheet-table.ts';
import type { BlipStore } from './blips.ts';
import { type Shape, shapes } from './shapes.ts';
import type { SheetOutline } from './sheet-outline.ts';

/** What a sheet shows: pictures with the row that holds most of each, and how many are no product's. */
export interface Shown {
  readonly floating: readonly PlacedPicture[];
  readonly other: number;
  /** Numbers in the store. */
  readonly numbers: readonly number[];
}

export function picturesOf(outline: SheetOutline, store: BlipStore): Shown {
  const all = shapes(outline.drawing);
  return {
    floating: all.filter((shape) => !shape.isOther).map((shape) => placed(shape, outline, store)),
    other: outline.other + all.filter((shape) => shape.isOther).length,
    numbers: all.map((shape) => shape.blip),
  };
}

function placed(shape: Shape, { rows, merges }: SheetOutline, store: BlipStore): PlacedPicture {
  const { column } = shape.from;
  const row = mergedTop(rowWithMost(boxOf(shape, rows), rows), column, merges);
  const bytes = store.load(shape.blip);
  return { row, column, name: shape.name, ...(bytes && { load: () => bytes }) };
}

function boxOf({ from, to, part }: Shape, rows: RowOutline): Parameters<typeof rowWithMost>[0] {
  const offset = below(from, rows);
  let height = below(to, rows) - offset;
  for (let row = from.row; row < to.row; row++) height += rows.height(row);
  const [top, bottom] = part;
  return { row: from.row, column: from.column, offset: offset + height * top, height: height * (bottom - top) };
}

function below({ row, below: share }: Shape['from'], rows: RowOutline): number {
  return (Math.min(share, 256) / 256) * rows.height(row);
}
