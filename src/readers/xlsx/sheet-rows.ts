import type { CellKind } from '../../core/words.ts';
import type { Archive } from '../archive.ts';
import { dateText, numberText } from '../cell-value.ts';
import type { FillableRow } from '../fill-down.ts';
import type { NumberStyle } from '../number-style.ts';
import { xmlBytes } from '../xml-text.ts';
import { type RawCell, type RowHandler, RowScanner } from './row-scanner.ts';
import type { StringTable } from './string-table.ts';
import type { TextBudget } from './text-budget.ts';
import { wholeRows } from './whole-rows.ts';

/** A row as the sheet has it; what follows may correct it (merged cells). */
export interface SheetRow extends FillableRow {
  readonly isHidden: boolean;
  /** Column → picture id of a WPS DISPIMG formula. Absent where the row has none. */
  dispimg?: Record<number, string>;
  /** Column → index (from 1) of the cell's value metadata: a picture placed in the cell. Absent where the row has none. */
  rich?: Record<number, number>;
  /** Formulas that were never computed by the program that wrote the file. */
  uncomputed?: number[];
  /** Columns of cells that stand too far right to be read. */
  far?: number[];
}

export interface SheetContext {
  /** On its way: large tables take as long as the sheet itself. */
  readonly strings: Promise<StringTable>;
  readonly styles: readonly NumberStyle[];
  readonly is1904: boolean;
  readonly budget: TextBudget;
}

/** The rows of a sheet, many at a time, as the file is inflated. */
export async function* sheetRows(
  archive: Archive,
  part: string,
  context: SheetContext,
): AsyncGenerator<readonly SheetRow[], void, undefined> {
  const builder = new RowBuilder({ ...context, strings: await context.strings });
  for await (const { xml, prefix } of wholeRows(xmlBytes(archive, part))) {
    builder.scan(xml, prefix);
    const rows = builder.taken();
    if (rows.length > 0) yield rows;
  }
}

type BuilderContext = Omit<SheetContext, 'strings'> & { readonly strings: StringTable };

class RowBuilder implements RowHandler {
  readonly #context: BuilderContext;
  #scanner: RowScanner | undefined;
  #ready: SheetRow[] = [];
  #row: SheetRow | undefined;
  #values: string[] = [];
  /** The columns that are not text, each with its kind's letter. */
  #kinds = '';
  /** Rows of one table have cells of the same kinds: one object for all of them. */
  readonly #shared = new Map<string, Readonly<Record<number, CellKind>>>();

  constructor(context: BuilderContext) {
    this.#context = context;
  }

  scan(xml: string, prefix: string): void {
    this.#scanner ??= new RowScanner(this, prefix);
    this.#scanner.scan(xml);
  }

  taken(): readonly SheetRow[] {
    const rows = this.#ready;
    this.#ready = [];
    return rows;
  }

  open(number: number, { isHidden }: { readonly isHidden: boolean }): void {
    this.#values = [];
    this.#kinds = '';
    this.#row = { row: number, values: this.#values, isHidden };
  }

  close(): void {
    const row = this.#row;
    if (!row) return;
    this.#row = undefined;
    const isBlank = this.#values.length === 0 && !row.dispimg && !row.rich && !row.uncomputed && !row.far;
    if (isBlank) return;
    if (this.#kinds !== '') row.kinds = this.#sharedKinds(this.#kinds);
    this.#ready.push(row);
  }

  cell(cell: RawCell): void {
    const row = this.#row;
    if (!row) return;
    if (cell.column >= MOST_WIDE) {
      row.far ??= [];
      row.far.push(cell.column);
      return;
    }
    const picture = pictureIn(cell);
    if (picture !== undefined) {
      row.dispimg ??= {};
      row.dispimg[cell.column] = picture;
      return;
    }
    if (cell.vm > 0 && cell.type === 'e') {
      row.rich ??= {};
      row.rich[cell.column] = cell.vm;
    }
    if (cell.formula !== undefined && cell.value === '' && cell.type !== 'str') {
      row.uncomputed ??= [];
      row.uncomputed.push(cell.column);
    }
    this.#take(cell);
  }

  #take(cell: RawCell): void {
    switch (cell.type) {
      case 's':
        this.#put(cell, this.#context.strings.get(cell.shared), undefined);
        break;
      case 'inlineStr':
        this.#put(cell, cell.text ?? cell.value, undefined);
        break;
      case 'str':
        this.#put(cell, cell.value, undefined);
        break;
      case 'b':
        this.#put(cell, /^\s*(?:1|true)\s*$/i.test(cell.value) ? 'TRUE' : 'FALSE', 'boolean');
        break;
      case 'e':
        this.#put(cell, cell.value, 'error');
        break;
      case 'd':
        this.#put(cell, cell.value.trim(), 'date');
        break;
      default:
        this.#number(cell);
    }
  }

  #number(cell: RawCell): void {
    if (cell.value === '' || cell.value.trim() === '') return;
    const style = this.#context.styles[cell.style];
    const isDate = style && style.is !== 'plain' && style.is !== 'padded';
    const date = isDate ? dateText(cell.value, style.is, this.#context.is1904) : undefined;
    if (date === undefined) this.#put(cell, numberText(cell.value, style), 'number');
    else this.#put(cell, date, 'date');
  }

  #put(cell: RawCell, value: string, kind: CellKind | undefined): void {
    if (value === '') return;
    this.#context.budget.take(value.length);
    const values = this.#values;
    while (values.length < cell.column) values.push('');
    values[cell.column] = value;
    const isComputed = cell.formula !== undefined && kind !== 'error' && kind !== 'date';
    const told = isComputed ? 'formula' : kind;
    if (told) this.#kinds += String.fromCharCode(cell.column) + LETTERS[told];
  }

  #sharedKinds(key: string): Readonly<Record<number, CellKind>> {
    const known = this.#shared.get(key);
    if (known) return known;
    const kinds: Record<number, CellKind> = {};
    for (let i = 0; i < key.length; i += 2) kinds[key.charCodeAt(i)] = KINDS[key[i + 1] ?? ''] ?? 'number';
    if (this.#shared.size < MOST_SHARED) this.#shared.set(key, kinds);
    return kinds;
  }
}

const MOST_SHARED = 1000;
/** No table of products is wider; a file with one cell at the far end of every row is made to fill the memory with blanks. */
const MOST_WIDE = 2048;
const LETTERS = { number: 'n', date: 'd', boolean: 'b', error: 'e', formula: 'f' } as const;
const KINDS: Readonly<Record<string, CellKind>> = { n: 'number', d: 'date', b: 'boolean', e: 'error', f: 'formula' };

/** The id in `=DISPIMG("ID_…",1)`, by which WPS shows a picture in a cell. */
function pictureIn(cell: RawCell): string | undefined {
  if (cell.formula === undefined && cell.type !== 'str') return undefined;
  return /DISPIMG\(\s*"([^"]+)"/i.exec(cell.formula || cell.value)?.[1];
}
