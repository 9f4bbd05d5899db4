import type { CellImage } from './cell-images.ts';
import type { RichPicture } from './rich-values.ts';
import type { SheetRow } from './sheet-rows.ts';

export interface InCells {
  readonly found: readonly {
    readonly is: 'dispimg' | 'inCell';
    readonly part: string;
    readonly column: number;
    readonly name: string;
  }[];
  /** DISPIMG formulas whose picture the workbook does not hold. */
  readonly lost: readonly { readonly column: number; readonly name: string }[];
  /** The row shows a picture by its address, which is now the cell's value. */
  readonly hasAddress: boolean;
}

const NONE: InCells = { found: [], lost: [], hasAddress: false };

/** The pictures that a row's cells show. Changes the row: the error text of a cell that is a picture is no value, an address is. */
export function picturesInCells(
  book: {
    readonly dispimg: ReadonlyMap<string, CellImage>;
    readonly rich: ReadonlyMap<number, RichPicture>;
  },
  row: SheetRow,
): InCells {
  if (!row.dispimg && !row.rich) return NONE;
  const found: InCells['found'][number][] = [];
  const lost: InCells['lost'][number][] = [];
  let hasAddress = false;
  for (const [column, id] of Object.entries(row.dispimg ?? {})) {
    const image = book.dispimg.get(id);
    if (image) found.push({ is: 'dispimg', part: image.part, name: image.name, column: Number(column) });
    else lost.push({ column: Number(column), name: id });
  }
  const kinds = { ...row.kinds };
  for (const [key, vm] of Object.entries(row.rich ?? {})) {
    const column = Number(key);
    const picture = book.rich.get(vm);
    // A cell that really holds an error has other metadata or none.
    if (!picture) continue;
    row.values[column] = picture.is === 'address' ? picture.url : '';
    delete kinds[column];
    if (picture.is === 'address') hasAddress = true;
    else found.push({ is: 'inCell', part: picture.part, name: nameOf(picture.part), column });
  }
  row.kinds = kinds;
  return { found, lost, hasAddress };
}

function nameOf(part: string): string {
  return part.slice(part.lastIndexOf('/') + 1);
}
