import { Damage } from '../damage.ts';
import type { Merge } from '../fill-down.ts';
import { MadeRow } from '../made-row.ts';
import type { PlacedPicture } from '../sheet-table.ts';
import { type Attributes, Cell, isHidden } from './cell.ts';
import { inlinePicture } from './inline-picture.ts';

/** A row of a table as it is done. */
export interface TableRow {
  readonly made: MadeRow;
  /** Cells of several rows or columns that begin in it. */
  readonly merges: readonly Merge[];
  /** Pictures that the page itself holds. */
  readonly pictures: readonly PlacedPicture[];
  /** Pictures of cells that hold something else as well. */
  readonly beside: readonly PlacedPicture[];
}

const MOST_COLUMNS = 16_384;

/** A table while its rows come. */
export class Table {
  readonly isHidden: boolean;
  readonly hiddenColumns = new Set<number>();
  caption = '';
  cell: Cell | undefined;
  /** It has had a row of several cells: it is more than a frame around others. */
  isData = false;
  #row: { readonly cells: Cell[]; readonly isHidden: boolean } | undefined;
  #count = 0;
  #columns = 0;
  /** By column: the row from which on it is free of cells of several rows. */
  readonly #freeFrom: number[] = [];

  constructor(attributes: Attributes) {
    this.isHidden = isHidden(attributes);
  }

  column(attributes: Attributes): void {
    const span = Math.min(Math.max(Number.parseInt(attributes.span ?? '1', 10) || 1, 1), MOST_COLUMNS - this.#columns);
    for (let i = 0; i < span; i++, this.#columns++) if (isHidden(attributes)) this.hiddenColumns.add(this.#columns);
  }

  openRow(attributes: Attributes): void {
    this.#row = { cells: [], isHidden: isHidden(attributes) };
  }

  openCell(attributes: Attributes): void {
    if (!this.#row) this.openRow({});
    this.cell = new Cell(attributes);
    const cells = this.#row?.cells;
    if (cells && cells.push(this.cell) > MOST_COLUMNS) throw tooWide();
  }

  /** The row before the cell that is open holds nothing. */
  get isBlankSoFar(): boolean {
    return this.#row?.cells.every((cell) => cell.text.toString().trim() === '' && cell.pictures.length === 0) ?? true;
  }

  closeRow(): TableRow | undefined {
    const row = this.#row;
    this.cell = undefined;
    this.#row = undefined;
    return row && this.#done(row);
  }

  #done({ cells, isHidden: hidden }: { readonly cells: readonly Cell[]; readonly isHidden: boolean }): TableRow {
    const at = this.#count++;
    const made = new MadeRow(at + 1);
    made.isHidden = hidden;
    const merges: Merge[] = [];
    const pictures: PlacedPicture[] = [];
    const beside: PlacedPicture[] = [];
    let column = 0;
    for (const cell of cells) {
      while ((this.#freeFrom[column] ?? 0) > at) column++;
      const { columns, rows } = cell;
      if (column + columns > MOST_COLUMNS) throw tooWide();
      if (columns > 1 || rows > 1)
        merges.push({ top: at, left: column, bottom: at + rows - 1, right: column + columns - 1 });
      for (let i = 0; i < columns; i++) this.#freeFrom[column + i] = at + rows;
      if (at === 0 && isHidden(cell.attributes)) for (let i = 0; i < columns; i++) this.hiddenColumns.add(column + i);
      const { value, kind } = cell.value();
      const shown = picturesOf(cell, { row: at, column });
      const address = value === '' ? shown.addresses.shift() : undefined;
      if (value !== '' || address !== undefined) made.put(column, address?.name ?? value, kind);
      pictures.push(...shown.inline);
      beside.push(...shown.addresses);
      column += columns;
    }
    if (made.values.filter((value) => value !== '').length > 1) this.isData = true;
    return { made, merges, pictures, beside };
  }
}

function tooWide(): Damage {
  return new Damage(`a row of more than ${MOST_COLUMNS} cells`, `有一行超过 ${MOST_COLUMNS} 个单元格`);
}

function picturesOf(
  cell: Cell,
  place: { readonly row: number; readonly column: number },
): { readonly inline: readonly PlacedPicture[]; readonly addresses: PlacedPicture[] } {
  const inline: PlacedPicture[] = [];
  const addresses: PlacedPicture[] = [];
  for (const source of cell.pictures) {
    const bytes = inlinePicture(source);
    if (bytes) inline.push({ ...place, name: '', load: () => bytes });
    else addresses.push({ ...place, name: source });
  }
  return { inline, addresses };
}
