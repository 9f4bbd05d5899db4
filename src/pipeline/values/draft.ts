import { text } from '../../core/text.ts';
import type { Where } from '../../core/words.ts';
import type { Family } from '../variants.ts';
import type { Cell, Cells } from './cells.ts';
import { clearOfVital } from './clear-marker.ts';
import { type Desk, reportFlaw } from './desk.ts';
import { readIdentifier } from './identifier.ts';
import { looksBracketed, readList } from './list.ts';
import { namingColumns } from './naming-columns.ts';
import { optionIsDate } from './option-is-date.ts';
import { type OptionValue, optionsOf, pairsOf } from './options.ts';
import type { Flaw } from './reading.ts';
import { deriveSku } from './sku.ts';

/** A variant that has a name and nothing more yet. */
export interface Draft {
  readonly cells: Cells;
  readonly sku: string;
  /** The cell that gave it. */
  readonly where: Where;
  readonly options: readonly OptionValue[];
  /** Which of the variants of its row it is. */
  readonly index: number;
  /** How many variants its row stands for. */
  readonly of: number;
  /** The option values of all of them. */
  readonly siblings: readonly (readonly string[])[];
}

/** The variants of a family. Every one that cannot be named, or bears a name already given, is reported and left out. */
export function draftsOf(family: Family, desk: Desk): readonly Draft[] {
  const first = family.head ?? family.rows[0];
  if (!first) return [];
  const row = family.rows.length === 1 ? 'alone' : 'one of several';
  const pairs = pairsOf(family.rows, row);
  const named = namingColumns(family.rows);
  return family.rows.flatMap((cells) => {
    const broken: Cell[] = [];
    const combinations = optionsOf(cells, { first, row, pairs, named, broken: (cell) => broken.push(cell) });
    const siblings = combinations.map((options) => options.map(({ value }) => value));
    const drafts = combinations.flatMap((options, index): readonly Draft[] => {
      const named = skuOf({ cells, first, family, options, index, of: combinations.length, desk });
      if (!named || isTaken(named, family, desk)) return [];
      return [{ cells, ...named, options, index, of: combinations.length, siblings }];
    });
    const sku = drafts[0]?.sku;
    for (const { cell } of drafts[0]?.options ?? []) {
      if (cell.kind !== 'date' || sku === undefined) continue;
      reportFlaw(desk, optionIsDate(cell.text), { where: cell.where, field: 'options', sku, value: cell.text });
    }
    for (const cell of broken) {
      const spot = { where: cell.where, ...fieldOf(cell), value: cell.text };
      reportFlaw(desk, listBroken(), sku === undefined ? spot : { ...spot, sku });
    }
    return drafts;
  });
}

interface Naming {
  readonly cells: Cells;
  readonly first: Cells;
  readonly family: Family;
  readonly options: readonly OptionValue[];
  readonly index: number;
  readonly of: number;
  readonly desk: Desk;
}

function skuOf(naming: Naming): Pick<Draft, 'sku' | 'where'> | undefined {
  const { cells, first, family, options, of, desk } = naming;
  const values = options.map((option) => option.value);
  const emptied = cells.cleared('sku');
  if (emptied) {
    if (naming.index === 0)
      reportFlaw(desk, clearOfVital(), { where: emptied.where, field: 'sku', value: emptied.text });
    return undefined;
  }
  const own = cells.one('sku');
  if (own) {
    const given = ownSku(own, naming);
    if (given.is === 'lost') return undefined;
    return { sku: given.is === 'each' || of === 1 ? given.sku : deriveSku(given.sku, values), where: own.where };
  }
  const model = cells.one('model') ?? first.one('model');
  const base = model?.text ?? family.key;
  const lost =
    model &&
    readIdentifier(model.text, { ...(model.kind && { kind: model.kind }), digits: digitsOf(cells) }).flaws.find(
      ({ severity }) => severity === 'error',
    );
  if (model && lost) {
    reportFlaw(desk, lost, { where: model.where, field: 'model', value: model.text });
    return undefined;
  }
  const derived = base === undefined ? '' : deriveSku(base, values);
  // A cell of this very row: the model may stand in a merged cell above.
  const where = cells.one('model')?.where ?? options[0]?.cell.where ?? cells.place('parent') ?? cells.where;
  if (derived !== '') return { sku: derived, where };
  if (naming.index === 0)
    reportFlaw(desk, skuMissing(), { where: cells.place('sku') ?? cells.place('model') ?? cells.where, field: 'sku' });
  return undefined;
}

