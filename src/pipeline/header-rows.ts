import type { Row } from '../core/words.ts';
import { type MapOptions, mapColumns } from './columns.ts';

/** Labels, not data: hardly a number, no address, nothing long. */
export function looksLikeHeader(row: Pick<Row, 'values'>): boolean {
  const filled = row.values.filter((value) => value.trim() !== '');
  if (filled.length === 0) return false;
  return filled.filter((value) => isLabel(value)).length >= filled.length * 0.75;
}

/** What can be a column's header. */
export function isLabel(value: string): boolean {
  const plain = value.trim();
  if (plain === '' || /^[\d.,%¥￥$€£+-]+$/.test(plain) || /^https?:|^[[{]/i.test(plain)) return false;
  return plain.length <= 60 || MACHINE_NAME.test(plain);
}

/** `item_sku`, `item_name[marketplace_id=…][language_tag=de_DE]#1.value`, `::record_action`, `skuProps`. */
const MACHINE_NAME = /^(?:::)?[a-z][A-Za-z0-9]*(?:[_.#][A-Za-z0-9]+|\[[\w=.-]{1,80}\])*$/;

/** The line that a program puts above its headers for itself: `version 1.00`, `TemplateType=fptcustom`. */
export function isSettings(row: Pick<Row, 'values'>): boolean {
  return row.values.some((value) => /^(?:version\s+\d|TemplateType=|settings=)/i.test(value.trim()));
}

/**
 * Whether a row may be the first of several header rows: it knows a column, or has groups over several columns, or a program's names
 * for the columns follow. A title above the table stands alone, at its left; a lone group (包装尺寸) stands over the columns that it is
 * for.
 */
export function mayLead(upper: Pick<Row, 'values'>, lower: Pick<Row, 'values'>, options: MapOptions): boolean {
  const filled = upper.values.flatMap((value, at) => (value.trim() === '' ? [] : [at]));
  if (filled.length !== 1) {
    if (areMachineNames(lower.values)) return true;
    if (filled.some((at) => !upper.values[at + 1]?.trim() && lower.values[at + 1]?.trim())) return true;
    return mapColumns(upper.values, options).columns.some((column) => column.score >= 0.95);
  }
  const first = lower.values.findIndex((value) => value.trim() !== '');
  return (filled[0] ?? 0) > first;
}

/**
 * Whether a row is a further header row below others: its own labels are known, half of them at least; or they are a program's
 * names for the columns; or they stand below groups alone (零售 and 批发 below 价格) and nowhere else.
 */
export function continuesHeader(row: Row, above: readonly string[], options: MapOptions): boolean {
  if (!looksLikeHeader(row)) return false;
  if (standsBelowGroups(row.values, above)) return true;
  const { columns } = mapColumns(row.values, options);
  const exact = columns.filter((column) => column.field !== undefined && column.score >= 0.95).length;
  if (exact < 2) return false;
  return exact * 2 >= columns.length || areMachineNames(row.values);
}

function areMachineNames(values: readonly string[]): boolean {
  const filled = values.filter((value) => value.trim() !== '');
  const names = filled.filter((value) => MACHINE_NAME.test(value.trim()) && /[_#:]|[a-z][A-Z]/.test(value));
  return filled.length >= 4 && names.length * 2 > filled.length;
}

function standsBelowGroups(values: readonly string[], above: readonly string[]): boolean {
  const filled = values.flatMap((value, at) => (value.trim() === '' ? [] : [at]));
  if (filled.length < 2) return false;
  const isBlank = (at: number): boolean => (above[at] ?? '').trim() === '';
  const last = above.findLastIndex((value) => value.trim() !== '');
  const isBelow = filled.every((at) => isBlank(at) || isBlank(at + 1));
  // A label of its own in each column above is no group, and what lies right of all labels belongs to none.
  const isGroup = filled.some((at) => !isBlank(at)) && filled.some(isBlank) && filled.every((at) => at <= last + 8);
  const others = above.some((value, at) => value.trim() !== '' && !filled.includes(at));
  return isBelow && isGroup && others && filled.every((at) => isShort(values[at] ?? ''));
}

function isShort(value: string): boolean {
  return isLabel(value) && value.trim().length <= 20;
}

/** A label over several columns (包装尺寸 over 长, 宽, 高) stands in the first of them only, and is carried to the right. */
export function joinedHeader(upper: readonly string[], lower: readonly string[]): readonly string[] {
  const headers: string[] = [];
  let group = '';
  for (let i = 0; i < Math.max(upper.length, lower.length); i++) {
    const above = (upper[i] ?? '').trim();
    const below = (lower[i] ?? '').trim();
    if (above !== '') group = above;
    if (below === '' || below === above) headers.push(above);
    else headers.push(group === '' ? below : `${group}\n${below}`);
  }
  return headers;
}
