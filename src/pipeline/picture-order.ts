import type { TableRow } from '../core/mapping.ts';
import type { Finding, PictureSource, Product } from '../core/words.ts';
import type { Context, Stage } from './context.ts';

/** Which product is which by the order of the sheet's rows. */
export interface PictureOrder {
  /** Products that name no picture themselves. */
  readonly products: number;
  /** Errors that name no product: a row among them may have been one. */
  readonly lost: number;
  /** Their places, counted from 0, by product id; without use where there are more products than pictures. */
  readonly places: ReadonlyMap<string, number>;
}

export interface OrderOptions {
  readonly normalise: Stage<TableRow, Product<PictureSource>>;
  /** Pictures that there are: of more products than that nothing is kept. */
  readonly most: number;
  readonly context: Pick<Context, 'clock' | 'signal'>;
}

/**
 * Reads the whole catalogue ahead, silently, and counts: whether pictures and products are as many is known at its end only.
 * What it keeps is in proportion to the pictures, not to the products. Throws what reading throws.
 */
export async function pictureOrder(
  read: (context: Context) => AsyncIterable<TableRow>,
  { normalise, most, context }: OrderOptions,
): Promise<PictureOrder> {
  let lost = 0;
  const report = (finding: Finding): void => {
    if (finding.severity === 'error' && finding.sku === undefined) lost++;
  };
  const own: Context = { ...context, width: 1, report };
  const sheets = new Map<string, number>();
  const found: { readonly id: string; readonly at: readonly [sheet: number, row: number] }[] = [];
  let products = 0;
  for await (const product of normalise(noting(read(own), sheets), own)) {
    if (product.pictures.length > 0) continue;
    products++;
    if (products <= most) found.push({ id: product.id, at: firstRow(product, sheets) });
  }
  // Products leave in the order in which their last rows came; people look at the first.
  const sorted = found.toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  return { products, lost, places: new Map(sorted.map(({ id }, place) => [id, place])) };
}

/** Sheets in the order in which their rows come. */
async function* noting(
  rows: AsyncIterable<TableRow>,
  sheets: Map<string, number>,
): AsyncGenerator<TableRow, void, undefined> {
  for await (const row of rows) {
    const name = nameOf(row.row);
    if (!sheets.has(name)) sheets.set(name, sheets.size);
    yield row;
  }
}

function firstRow({ origins }: Product<PictureSource>, sheets: ReadonlyMap<string, number>): readonly [number, number] {
  const cells = Object.values(origins).map((where): readonly [number, number] => [
    sheets.get(nameOf(where)) ?? 0,
    where.row ?? 0,
  ]);
  return cells.sort((a, b) => a[0] - b[0] || a[1] - b[1])[0] ?? [0, 0];
}

function nameOf({ file, sheet }: { readonly file: string; readonly sheet?: string }): string {
  return JSON.stringify([file, sheet]);
}
