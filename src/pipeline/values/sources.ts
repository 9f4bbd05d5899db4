import type { PictureSource } from '../../core/words.ts';
import { type Cell, type Cells, whereOf } from './cells.ts';
import { readAddresses, readList } from './list.ts';

/** A picture that a row names, with what the row says of it. */
export interface Found {
  readonly source: PictureSource;
  readonly role: 'main' | 'other';
  /** 'variant': of what this row alone describes. A number: of that item of the row's list of options. */
  readonly of: 'product' | 'variant' | number;
}

/** A column of pictures that show one variant each, by its header. */
const OF_VARIANT = /sku|规格|变体|变种|颜色|款式|variant|variation/i;
/** Shopify's sheet lists the product's pictures down the rows of its variants, one a row, without relation to them. */
const OF_PRODUCT = /^(?:image src|product image.*|详情图.*|尺码图|尺寸图)$/i;

/**
 * The pictures of a row, main ones first, else from left to right: bytes in its cells, addresses, file names.
 * `options` is the number of option values that the row lists: a column made for it gives one picture to each.
 * `broken` gets the cells whose list is never closed.
 */
export function sourcesOf(cells: Cells, options: number, broken: (cell: Cell) => void): readonly Found[] {
  const written = (['main-picture', 'pictures'] as const).flatMap((field) => {
    return cells.all(field).flatMap((cell) => writtenIn(cell, { cells, options, broken }));
  });
  const embedded = (cells.row.pictures ?? []).map((picture): Found & { readonly column: number } => {
    const column = cells.columns.find((candidate) => candidate.index === picture.column);
    const where = whereOf(cells.row, column ?? { index: picture.column, header: '' });
    return {
      source: { is: 'bytes', bytes: picture.bytes, where, ...(picture.name && { name: picture.name }) },
      role: column?.field === 'main-picture' ? 'main' : 'other',
      of: OF_PRODUCT.test(column?.header ?? '') ? 'product' : 'variant',
      column: picture.column,
    };
  });
  return [...written, ...embedded].sort((a, b) => rank(a) - rank(b) || a.column - b.column);
}

function rank(found: Found): number {
  return found.role === 'main' ? 0 : 1;
}

interface Surroundings {
  readonly cells: Cells;
  readonly options: number;
  readonly broken: (cell: Cell) => void;
}

function writtenIn(
  cell: Cell,
  { cells, options, broken }: Surroundings,
): readonly (Found & { readonly column: number })[] {
  const column = cell.column.index;
  // The formula that shows a picture in its cell (=DISPIMG(…), =IMAGE(…)) is not a name beside the picture itself.
  const isShown = cells.row.pictures?.some((picture) => picture.column === column) && /^[=#]/.test(cell.text);
  if (isShown) return [];
  const items = /^(?:[[［【(（]|.*\/\/)/s.test(cell.text) ? readAddresses(cell.text) : readList(cell.text);
  if (!items) {
    broken(cell);
    return [];
  }
  const isEach = options > 0 && items.length === options && OF_VARIANT.test(cell.column.header);
  const role = cell.column.field === 'main-picture' ? 'main' : 'other';
  const ofAll = OF_PRODUCT.test(cell.column.header) || options > 1 ? 'product' : 'variant';
  return items.map((item, index) => ({ source: sourceOf(item, cell), role, of: isEach ? index : ofAll, column }));
}

function sourceOf(item: string, cell: Cell): PictureSource {
  if (/^https?:\/\//i.test(item)) return { is: 'url', url: item, where: cell.where };
  if (item.startsWith('//')) return { is: 'url', url: `https:${item}`, where: cell.where };
  return { is: 'name', name: item, where: cell.where };
}
