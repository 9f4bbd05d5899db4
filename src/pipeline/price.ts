import { Big } from 'big.js';
import { Stop } from '../core/faults.ts';
import { exponent, type Money } from '../core/money.ts';
import { type Text, text } from '../core/text.ts';
import type { PriceStep } from '../core/words.ts';
import type { Rates } from './rates.ts';

/**
 * How a channel's price comes of the merchant's: converted, `times`, `plus`, then `end`, then `floor`.
 * Figures are in the channel's currency; text keeps every digit.
 */
export interface PriceRule {
  readonly times?: number | string;
  readonly plus?: number | string;
  /**
   * The last digits of the price: the smallest price that ends so and is not below the computed one.
   * `0.99` → 12.99; `9.99` → 19.99, 29.99; in a currency without decimals `80` → 1980 and `'00'` → 2000.
   */
  readonly end?: number | string;
  /** The lowest price listed, exactly as written: it comes after `end`. */
  readonly floor?: number | string;
}

/** A price in the channel's currency, and the sum that led to it: the last step is the price. */
export interface Priced {
  readonly money: Money;
  readonly steps: readonly PriceStep[];
}

export type Pricing = (base: Money, called: 'price' | 'cost' | 'strike') => Priced;

/**
 * Readies a price rule for a channel. Throws Stop when the rule holds something that is no number,
 * or an ending that the currency cannot show; the pricing throws Stop when a rate is missing.
 */
export function pricing(
  channel: { readonly id: string; readonly currency: string },
  rule: PriceRule,
  options: { readonly rates: Rates },
): Pricing {
  const currency = channel.currency;
  const digits = exponent(currency);
  const times = figure(channel.id, 'times', rule.times);
  const plus = figure(channel.id, 'plus', rule.plus);
  const floor = figure(channel.id, 'floor', rule.floor);
  const ending = endingOf(channel, rule.end, digits);

  return (base, called) => {
    const steps: PriceStep[] = [{ label: BASE[called], money: base }];
    let sum = new Big(base.amount);
    const step = (label: Text, next: Big): void => {
      sum = next;
      steps.push({ label, money: { amount: shown(next, digits), currency } });
    };

    if (base.currency !== currency) {
      const converted = options.rates.convert(base, currency);
      if (!converted) throw missingRate(channel.id, base.currency, currency);
      const rate = `${converted.rate} ${currency}/${base.currency}`;
      step(
        text(`× ${rate} (rate of ${converted.date})`, `× ${rate}（${converted.date} 汇率）`),
        new Big(converted.amount),
      );
    }
    if (times) step(text(`× ${times}`, `× ${times}`), sum.times(times));
    if (plus) step(text(`+ ${plus}`, `+ ${plus}`), sum.plus(plus));
    if (ending) step(text(`up to the next …${ending.shown}`, `向上取到尾数 ${ending.shown}`), ended(sum, ending));
    if (floor && sum.lt(floor)) step(text(`not below ${floor}`, `不低于 ${floor}`), floor);
    const amount = sum.toFixed(digits, HALF_UP);
    if (!sum.eq(amount)) step(text('rounded', '四舍五入'), new Big(amount));
    return { money: { amount, currency }, steps };
  };
}

const HALF_UP = 1;
const UP = 3;

const BASE = {
  price: text('your price', '您的价格'),
  cost: text('your cost', '您的成本价'),
  strike: text('your price before', '您的划线价'),
} as const;

interface Ending {
  readonly last: Big;
  /** The step from one price with this ending to the next. */
  readonly every: Big;
  readonly shown: string;
}

function ended(sum: Big, { last, every }: Ending): Big {
  // Twelve decimals: an ending that was met exactly is not missed by a division's last digit.
  const over = sum.round(12, HALF_UP).minus(last);
  const steps = over.lte(0) ? new Big(0) : over.div(every).round(0, UP);
  return steps.times(every).plus(last);
}

function endingOf(
  channel: { readonly id: string; readonly currency: string },
  end: PriceRule['end'],
  digits: number,
): Ending | undefined {
  const last = figure(channel.id, 'end', end);
  if (!last || end === undefined) return undefined;
  if (last.lt(0) || !last.eq(last.round(digits))) throw impossibleEnding(channel, last, digits);
  const written = String(end).trim();
  const whole = written.split('.', 1)[0] ?? '';
  // `0.99` speaks of the decimals alone, `80` of the last two digits before them.
  const every = digits > 0 && Number(whole) === 0 ? new Big(1) : new Big(10).pow(whole.length);
  return { last, every, shown: digits > 0 ? last.toFixed(digits) : written };
}

/** At least the currency's decimals, at most two more: enough to follow a sum by hand. */
function shown(value: Big, digits: number): string {
  const long = value.round(digits + 2, HALF_UP);
  return long.eq(long.round(digits, HALF_UP)) ? long.toFixed(digits) : long.toString();
}

function figure(channel: string, name: string, value: number | string | undefined): Big | undefined {
  if (value === undefined) return undefined;
  try {
    return new Big(typeof value === 'string' ? value.trim() : value);
  } catch (cause) {
    throw new Stop(
      text(
        `channels.${channel}.price.${name}: "${value}" is not a number.`,
        `channels.${channel}.price.${name}：“${value}”不是数字。`,
      ),
      {
        hint: text('Write digits with a point for decimals, as 2.2.', '请写成数字，小数用英文句点，例如 2.2。'),
        cause,
      },
    );
  }
}

function impossibleEnding(
  channel: { readonly id: string; readonly currency: string },
  last: Big,
  digits: number,
): Stop {
  const { id, currency } = channel;
  const example = digits === 0 ? '80' : '0.99';
  return new Stop(
    text(
      `channels.${id}.price.end: no price in ${currency} can end in ${last}; it has ${digits} decimals.`,
      `channels.${id}.price.end：${currency} 只有 ${digits} 位小数，价格尾数不可能是 ${last}。`,
    ),
    {
      hint: text(
        `Write an ending such as ${example}, or leave it out.`,
        `请改为 ${example} 这样的尾数，或者删除此项。`,
      ),
    },
  );
}

function missingRate(channel: string, from: string, to: string): Stop {
  return new Stop(
    text(
      `There is no exchange rate from ${from} to ${to}, which channel ${channel} needs.`,
      `渠道 ${channel} 需要 ${from} 兑 ${to} 的汇率，但没有找到。`,
    ),
    {
      hint: text(
        `Run "listwright rates --update", or name a csv under "rates:" with a line "date,${from},${to},rate".`,
        `请运行 “listwright rates --update”，或在 “rates:” 中指定一个 csv 文件，并写入一行 “日期,${from},${to},汇率”。`,
      ),
    },
  );
}
