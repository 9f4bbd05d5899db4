import { Big } from 'big.js';
import type { NumberStyle } from './number-style.ts';

/** Excel shows and computes 15 significant digits, but stores up to 17: 19.9 is written 19.899999999999999. */
const SHOWN_DIGITS = 15;

/**
 * A number's text as its author sees it: a whole number keeps every digit of the file; a fraction or a power of ten is
 * written out, without the digits that only binary arithmetic put there. Decimal all the way, no float in between.
 */
export function numberText(raw: string, style: NumberStyle | undefined): string {
  const value = raw.trim();
  if (isShortFraction(value) && style?.is !== 'padded') return value;
  if (/^-?\d+$/.test(value)) return style?.is === 'padded' ? padded(value, style.digits) : value;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(value)) return value;
  const plain = new Big(value).prec(SHOWN_DIGITS).toFixed();
  return style?.is === 'padded' && /^\d+$/.test(plain) ? padded(plain, style.digits) : plain;
}

/** Most numbers of a sheet: `12.5`, as it is to be shown already. */
function isShortFraction(value: string): boolean {
  return value.length <= SHOWN_DIGITS && /^(?:0|[1-9]\d*)\.\d*[1-9]$/.test(value);
}

function padded(value: string, digits: number): string {
  return value.startsWith('-') ? value : value.padStart(digits, '0');
}

const DAY = 86_400;
/** Days from 1899-12-30 to 1904-01-01. */
const DAYS_TO_1904 = 1462;

/** A serial day as `2026-03-01`, `2026-03-01T09:30:00` or `09:30:00`; undefined when it is no day of the calendar. */
export function dateText(raw: string, style: 'date' | 'time' | 'date-time', is1904: boolean): string | undefined {
  const serial = Number(raw);
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return undefined;
  const days = is1904 ? serial + DAYS_TO_1904 : serial;
  // Excel counts a 29 February 1900 that never was; before it, its days are one ahead.
  const seconds = Math.round((days < 60 && !is1904 ? days + 1 : days) * DAY);
  const moment = new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString();
  const hasTime = seconds % DAY !== 0;
  if (style === 'time') return serial < 1 ? moment.slice(11, 19) : moment.slice(0, 19);
  return style === 'date-time' || hasTime ? moment.slice(0, 19) : moment.slice(0, 10);
}
