import { text } from '../../core/text.ts';
import type { CellKind } from '../../core/words.ts';
import { brief } from './brief.ts';
import { countUnseen, halfWidth } from './half-width.ts';
import type { Flaw, Reading } from './reading.ts';

/** What the cell was, beside its text. */
export interface IdentifierCell {
  readonly kind?: CellKind;
  /** 'exact' where the file itself writes every digit of a number (JSON); a workbook keeps 15 of them. */
  readonly digits: 'exact' | 'fifteen';
}

/** As spreadsheet programs show long numbers: 6.90123E+12. The sign tells it from model numbers such as 1E5. */
const SHOWN = /^\d(?:[.,]\d+)?e\+\d{1,3}$|^\d[.,]\d{3,}e\d{1,3}$/i;
const SCIENTIFIC = /^(\d)(?:[.,](\d+))?e\+?(\d{1,3})$/i;

/** No code is longer; what is, is a text in the wrong column, and a rule says so. */
const LONGEST = 500;

/**
 * A SKU, GTIN or key with every digit it was given: full-width signs made plain, the apostrophe or `="…"` that forces text taken off.
 * A number whose digits the spreadsheet program has thrown away has no value and the flaw `identifier/digits-lost`; so has a date that
 * was a code once (`identifier/is-date`). Characters that nobody can see are taken off and are the flaw `identifier/unseen-characters`
 * beside the value: two codes that look alike are one.
 */
export function readIdentifier(raw: string, cell: IdentifierCell): Reading<string> {
  const reading = readSeen(raw, cell);
  const count = countUnseen(raw);
  if (reading.value === undefined || count === 0) return reading;
  return { ...reading, flaws: [...reading.flaws, unseen(reading.value, count)] };
}

function readSeen(raw: string, cell: IdentifierCell): Reading<string> {
  const whole = halfWidth(raw);
  if (whole.length > LONGEST) return { value: whole, flaws: [] };
  const plain = whole
    .replace(/^=\s*["“”]+(.*?)["“”]+$/, '$1')
    .replace(/^=(?=\d+$)/, '')
    .replace(/^['’‘`´]/, '')
    .trim();
  if (cell.kind === 'date') return { flaws: [isDate(plain)] };
  if (plain === '') return { flaws: [] };
  if (SHOWN.test(plain) || (cell.kind === 'number' && SCIENTIFIC.test(plain))) {
    const digits = expanded(plain);
    return digits === undefined ? { flaws: [digitsLost(plain)] } : { value: digits, flaws: [] };
  }
  // What a formula came to may be a text of any length; fifteen digits and zeros behind are a number that was cut.
  if (cell.kind === 'formula' && /^\d{15}0+$/.test(plain)) return { flaws: [digitsLost(plain)] };
  if (cell.kind !== 'number') return { value: plain, flaws: [] };
  const number = plain.replace(/\.0+$/, '');
  if (cell.digits === 'fifteen' && number.replace(/\D/g, '').length > 15) return { flaws: [digitsLost(plain)] };
  return { value: number, flaws: [] };
}

/** The whole number, where all of its digits are written: 6.901234567892E+12. */
function expanded(shown: string): string | undefined {
  const [, first = '', rest = '', exponent = ''] = SCIENTIFIC.exec(shown) ?? [];
  const isWhole = rest.length === Number(exponent) && rest.length < 15;
  return isWhole ? first + rest : undefined;
}

function digitsLost(shown: string): Flaw {
  return {
    id: 'identifier/digits-lost',
    severity: 'error',
    message: text(
      `${shown} was stored as a number, and a spreadsheet program keeps 15 digits of a number at most: the rest is gone from the file.`,
      `${shown} 被存成了数字，表格软件最多保留 15 位有效数字，其余位数在文件中已经丢失。`,
    ),
    hint: text(
      'Set the column to text and export or type the code again.',
      '请把该列设为“文本”格式，再重新导出或重新输入编码。',
    ),
  };
}

function unseen(shown: string, count: number): Flaw {
  return {
    id: 'identifier/unseen-characters',
    severity: 'warning',
    message: text(
      `The code ${brief(shown)} holds ${count} character(s) that nobody can see; it was taken without them.`,
      `编码 ${brief(shown)} 中有 ${count} 个看不见的字符，已去除后采用。`,
    ),
    hint: text(
      'Type the code again by hand where it is kept: copied text brings such characters along.',
      '请在原系统中手动重新输入该编码；复制粘贴会带入这类字符。',
    ),
  };
}

function isDate(shown: string): Flaw {
  return {
    id: 'identifier/is-date',
    severity: 'error',
    message: text(
      `The cell holds the date ${shown}: a spreadsheet program makes one of codes such as 3-1 or 5/12.`,
      `单元格存的是日期 ${shown}：表格软件会把 3-1、5/12 这样的编码变成日期。`,
    ),
    hint: text('Set the column to text and type the code again.', '请把该列设为“文本”格式，再重新输入编码。'),
  };
}
