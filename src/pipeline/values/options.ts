import type { Column } from '../../core/mapping.ts';
import type { Cell, Cells } from './cells.ts';
import { looksBracketed, readList } from './list.ts';

/** One option of one variant: 颜色 = 蓝. */
export interface OptionValue {
  readonly name: string;
  readonly value: string;
  readonly cell: Cell;
}

export interface OptionContext {
  /** The first row of the family: names that stand there alone hold for the rows below. */
  readonly first: Cells;
  /** 'alone': the row is the whole product, so a list of colours in its cell means one variant each. */
  readonly row: 'alone' | 'one of several';
  readonly broken: (cell: Cell) => void;
}

/**
 * The variants that a row stands for, each by its options; one variant without options where it has none.
 * Several columns with lists in them are multiplied: 红,蓝 and S,M are four.
 */
export function optionsOf(cells: Cells, context: OptionContext): readonly (readonly OptionValue[])[] {
  let combinations: readonly (readonly OptionValue[])[] = [[]];
  for (const column of cells.columns) {
    const cell =
      isOption(column) && cells.all(column.field ?? 'options').find((candidate) => candidate.column === column);
    if (!cell) continue;
    const choices = choicesIn(cell, cells, context);
    if (choices.length === 0) continue;
    combinations = combinations.flatMap((before) => choices.map((choice) => [...before, ...choice]));
  }
  return combinations;
}

function isOption(column: Column): boolean {
  return column.field === 'options' || (column.field?.startsWith('option.') === true && column.field !== 'option.name');
}

/** What one cell offers: each choice is one value, or several where the cell writes 颜色:红;尺码:M. */
function choicesIn(cell: Cell, cells: Cells, context: OptionContext): readonly (readonly OptionValue[])[] {
  const named = pairsIn(cell);
  if (named) return [named];
  const values = valuesIn(cell, context);
  const name = nameOf(cell.column, cells, context.first);
  // Shopify writes this for a product without options.
  return values.filter((value) => value !== 'Default Title').map((value) => [{ name, value, cell }]);
}

function valuesIn(cell: Cell, context: OptionContext): readonly string[] {
  const isList = looksBracketed(cell.text) || cell.column.field === 'options' || context.row === 'alone';
  if (!isList) return [cell.text];
  const values = readList(cell.text);
  if (!values) context.broken(cell);
  return values ?? [cell.text];
}

function pairsIn(cell: Cell): readonly OptionValue[] | undefined {
  if (cell.column.field !== 'options' || looksBracketed(cell.text)) return undefined;
  const pairs = cell.text.split(/[\r\n;；,，|]+/).map((part) => /^\s*([^:：]+)[:：]\s*(.+?)\s*$/.exec(part));
  const values = pairs.flatMap((pair) =>
    pair?.[1] && pair[2] ? [{ name: pair[1].trim(), value: pair[2], cell }] : [],
  );
  const isWhole = values.length === pairs.length && new Set(values.map((value) => value.name)).size === values.length;
  return isWhole && values.length > 0 ? values : undefined;
}

/** The column's own name, else what a column of option names says: the nearest to its left where there are several. */
function nameOf(column: Column, cells: Cells, first: Cells): string {
  const names = cells.columns.filter((candidate) => candidate.field === 'option.name');
  const teller = names.length > 1 ? names.findLast((candidate) => candidate.index < column.index) : names[0];
  const isTold = column.field === 'options' || column.field === 'option.other';
  const told = teller && isTold ? (textAt(cells, teller) ?? textAt(first, teller)) : undefined;
  return told ?? column.option ?? (column.header.trim() || '规格');
}

function textAt(cells: Cells, column: Column): string | undefined {
  return cells.row.values[column.index]?.trim() || undefined;
}
