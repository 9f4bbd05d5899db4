import type { TableRow } from '../core/mapping.ts';
import { cellsWithMore, inheriting } from './joined-cells.ts';
import type { Cells } from './values/cells.ts';
import { readIdentifier } from './values/identifier.ts';
import { deriveSku } from './values/sku.ts';

/** The rows that speak of one product. */
export interface Family {
  /** The parent's key; absent: a row on its own. */
  readonly key?: string;
  /** A row that describes the parent itself and is not for sale. */
  head?: Cells;
  /** One or more variants each. */
  rows: Cells[];
  /** Rows that add pictures and nothing else. */
  readonly extras: Cells[];
}

export interface FamilyLimits {
  /** Families kept open, so that rows of one parent need not stand together. */
  readonly open: number;
  /** Bytes of pictures in open families. */
  readonly bytes: number;
}

/** What is kept in memory at most: a shelf of products, never a catalogue. */
const LIMITS: FamilyLimits = { open: 64, bytes: 64_000_000 };

/**
 * Groups rows by parent. Every row is in exactly one family. Joined are:
 * rows that name one parent; the row whose SKU is the parent that others name; rows without title and parent that go on
 * from the row above (merged cells, Shopify's sheet); rows that other sheets have for a product. A family leaves when it has been the least recently met of more than
 * `limits.open`; a parent that turns up again after that starts a family of the same key, which the caller must refuse.
 */
export async function* families(
  rows: AsyncIterable<TableRow>,
  limits: FamilyLimits = LIMITS,
): AsyncGenerator<Family, void, undefined> {
  const shelf = new Shelf(limits);
  for await (const row of rows) {
    const cells = cellsWithMore(row);
    if (isBlank(cells)) continue;
    yield* shelf.place(cells);
  }
  yield* shelf.clear();
}

/**
 * The parent that a row names. Rows that have a model and options and no SKU of their own are variants of that model,
 * whether the sheet lists the options in one row or gives a row to each.
 */
function parentOf(cells: Cells): string | undefined {
  if (cells.has('parent')) return identifierIn(cells, 'parent');
  const model = cells.one('model');
  return model && !cells.one('sku') && hasOptions(cells) ? deriveSku(model.text, []) : undefined;
}

/** Whether a later row of this table may come back to an earlier one. */
function hasParents(cells: Cells): boolean {
  return cells.has('parent') || (cells.has('model') && !cells.one('sku'));
}

class Shelf {
  readonly #limits: FamilyLimits;
  /** Least recently met first. */
  readonly #open = new Map<string, Family>();
  #bytes = 0;
  #last: { readonly family: Family; readonly name: string; readonly cells: Cells } | undefined;
  #count = 0;

  constructor(limits: FamilyLimits) {
    this.#limits = limits;
  }

  *place(cells: Cells): Generator<Family, void, undefined> {
    const key = parentOf(cells);
    const above = this.#last;
    if (!key && above && goesOn(cells, above.cells)) {
      this.#add(above.name, above.family, cells);
    } else if (key && key !== identifierIn(cells, 'sku')) {
      this.#addChild(key, cells);
    } else {
      // Without parents nothing can come back to an earlier row, so nothing need be kept.
      if (!hasParents(cells)) yield* this.clear();
      this.#addAlone(key, cells);
    }
    while (this.#open.size > this.#limits.open || (this.#bytes > this.#limits.bytes && this.#open.size > 1))
      yield* this.#release();
  }

  *clear(): Generator<Family, void, undefined> {
    while (this.#open.size > 0) yield* this.#release();
  }

  #addChild(key: string, cells: Cells): void {
    const there = this.#open.get(key);
    // Pictures on a sheet of their own make no parent of the product that they show.
    if (there && there.key === undefined && isPicturesOnly(cells)) this.#add(key, there, cells);
    else this.#add(key, there ? parentFrom(key, there) : { key, rows: [], extras: [] }, cells);
  }

  #addAlone(key: string | undefined, cells: Cells): void {
    const sku = identifierIn(cells, 'sku');
    const name = sku ?? `\u0000${this.#count++}`;
    const there = this.#open.get(name);
    if (there?.key !== undefined && !there.head && !key) {
      there.head = cells;
      this.#touch(name, there, cells);
    } else if (there && key && there.key !== undefined) {
      // It names itself as its parent, as the first of several variants does.
      this.#add(name, there, cells);
    } else if (there) {
      this.#add(`\u0000${this.#count++}`, { rows: [], extras: [] }, cells);
    } else {
      this.#add(name, { ...(key && { key }), rows: [], extras: [] }, cells);
    }
  }

  #add(name: string, family: Family, cells: Cells): void {
    if (isPicturesOnly(cells) && family.rows.length > 0) family.extras.push(cells);
    else family.rows.push(cells);
    this.#touch(name, family, cells);
  }

  #touch(name: string, family: Family, cells: Cells): void {
    this.#open.delete(name);
    this.#open.set(name, family);
    this.#bytes += pictureBytes(cells);
    this.#last = { family, name, cells };
  }

  *#release(): Generator<Family, void, undefined> {
    const [oldest] = this.#open;
    if (!oldest) return;
    const [name, family] = oldest;
    this.#open.delete(name);
    if (this.#last?.family === family) this.#last = undefined;
    for (const cells of [family.head, ...family.rows, ...family.extras]) this.#bytes -= cells ? pictureBytes(cells) : 0;
    const { head } = family;
    if (head) family.rows = family.rows.map((cells) => inheriting(cells, head, { options: hasOptions(cells) }));
    yield family;
  }
}

/** A row on its own turns out to be the parent of others. */
function parentFrom(key: string, family: Family): Family {
  if (family.key !== undefined) return family;
  const [head, ...rows] = family.rows;
  return { key, ...(head && { head }), rows, extras: family.extras };
}

/** No title and no parent: more of the row above. A row that has a SKU and no option value is a product whose title is missing. */
function goesOn(cells: Cells, above: Cells): boolean {
  if (cells.row.file !== above.row.file || cells.row.sheet !== above.row.sheet) return false;
  if (cells.one('title') || !cells.has('title')) return false;
  return !cells.one('sku') || hasOptions(cells);
}

function hasOptions(cells: Cells): boolean {
  return cells.columns.some((column) => isOption(column.field) && cells.row.values[column.index]?.trim());
}

function isOption(field: string | undefined): boolean {
  return field === 'options' || (field !== 'option.name' && field?.startsWith('option.') === true);
}

function isPicturesOnly(cells: Cells): boolean {
  const said = cells.columns
    .filter((column) => column.field && cells.row.values[column.index]?.trim())
    .map((column) => column.field);
  return said.every(
    (field) => field === 'pictures' || field === 'main-picture' || field === 'parent' || field === 'note',
  );
}

function isBlank(cells: Cells): boolean {
  return !cells.row.pictures?.length && cells.row.values.every((value) => value.trim() === '');
}

function identifierIn(cells: Cells, field: 'parent' | 'sku'): string | undefined {
  const cell = cells.one(field);
  return (
    cell &&
    readIdentifier(cell.text, { ...(cell.kind && { kind: cell.kind }), digits: cells.row.keys ? 'exact' : 'fifteen' })
      .value
  );
}

function pictureBytes(cells: Cells): number {
  return (cells.row.pictures ?? []).reduce((sum, picture) => sum + picture.bytes.byteLength, 0);
}
