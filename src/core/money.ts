import { Big } from 'big.js';

/** Decimal text and an ISO 4217 code: `{ amount: '19.90', currency: 'EUR' }`. Never a float. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

export type Rounding = 'half-up' | 'up' | 'down';

const MODE: Record<Rounding, 0 | 1 | 3> = { down: 0, 'half-up': 1, up: 3 };

/** Minor digits of a currency by ISO 4217 (CLDR's cash digits are not used): EUR 2, JPY 0, KWD 3. */
export function exponent(currency: string): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const digits = digitsOf(currency);
  exponents.set(currency, digits);
  return digits;
}

/** Asking takes longer than all the rest of a price, and there are two hundred answers. */
const exponents = new Map<string, number>();

function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The amount with exactly the currency's minor digits. */
export function money(amount: string | Big, currency: string, rounding: Rounding = 'half-up'): Money {
  return { amount: new Big(amount).toFixed(exponent(currency), MODE[rounding]), currency };
}

/** -1, 0 or 1. Throws RangeError for two currencies. */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} cannot be compared with ${b.currency}`);
  return new Big(a.amount).cmp(b.amount);
}

/** How far `to` is from `from`, as a share of `from`: 0.4 is 40 %. Infinity from zero. Currencies must agree. */
export function priceMove(from: Money, to: Money): number {
  if (from.currency !== to.currency) return Number.POSITIVE_INFINITY;
  const base = new Big(from.amount);
  if (base.eq(0)) return new Big(to.amount).eq(0) ? 0 : Number.POSITIVE_INFINITY;
  return new Big(to.amount).minus(base).div(base).abs().toNumber();
}

/** For people: `12.50 EUR`. */
export function showMoney(value: Money): string {
  return `${value.amount} ${value.currency}`;
}
