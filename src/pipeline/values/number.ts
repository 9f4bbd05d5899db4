import { Big } from 'big.js';

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const SCIENTIFIC = /^[+-]?\d+(?:\.\d+)?[eE][+-]?\d{1,2}$/;

/** Longest text that is still taken for a number; whatever is longer is no price and no weight. */
const LONGEST = 40;

/**
 * Half-width text as plain decimal text: `1,234.50` → `1234.5`. Undefined for anything that is not one number.
 * A fraction is cut to 15 significant digits, which is all that a spreadsheet program itself trusts: it writes 12.3 as 12.300000000000001.
 */
export function readNumber(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  if (THOUSANDS.test(text)) return settled(text.replaceAll(',', ''));
  if (PLAIN.test(text) || SCIENTIFIC.test(text)) return settled(text);
  return undefined;
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
