import type { TableRow } from '../core/mapping.ts';
import type { Locale, Origins, PictureSource, Product, Where } from '../core/words.ts';
import type { Stage } from './context.ts';
import { screened } from './screened.ts';
import { type Cells, errorCells } from './values/cells.ts';
import { clearedIn } from './values/cleared.ts';
import { compliance } from './values/compliance.ts';
import { copyOf, isForSale } from './values/copy.ts';
import { type Desk, oncePerCell, reportFlaw } from './values/desk.ts';
import { type Draft, draftsOf } from './values/draft.ts';
import { extrasOf } from './values/extras.ts';
import { galleryOf } from './values/gallery.ts';
import { Ledger } from './values/ledger.ts';
import { alike, errorValue, notForSale, optionMissing, scattered, withoutVariants } from './values/row-flaws.ts';
import { variantOf } from './values/variant.ts';
import { type Family, families } from './variants.ts';

export interface NormaliseOptions {
  /** What the merchant writes in, where no column says. */
  readonly language: Locale;
  /** ISO 4217, for prices that neither cell nor header gives a currency. */
  readonly currency: string;
  /** 'kept': columns that mean no field go with the product, for channels whose categories ask for attributes. */
  readonly extras?: 'kept';
}

/**
 * Rows to products: values as they were meant, variants grouped, each value's cell kept. Every row is part of a product
 * or has a finding that says why not. A value with an error is absent, and its finding carries the variant's SKU, or the
 * product's id where it is the whole product's, so that the product can be held back.
 */
export function normalise(options: NormaliseOptions): Stage<TableRow, Product<PictureSource>> {
  return async function* normalised(input, context) {
    const desk: Desk = { ...options, report: context.report, skus: new Ledger(), ids: new Ledger() };
    for await (const family of families(screened(input, context.report))) {
      context.signal?.throwIfAborted();
      const product = productOf(family, desk);
      if (product) yield product;
    }
  };
}

function productOf(family: Family, desk: Desk): Product<PictureSource> | undefined {
  const forSale = withoutUnsold(family, desk);
  if (!forSale || isScattered(forSale, desk)) return undefined;
  const drafts = draftsOf(forSale, desk);
  const first = forSale.head ?? forSale.rows[0];
  if (!first || drafts.length === 0) return reject(forSale, desk);
  const id = forSale.key ?? drafts[0]?.sku ?? '';
  reportErrorCells(forSale, drafts, id, desk);
  return assembled({ family: forSale, first, drafts, id }, desk);
}

interface Parts {
  readonly family: Family;
  readonly first: Cells;
  readonly drafts: readonly Draft[];
  readonly id: string;
}

function assembled({ family, first, drafts, id }: Parts, desk: Desk): Product<PictureSource> {
  const rows = [first, ...family.rows, ...family.extras];
  const gallery = galleryOf(family, drafts, desk);
  const names = [...new Set(drafts.flatMap((draft) => draft.options.map((option) => option.name)))];
  const spoken = oncePerCell(desk);
  const read = drafts.map((draft, index) => {
    const { variant, origins } = variantOf(draft, spoken);
    return {
      variant: { ...variant, options: optionValues(draft, names, desk), pictures: gallery.ofDrafts[index] ?? [] },
      origins,
    };
  });
  const variants = read.map((one) => one.variant);
  reportAlike(drafts, variants, desk);
  const copy = copyOf(rows, { desk, id });
  const cleared = clearedIn(rows, drafts, { desk: spoken, id });
  const extra = desk.extras === 'kept' ? extrasOf(rows) : undefined;
  const own: Record<string, Where> = {
    ...extra?.origins,
    ...copy.origins,
    ...(gallery.where && { pictures: gallery.where }),
  };
  const origins: Origins = Object.assign(own, ...read.map((one) => one.origins));
  return {
    id,
    ...copy.text,
    pictures: gallery.pictures,
    options: names.map((name, at) => ({
      name,
      values: [...new Set(variants.map((variant) => variant.options[at] ?? ''))],
    })),
    variants,
    compliance: compliance(rows, { desk, id }),
    ...(extra && { extras: extra.extras }),
    origins,
    ...(cleared.length > 0 && { cleared }),
  };
}

function optionValues(draft: Draft, names: readonly string[], desk: Desk): readonly string[] {
  return names.map((name) => {
    const value = draft.options.find((option) => option.name === name)?.value;
    if (value === undefined)
      reportFlaw(desk, optionMissing(name), {
        where: draft.cells.place('options') ?? draft.where,
        field: 'options',
        sku: draft.sku,
      });
    return value ?? '';
  });
}

function reportAlike(
  drafts: readonly Draft[],
  variants: readonly { readonly options: readonly string[] }[],
  desk: Desk,
): void {
  const seen = new Map<string, Draft>();
  for (const [index, draft] of drafts.entries()) {
    const name = JSON.stringify(variants[index]?.options);
    const twin = seen.get(name);
    if (twin)
      reportFlaw(desk, alike(twin), {
        where: draft.options[0]?.cell.where ?? draft.where,
        field: 'options',
        sku: draft.sku,
      });
    else seen.set(name, draft);
  }
}

function withoutUnsold(family: Family, desk: Desk): Family | undefined {
  const isEnded = family.head !== undefined && !isForSale(family.head);
  const rows = family.rows.filter((cells) => !isEnded && isForSale(cells));
  if (rows.length === family.rows.length) return family;
  const left = rows.length === 0 ? rowsOf(family) : family.rows.filter((cells) => !rows.includes(cells));
  for (const cells of left) {
    const value = cells.one('status')?.text;
    const where = cells.place('status') ?? cells.where;
    reportFlaw(desk, notForSale(), { where, field: 'status', ...(value !== undefined && { value }) });
  }
  return rows.length === 0 ? undefined : { ...family, rows };
}

/** Rows of a parent that came after its product had gone on its way; also a parent by the name of another product. */
function isScattered(family: Family, desk: Desk): boolean {
  const first = family.head ?? family.rows[0];
  if (family.key === undefined || !first) return false;
  const place = (cells: Cells): Where => cells.place('parent') ?? cells.place('model') ?? cells.where;
  const before = desk.ids.add(family.key, place(first)) ?? desk.skus.find(family.key);
  if (!before) return false;
  const { key } = family;
  for (const cells of rowsOf(family))
    reportFlaw(desk, scattered(key, before), { where: place(cells), field: 'parent', value: key });
  return true;
}

/** Each variant has its own finding by now; the rows that only stood by them get theirs here. */
function reject(family: Family, desk: Desk): undefined {
  for (const cells of [...(family.head ? [family.head] : []), ...family.extras]) {
    reportFlaw(desk, withoutVariants(), { where: cells.where });
  }
  return undefined;
}

function reportErrorCells(family: Family, drafts: readonly Draft[], id: string, desk: Desk): void {
  for (const cells of rowsOf(family)) {
    const sku = drafts.find((draft) => draft.cells === cells)?.sku ?? id;
    for (const cell of errorCells({
      row: cells.row,
      mapping: { template: '', headerRow: 0, columns: cells.columns },
    })) {
      reportFlaw(desk, errorValue(cell.text), {
        where: cell.where,
        ...(cell.column.field && { field: cell.column.field }),
        sku,
        value: cell.text,
      });
    }
  }
}

function rowsOf(family: Family): readonly Cells[] {
  return [...(family.head ? [family.head] : []), ...family.rows, ...family.extras];
}
