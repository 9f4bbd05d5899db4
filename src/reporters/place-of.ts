import type { Lang, Where } from '../core/words.ts';

/** Where a person looks: `products.xlsx 产品 C14`, or `shop.csv line 14`. Empty where nothing is known. */
export function placeOf(where: Where | undefined, lang: Lang): string {
  if (!where) return '';
  return [tableOf(where), spotOf(where, lang)].filter((part) => part !== '').join(' ');
}

/** The file, with its sheet. */
export function tableOf(where: Where): string {
  return where.sheet === undefined ? where.file : `${where.file} ${where.sheet}`;
}

/** The cell within its table: a spreadsheet program shows one of a csv too. The line of a text file where no cell is known. */
export function spotOf({ cell, line, row }: Where, lang: Lang): string {
  if (cell !== undefined) return cell;
  const number = line ?? row;
  if (number === undefined) return '';
  return lang === 'zh' ? `第 ${number} 行` : `line ${number}`;
}
