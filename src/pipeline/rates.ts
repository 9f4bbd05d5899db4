import { Big } from 'big.js';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Money } from '../core/money.ts';

const decimal = z.string().regex(/^\d+(\.\d+)?$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const currency = z.string().regex(/^[A-Z]{3}$/);

/** What one unit of `from` costs in `to`, and on which day that was so. */
const quote = z.strictObject({ date: day, from: currency, to: currency, rate: decimal });
export type Quote = z.infer<typeof quote>;

/** How rates stand in listwright.lock: `rates` by pair, as `EUR/CNY` → what one EUR costs in CNY. `date` is the newest one's. */
export const ratesLock = z.strictObject({
  source: z.string(),
  date: day,
  rates: z.record(z.string().regex(/^[A-Z]{3}\/[A-Z]{3}$/), z.strictObject({ rate: decimal, date: day })),
});
export type RatesLock = z.infer<typeof ratesLock>;

/** Money in another currency: every digit, not yet rounded. */
export interface Converted {
  readonly amount: string;
  /** Six significant digits, for people. */
  readonly rate: string;
  /** The older day where two rates were crossed. */
  readonly date: string;
}

export interface Rates {
  /** Undefined where no pinned rate leads there, directly, turned round, or over one other currency (EUR first). */
  convert(money: Money, to: string): Converted | undefined;
}

/** Rates that stand still: those of the lock and nothing else. */
export function ratesOf(lock: RatesLock): Rates {
  const legs = legsOf(lock);
  const known = new Map<string, Leg | undefined>();
  return {
    convert(money, to) {
      if (money.currency === to) return { amount: money.amount, rate: '1', date: lock.date };
      const pair = `${money.currency}/${to}`;
      if (!known.has(pair)) known.set(pair, path(legs, money.currency, to));
      const leg = known.get(pair);
      if (!leg) return undefined;
      return {
        amount: new Big(money.amount).times(leg.times).div(leg.over).toFixed(),
        rate: new Big(leg.times.div(leg.over).toPrecision(6)).toString(),
        date: leg.date,
      };
    },
  };
}

/** The newest quote of each pair, sorted. Later lines win on the same day. Throws RangeError when there is none. */
export function lockOf(source: string, quotes: Iterable<Quote>): RatesLock {
  const newest = new Map<string, Quote>();
  for (const one of quotes) {
    const pair = `${one.from}/${one.to}`;
    const other = newest.get(pair);
    if (!other || other.date <= one.date) newest.set(pair, one);
  }
  const pairs = [...newest].sort(([a], [b]) => (a < b ? -1 : 1));
  const dates = pairs.map(([, { date }]) => date).sort();
  const date = dates.at(-1);
  if (date === undefined) throw new RangeError('no rates');
  return {
    source,
    date,
    rates: Object.fromEntries(pairs.map(([pair, one]) => [pair, { rate: one.rate, date: one.date }])),
  };
}

/**
 * The European Central Bank's daily reference rates, all from EUR: `<Cube time='2026-11-20'><Cube currency='USD' rate='1.15'/>…`
 * (https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml, read 2026-11-22). Empty where the text is something else.
 */
export function parseEcb(xml: string): readonly Quote[] {
  const quotes: Quote[] = [];
  let date = '';
  for (const [cube] of xml.matchAll(/<Cube\b[^>]*>/g)) {
    date = attribute(cube, 'time') ?? date;
    const one = quote.safeParse({ date, from: 'EUR', to: attribute(cube, 'currency'), rate: attribute(cube, 'rate') });
    if (one.success && Number(one.data.rate) > 0) quotes.push(one.data);
  }
  return quotes;
}

/** `date,from,to,rate` lines below a header in any order. `bad` holds the numbers of lines that say something else. */
export function parseRatesCsv(csv: string): { readonly quotes: readonly Quote[]; readonly bad: readonly number[] } {
  const rows = parse(csv, {
    bom: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    delimiter: [',', ';', '\t'],
  });
  const lines = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })).parse(rows);
  const header = (lines.shift()?.record ?? []).map((name) => name.toLowerCase());
  const quotes: Quote[] = [];
  const bad: number[] = [];
  for (const { record, info } of lines) {
    const cell = (name: string): string => record[header.indexOf(name)] ?? '';
    const one = quote.safeParse({
      date: cell('date'),
      from: cell('from').toUpperCase(),
      to: cell('to').toUpperCase(),
      rate: cell('rate'),
    });
    if (one.success && Number(one.data.rate) > 0) quotes.push(one.data);
    else bad.push(info.lines);
  }
  return { quotes, bad };
}

/** A conversion as a fraction, so that turning a rate round loses nothing before the division at the end. */
interface Leg {
  readonly times: Big;
  readonly over: Big;
  readonly date: string;
}

function legsOf(lock: RatesLock): ReadonlyMap<string, Leg> {
  const legs = new Map<string, Leg>();
  const one = new Big(1);
  const pairs = Object.entries(lock.rates);
  for (const [pair, { rate, date }] of pairs) legs.set(pair, { times: new Big(rate), over: one, date });
  for (const [pair, { rate, date }] of pairs) {
    const [from, to] = pair.split('/');
    const turned = `${to}/${from}`;
    if (!legs.has(turned)) legs.set(turned, { times: one, over: new Big(rate), date });
  }
  return legs;
}

function path(legs: ReadonlyMap<string, Leg>, from: string, to: string): Leg | undefined {
  const direct = legs.get(`${from}/${to}`);
  if (direct) return direct;
  const others = [...legs.keys()]
    .filter((pair) => pair.startsWith(`${from}/`))
    .map((pair) => pair.slice(from.length + 1));
  for (const over of ['EUR', ...others.sort()]) {
    const first = legs.get(`${from}/${over}`);
    const second = legs.get(`${over}/${to}`);
    if (!first || !second) continue;
    const date = first.date < second.date ? first.date : second.date;
    return { times: first.times.times(second.times), over: first.over.times(second.over), date };
  }
  return undefined;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*['"]([^'"]*)['"]`).exec(tag)?.[1];
}
