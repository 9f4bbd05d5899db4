import type { CellKind } from '../../core/words.ts';
import type { Archive } from '../archive.ts';
import { dateText, numberText } from '../cell-value.ts';
import type { NumberStyle } from '../number-style.ts';
import { attribute, plainText, TagScanner } from '../tags.ts';
import { columnIndex } from './sheet-outline.ts';

/** A row as the sheet has it; what follows may correct it (merged cells). */
export interface SheetRow {
  /** From 1. */
  readonly row: number;
  readonly values: string[];
  readonly kinds: Record<number, CellKind>;
  readonly isHidden: boolean;
  /** Column → picture id of a WPS DISPIMG formula. */
  readonly dispimg: Record<number, string>;
  /** Column → index (from 1) of the cell's value metadata: a picture placed in the cell. */
  readonly rich: Record<number, number>;
  /** Formulas that were never computed by the program that wrote the file. */
  readonly uncomputed: number[];
}

export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly is1904: boolean;
}

const MOST_COLUMNS = 16_384;

interface Cell {
  column: number;
  type: string;
  style: NumberStyle | undefined;
  value: string;
  text: string;
  formula: string;
  hasFormula: boolean;
  vm: number;
}

/** The rows of a sheet, as the file is inflated. */
export async function* sheetRows(
  archive: Archive,
  part: string,
  context: SheetContext,
): AsyncGenerator<SheetRow, void, undefined> {
  let ready: SheetRow[] = [];
  const scanner = new TagScanner(new RowBuilder(context, (row) => void ready.push(row)));
  const decoder = new TextDecoder();
  for await (const piece of archive.pieces(part)) {
    scanner.write(decoder.decode(piece, { stream: true }));
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

class RowBuilder {
  readonly #context: SheetContext;
  readonly #emit: (row: SheetRow) => void;
  #row: SheetRow | undefined;
  #cell: Cell | undefined;
  #inside: 'value' | 'text' | 'formula' | undefined;
  #phonetic = 0;
  #lastRow = 0;
  #lastColumn = -1;

  constructor(context: SheetContext, emit: (row: SheetRow) => void) {
    this.#context = context;
    this.#emit = emit;
  }

  open(name: string, attributes: string, isEmpty: boolean): void {
    if (name === 'c') this.#openCell(attributes, isEmpty);
    else if (name === 'row') this.#openRow(attributes, isEmpty);
    else if (!this.#cell) return;
    else if (name === 'f') {
      this.#cell.hasFormula = true;
      if (!isEmpty) this.#inside = 'formula';
    } else if (isEmpty) return;
    else if (name === 'v') this.#inside = 'value';
    else if (name === 't') this.#inside = 'text';
    else if (name === 'rPh') this.#phonetic++;
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'rPh') this.#phonetic--;
    else if (name === 'v' || name === 't' || name === 'f') this.#inside = undefined;
  }

  text(raw: string): void {
    if (!this.#cell || !this.#inside) return;
    if (this.#inside === 'value') this.#cell.value += raw;
    else if (this.#inside === 'formula') this.#cell.formula += raw;
    else if (this.#phonetic === 0) this.#cell.text += raw;
  }

  #openRow(attributes: string, isEmpty: boolean): void {
    const number = attribute(attributes, 'r');
    const hidden = attribute(attributes, 'hidden');
    this.#lastRow = number ? Number(number) : this.#lastRow + 1;
    this.#lastColumn = -1;
    if (isEmpty) return;
    this.#row = {
      row: this.#lastRow,
      values: [],
      kinds: {},
      isHidden: hidden === '1' || hidden === 'true',
      dispimg: {},
      rich: {},
      uncomputed: [],
    };
  }

  #closeRow(): void {
    if (this.#row) this.#emit(this.#row);
    this.#row = undefined;
  }

  #openCell(attributes: string, isEmpty: boolean): void {
    const letters = /^[A-Z]+/.exec(attribute(attributes, 'r') ?? '')?.[0];
    const column = letters ? columnIndex(letters) : this.#lastColumn + 1;
    if (column >= MOST_COLUMNS) throw new Error(`a cell beyond column XFD in row ${this.#lastRow}`);
    this.#lastColumn = column;
    if (isEmpty) return;
    this.#cell = {
      column,
      type: attribute(attributes, 't') ?? 'n',
      style: this.#context.styles[Number(attribute(attributes, 's') ?? 0)],
      value: '',
      text: '',
      formula: '',
      hasFormula: false,
      vm: Number(attribute(attributes, 'vm') ?? 0),
    };
  }

  #closeCell(): void {
    const cell = this.#cell;
    const row = this.#row;
    this.#cell = undefined;
    this.#inside = undefined;
    if (!cell || !row) return;
    const picture = /DISPIMG\(\s*"([^"]+)"/i.exec(plainText(cell.formula || cell.value))?.[1];
    if (picture) {
      row.dispimg[cell.column] = picture;
      return;
    }
    if (cell.vm > 0 && cell.type === 'e') row.rich[cell.column] = cell.vm;
    if (cell.hasFormula && cell.value === '' && cell.type !== 'str') row.uncomputed.push(cell.column);
    const { value, kind } = this.#value(cell);
    if (value === '') return;
    while (row.values.length < cell.column) row.values.push('');
    row.values[cell.column] = value;
    if (kind) row.kinds[cell.column] = kind;
  }

  #value(cell: Cell): { value: string; kind?: CellKind } {
    const found = this.#typed(cell);
    return cell.hasFormula && found.kind !== 'error' && found.kind !== 'date' ? { ...found, kind: 'formula' } : found;
  }

  #typed(cell: Cell): { value: string; kind?: CellKind } {
    switch (cell.type) {
      case 's':
        return { value: this.#context.strings[Number(cell.value)] ?? '' };
      case 'inlineStr':
        return { value: plainText(cell.text) };
      case 'str':
        return { value: plainText(cell.value) };
      case 'b':
        return { value: cell.value.trim() === '1' || cell.value.trim() === 'true' ? 'TRUE' : 'FALSE', kind: 'boolean' };
      case 'e':
        return { value: plainText(cell.value), kind: 'error' };
      case 'd':
        return { value: cell.value.trim(), kind: 'date' };
      default:
        return this.#number(cell);
    }
  }

  #number(cell: Cell): { value: string; kind?: CellKind } {
    if (cell.value.trim() === '') return { value: '' };
    const style = cell.style;
    if (style && style.is !== 'plain' && style.is !== 'padded') {
      const date = dateText(cell.value, style.is, this.#context.is1904);
      if (date !== undefined) return { value: date, kind: 'date' };
    }
    return { value: numberText(cell.value, style), kind: 'number' };
  }
}
