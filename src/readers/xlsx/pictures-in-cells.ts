import type { PlacedPicture } from '../sheet-table.ts';
import type { Book } from './book.ts';
import type { SheetRow } from './sheet-rows.ts';

export interface InCells {
  readonly found: readonly PlacedPicture[];
  /** DISPIMG formulas whose picture the workbook does not hold. */
  readonly lost: readonly PlacedPicture[];
}

const NONE: InCells = { found: [], lost: [] };

/** The pictures that a row's cells show. Changes the row: the error text of a cell that is a picture is no value, an address is. */
export function picturesInCells(book: Book, row: SheetRow): InCells {
  if (!row.dispimg && !row.rich) return NONE;
  const { found, lost } = byFormula(book, row);
  return { found: [...found, ...placed(book, row)], lost };
}

/** WPS's own way: =DISPIMG("ID_…",1). */
function byFormula(book: Book, { row, dispimg = {} }: SheetRow): InCells {
  const found: PlacedPicture[] = [];
  const lost: PlacedPicture[] = [];
  for (const [column, id] of Object.entries(dispimg)) {
    const spot = { row: row - 1, column: Number(column), way: 'dispimg' } as const;
    const image = book.dispimg.get(id);
    if (image) found.push({ ...spot, name: image.name, load: () => book.bytes.load(image.part) });
    else lost.push({ ...spot, name: id });
  }
  return { found, lost };
}

/** Excel's: a value that is a picture. */
function placed(book: Book, row: SheetRow): readonly PlacedPicture[] {
  const found: PlacedPicture[] = [];
  const kinds = { ...row.kinds };
  for (const [key, vm] of Object.entries(row.rich ?? {})) {
    const column = Number(key);
    const picture = book.rich.get(vm);
    // A cell that really holds an error has other metadata or none.
    if (!picture) continue;
    row.values[column] = picture.is === 'address' ? picture.url : '';
    delete kinds[column];
    if (picture.is === 'address') continue;
    const { part } = picture;
    const name = part.slice(part.lastIndexOf('/') + 1);
    found.push({ row: row.row - 1, column, name, load: () => book.bytes.load(part) });
  }
  row.kinds = kinds;
  return found;
}
