import { Big } from 'big.js';

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
/** 1,234,567.50 and India's 12,34,567.50. */
const COMMAS = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?$/;
/** 1.234.567 and 1.234,50: a single point with three digits behind it is a decimal point. */
const POINTS = /^[+-]?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/;
/** 1 234,50 and 1'234.50. */
const GAPS = /^[+-]?\d{1,3}(?:([ '’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;
const SCIENTIFIC = /^[+-]?\d+(?:\.\d+)?[eE][+-]?\d{1,2}$/;
const DECIMAL_COMMA = /^[+-]?(?:\d+,\d{1,2}|0,\d+)$/;

/** Longest text that is still taken for a number; whatever is longer is no price and no weight. */
const LONGEST = 40;

/**
 * Half-width text as plain decimal text: `1,234.50`, `1.234,50`, `1 234,50` and `1'234.50` → `1234.5`. Undefined for anything that
 * is not one number, also for `12,5`, which may be two.
 * A fraction is cut to 15 significant digits, which is all that a spreadsheet program itself trusts: it writes 12.3 as 12.300000000000001.
 */
export function readNumber(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  if (COMMAS.test(text)) return settled(text.replaceAll(',', ''));
  if (POINTS.test(text)) return settled(text.replaceAll('.', '').replace(',', '.'));
  if (GAPS.test(text)) return settled(text.replace(/[ '’]/g, '').replace(',', '.'));
  if (PLAIN.test(text) || SCIENTIFIC.test(text)) return settled(text);
  return undefined;
}

/** `12,5` and `0,350` where the cell can hold one number only: the comma is the decimal one of most of Europe. */
export function readDecimalComma(text: string): string | undefined {
  return text.length <= LONGEST && DECIMAL_COMMA.test(text) ? settled(text.replace(',', '.')) : undefined;
}

function settled(text: string): string {
  const number = new Big(
    text
      .replace(/^\+/, '')
      .replace(/\.$/, '')
      .replace(/^(-?)\./, '$10.'),
  );
  return (text.includes('.') ? number.prec(15) : number).toFixed();
}
