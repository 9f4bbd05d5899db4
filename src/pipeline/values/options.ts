import type { Column } from '../../core/mapping.ts';
import type { Cell, Cells } from './cells.ts';
import { looksBracketed, readList, readSlashList } from './list.ts';
import { type NamedOption, namedOptions } from './named-options.ts';
import { colourAndSize } from './option-pairs.ts';
import { readSizeList } from './size-list.ts';

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
  /** 'apart': 红色/XL is a colour and a size. */
  readonly pairs: 'apart' | 'whole';
  /** Columns whose cells name their options themselves: 颜色:红;尺码:M. */
  readonly named: ReadonlySet<Column>;
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

/** What one cell offers: each choice is one value, or several where the cell writes 颜色:红;尺码:M or 红色/XL. */
function choicesIn(cell: Cell, cells: Cells, context: OptionContext): readonly (readonly OptionValue[])[] {
  const isNamed = cell.column.field === 'options' || context.named.has(cell.column);
  const named = isNamed ? namedOptions(cell.text) : undefined;
  if (named) return named.flatMap((options) => multiplied(options, cell, context));
  const values = valuesIn(cell, context);
  if (context.pairs === 'apart' && cell.column.field === 'options') {
    const pairs = values.map(colourAndSize).filter((pair) => pair !== undefined);
    if (pairs.length === values.length)
      return pairs.map(({ colour, size }) => [
        { name: '颜色', value: colour, cell },
        { name: '尺码', value: size, cell },
      ]);
  }
  const name = nameOf(cell.column, cells, context.first);
  // Shopify writes this for a product without options.
  return values.filter((value) => value !== 'Default Title').map((value) => [{ name, value, cell }]);
}

/** A row that is one variant of several has one value of each option, commas and all. */
function multiplied(
  options: readonly NamedOption[],
  cell: Cell,
  { row }: OptionContext,
): readonly (readonly OptionValue[])[] {
  let combinations: readonly (readonly OptionValue[])[] = [[]];
  for (const { name, values } of options) {
    const choices = row === 'alone' ? values : [values.join(', ')];
    combinations = combinations.flatMap((before) => choices.map((value) => [...before, { name, value, cell }]));
  }
  return combinations;
}

/** 'apart' where every value of a column of options in all of a product's rows is a colour and a size. */
export function pairsOf(rows: readonly Cells[], row: OptionContext['row']): OptionContext['pairs'] {
  const said = rows.map((cells) => {
    const own = cells.all('options');
    return own.length === 1 ? own : [];
  });
  const values = said.flatMap((own) => own.flatMap((cell) => valuesIn(cell, { row, broken: () => undefined })));
  const areAll = said.every((own) => own.length > 0) && values.every((value) => colourAndSize(value) !== undefined);
  return areAll && values.length > 0 ? 'apart' : 'whole';
}

function valuesIn(cell: Cell, context: Pick<OptionContext, 'row' | 'broken'>): readonly string[] {
  const isList = looksBracketed(cell.text) || cell.column.field === 'options' || context.row === 'alone';
  if (!isList) return [cell.text];
  const isAlone = context.row === 'alone';
  const values = (isAlone && readSlashList(cell.text)) || readList(cell.text);
  if (!values) context.broken(cell);
  if (!values || !isAlone) return values ?? [cell.text];
  return values.flatMap((value) => readSizeList(value) ?? [value]);
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
