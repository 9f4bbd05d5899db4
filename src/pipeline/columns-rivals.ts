import type { FieldPath } from '../core/fields.ts';
import type { Column } from '../core/mapping.ts';
import { text } from '../core/text.ts';
import { plainHeader } from './columns-header.ts';

/** Fields that several columns may fill. */
export const MANY: readonly FieldPath[] = [
  'pictures',
  'video',
  'bullets',
  'keywords',
  'note',
  'options',
  'option.name',
  'option.other',
  'option.style',
  'supplier',
]; // prettier-ignore

/** Columns that claim one field, settled among themselves. */
export function settled(columns: readonly Column[]): readonly Column[] {
  return itemNumbers(onePerField(columns));
}

const OF_ITEM = /^(?:商品|产品|主)?货号$/;
const OF_UNIT = /sku|单品|规格|变种|变体|子货号/;

/** 货号 beside a column of the variants' own numbers (SKU, 单品货号) is the number of the product that they belong to. */
function itemNumbers(columns: readonly Column[]): readonly Column[] {
  const skus = columns.filter(({ field, why }) => field === 'sku' && why.en !== 'mapping file');
  const isUnit = ({ header }: Column): boolean => OF_UNIT.test(plainHeader(header).key);
  const unit = skus.find(isUnit);
  if (!unit || columns.some(({ field }) => field === 'parent')) return columns;
  return columns.map((column): Column => {
    if (!skus.includes(column) || !OF_ITEM.test(plainHeader(column.header).key)) return column;
    const why = text(`stands beside ${unit.header}`, `与“${unit.header}”并列`);
    return { ...column, field: 'parent', score: Math.min(column.score, 0.9), why };
  });
}

/** A guess gives way where another column is surer of the same field. Columns equally sure both keep it. */
function onePerField(columns: readonly Column[]): readonly Column[] {
  return columns.map((column) => {
    if (!column.field || MANY.includes(column.field)) return column;
    const surer = columns.find((other) => other.field === column.field && other.score > column.score);
    if (!surer) return column;
    const { field: _field, option: _option, ...rest } = column;
    const name = surer.header.replaceAll('\n', ' ');
    return {
      ...rest,
      score: 0,
      why: text(`${name} is surer to be ${column.field}`, `“${name}”更可能是 ${column.field}`),
    };
  });
}
