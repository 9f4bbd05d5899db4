import type { CellKind } from '../../core/words.ts';
import { dateText, numberText } from '../cell-value.ts';
import { Damage } from '../damage.ts';
import type { Merge } from '../fill-down.ts';
import { MadeRow } from '../made-row.ts';
import type { NumberStyle } from '../number-style.ts';
import { tagAttributes } from '../tag-attributes.ts';
import { type TagHandler, unescaped } from '../tags.ts';
import type { Contents } from './contents.ts';

/** A row, or the end of a sheet's. */
export type Found = { readonly sheet: number; readonly hiddenColumns: readonly number[] } & (
  | { readonly is: 'row'; readonly made: MadeRow; readonly merges: readonly Merge[] }
  | { readonly is: 'end' }
);

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_HIDDEN = 256;
const MOST_TEXT = 32 * 1024 ** 2;

interface Cell {
  readonly column: number;
  readonly style: NumberStyle | undefined;
  readonly hasFormula: boolean;
  type: string | undefined;
  text: string;
}

/** Finds the rows of all sheets. Throws Damage where one stands beyond what a sheet has. */
export class RowFinder implements TagHandler {
  readonly #contents: Contents;
  #found: Found[] = [];
  /** Of the sheet whose rows are being read; all of them come before its first row. */
  #hiddenColumns: number[] = [];
  #sheet = -1;
  #row = 0;
  #column = 0;
  #made: MadeRow | undefined;
  #merges: Merge[] = [];
  #cell: Cell | undefined;
  #isData = false;
  #comment = 0;

  constructor(contents: Contents) {
    this.#contents = contents;
  }

  taken(): readonly Found[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  open(name: string, raw: string, isEmpty: boolean): void {
    if (this.#comment > 0) {
      if (!isEmpty) this.#comment++;
      return;
    }
    switch (name) {
      case 'Worksheet':
        this.#sheet++;
        this.#row = 0;
        this.#column = 0;
        this.#hiddenColumns = [];
        break;
      case 'Column':
        this.#openColumn(tagAttributes(raw));
        break;
      case 'Row':
        this.#openRow(tagAttributes(raw));
        break;
      case 'Cell':
        this.#openCell(tagAttributes(raw));
        break;
      case 'Data':
        if (this.#cell) this.#cell.type = tagAttributes(raw).get('Type') ?? 'String';
        this.#isData = !isEmpty;
        break;
      case 'Comment':
        if (!isEmpty) this.#comment = 1;
        break;
    }
    if (isEmpty) this.#closed(name);
  }

  close(name: string): void {
    if (this.#comment > 0) this.#comment--;
    else this.#closed(name);
  }

  text(raw: string): void {
    const cell = this.#cell;
    if (!cell || !this.#isData || this.#comment > 0) return;
    cell.text += unescaped(raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw);
    if (cell.text.length > MOST_TEXT) throw new Damage('a cell of more than 32 MB', '有一个单元格超过 32 MB');
  }

  #closed(name: string): void {
    if (name === 'Data') this.#isData = false;
    else if (name === 'Cell') this.#closeCell();
    else if (name === 'Row') this.#closeRow();
    else if (name === 'Worksheet')
      this.#found.push({ is: 'end', sheet: this.#sheet, hiddenColumns: this.#hiddenColumns });
  }

  #closeRow(): void {
    const made = this.#made;
    this.#made = undefined;
    if (!made) return;
    const merges = this.#merges;
    this.#found.push({ is: 'row', sheet: this.#sheet, hiddenColumns: this.#hiddenColumns, made, merges });
  }

  #openColumn(attributes: ReadonlyMap<string, string>): void {
    const first = placed(attributes, this.#column + 1, MOST_COLUMNS) - 1;
    const last = first + count(attributes.get('Span'), MOST_COLUMNS);
    for (let at = first; attributes.get('Hidden') === '1' && at <= last; at++)
      if (this.#hiddenColumns.length < MOST_HIDDEN) this.#hiddenColumns.push(at);
    this.#column = last + 1;
  }

  #openRow(attributes: ReadonlyMap<string, string>): void {
    const row = placed(attributes, this.#row + 1, MOST_ROWS);
    this.#made = new MadeRow(row);
    this.#made.isHidden = attributes.get('Hidden') === '1';
    this.#merges = [];
    this.#row = row + count(attributes.get('Span'), MOST_ROWS);
    this.#column = 0;
  }

  #openCell(attributes: ReadonlyMap<string, string>): void {
    if (!this.#made) return;
    const column = placed(attributes, this.#column + 1, MOST_COLUMNS) - 1;
    const right = column + count(attributes.get('MergeAcross'), MOST_COLUMNS);
    const top = this.#made.row - 1;
    const bottom = top + count(attributes.get('MergeDown'), MOST_ROWS);
    if (right > column || bottom > top) this.#merges.push({ top, left: column, bottom, right });
    this.#column = right + 1;
    const style = this.#contents.styles.get(attributes.get('StyleID') ?? '');
    this.#cell = { column, style, hasFormula: attributes.has('Formula'), type: undefined, text: '' };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    if (!cell || !this.#made) return;
    if (cell.type === undefined) {
      if (cell.hasFormula) this.#made.uncomputed.push(cell.column);
      return;
    }
    const { value, kind } = contentOf(cell);
    const isComputed = cell.hasFormula && kind !== 'error' && kind !== 'date';
    if (value !== '') this.#made.put(cell.column, value, isComputed ? 'formula' : kind);
  }
}

function contentOf({ type, text, style }: Cell): { readonly value: string; readonly kind?: CellKind } {
  switch (type) {
    case 'Number': {
      const isDate = style && style.is !== 'plain' && style.is !== 'padded';
      const date = isDate ? dateText(text, style.is, false) : undefined;
      return date === undefined ? { value: numberText(text, style), kind: 'number' } : { value: date, kind: 'date' };
    }
    case 'DateTime':
      return { value: moment(text.trim()), kind: 'date' };
    case 'Boolean':
      return { value: text.trim() === '1' ? 'TRUE' : 'FALSE', kind: 'boolean' };
    case 'Error':
      return { value: text, kind: 'error' };
    default:
      return { value: text };
  }
}

/** `2026-03-01T00:00:00.000` → `2026-03-01`; a time alone stands on the day before Excel's first. */
function moment(said: string): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})/.exec(said) ?? [];
  if (day === undefined || time === undefined) return said;
  if (day === '1899-12-31') return time;
  return time === '00:00:00' ? day : `${day}T${time}`;
}

/** Where an element stands, counted from 1: where it says, or behind the one before. */
function placed(attributes: ReadonlyMap<string, string>, next: number, most: number): number {
  const said = attributes.get('Index');
  const at = said === undefined ? next : Math.trunc(Number(said));
  if (at >= next && at <= most) return at;
  throw new Damage(`a row or cell at place ${said ?? next}`, `有一行或一个单元格的位置为 ${said ?? next}`);
}

function count(said: string | undefined, most: number): number {
  const number = Math.trunc(Number(said ?? 0));
  return number > 0 ? Math.min(number, most) : 0;
}