type Own = { readonly is: 'each' | 'shared'; readonly sku: string } | { readonly is: 'lost' };

function ownSku(cell: Cell, { cells, index, of, desk }: Naming): Own {
  const items = of > 1 || looksBracketed(cell.text) ? readList(cell.text) : [cell.text];
  const isEach = items?.length === of;
  const raw = isEach ? (items?.[index] ?? cell.text) : cell.text;
  const reading = readIdentifier(raw, { ...(cell.kind && { kind: cell.kind }), digits: digitsOf(cells) });
  for (const flaw of index === 0 || isEach ? reading.flaws : [])
    reportFlaw(desk, flaw, { where: cell.where, field: 'sku', value: raw });
  if (reading.value === undefined && reading.flaws.length === 0)
    reportFlaw(desk, skuMissing(), { where: cell.where, field: 'sku', value: raw });
  return reading.value === undefined ? { is: 'lost' } : { is: isEach ? 'each' : 'shared', sku: reading.value };
}

/** A workbook keeps 15 digits of a number; JSON writes them all. */
export function digitsOf(cells: Cells): 'exact' | 'fifteen' {
  return cells.row.keys ? 'exact' : 'fifteen';
}

/** The first to bear a name keeps it. Without `sku` in the finding: it is the other row's product that goes by it. */
function isTaken({ sku, where }: Pick<Draft, 'sku' | 'where'>, family: Family, desk: Desk): boolean {
  // A variant may bear its own parent's name, and nobody else's.
  const before = desk.skus.add(sku, where) ?? (sku === family.key ? undefined : desk.ids.find(sku));
  if (!before) return false;
  reportFlaw(desk, duplicate(sku, before), { where, field: 'sku', value: sku });
  return true;
}

function fieldOf(cell: Cell): { field?: NonNullable<Cell['column']['field']> } {
  return cell.column.field ? { field: cell.column.field } : {};
}

/** As a person would say it: `products.xlsx 产品 C14`. */
export function showWhere(where: Where): string {
  return [where.file, where.sheet, where.cell ?? where.row].filter((part) => part !== undefined).join(' ');
}

function duplicate(sku: string, before: Where): Flaw {
  return {
    id: 'sku/duplicate',
    severity: 'error',
    message: text(
      `SKU ${sku} stands at ${showWhere(before)} already; this row was left out.`,
      `SKU ${sku} 已在 ${showWhere(before)} 出现过，本行未采用。`,
    ),
    hint: text(
      'Give each variant a SKU of its own, or remove one of the two.',
      '请为每个规格设置唯一的 SKU，或删除其中一行。',
    ),
  };
}

function skuMissing(): Flaw {
  return {
    id: 'sku/missing',
    severity: 'error',
    message: text(
      'The row has no SKU, and no model to make one from; it was left out.',
      '该行没有 SKU，也没有可用来生成 SKU 的型号，未采用。',
    ),
    hint: text('Fill in a SKU that will stay the same.', '请填写一个固定不变的 SKU。'),
  };
}

export function listBroken(): Flaw {
  return {
    id: 'list/broken',
    severity: 'error',
    message: text(
      'The list in this cell is cut off: a bracket or a quote is never closed.',
      '单元格中的列表不完整：括号或引号没有闭合。',
    ),
    hint: text('Write it as ["a", "b"], or put each item on a line of its own.', '请写成 ["甲", "乙"]，或每行写一项。'),
  };
}
