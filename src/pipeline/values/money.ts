import { Big } from 'big.js';
import { type Money, money } from '../../core/money.ts';
import { text } from '../../core/text.ts';
import { currenciesIn } from './currencies.ts';
import { halfWidth } from './half-width.ts';
import { readNumber } from './number.ts';
import { blank, type Flaw, isPlaceholder, type Reading } from './reading.ts';

const RANGE = /^(\d[\d.,]*)\s*(?:[-–—~]+|至|到|to)\s*(\d[\d.,]*)$/i;
/** `/个`, `/pcs`, `每件`: what one price is for. */
const PER = /\s*(?:\/|每|per\s)\s*\p{L}{1,6}\.?$/iu;

/**
 * A price as merchants write them: `¥12.5`, `12.5元/个`, `US$3.20`, `1.2万`. The sum is decimal text in the currency written
 * beside it, else in `currency`. Taken with a warning: `9.9起`, the higher end of a range, one number among words.
 */
export function readMoney(raw: string, currency: string): Reading<Money> {
  const plain = halfWidth(raw);
  if (isPlaceholder(plain)) return blank;
  const { rest, currencies } = currenciesIn(plain, currency);
  if (currencies.length > 1) return { flaws: [ambiguous(plain)] };
  return amountIn(rest.replace(PER, ''), currencies[0] ?? currency, plain);
}

function amountIn(rest: string, currency: string, shown: string): Reading<Money> {
  const number = readNumber(rest.replaceAll(' ', ''));
  if (number !== undefined) return settled(number, currency, []);

  const [, tenThousands] = /^([\d.,]+)\s*[万w]$/i.exec(rest) ?? [];
  const many = tenThousands && readNumber(tenThousands);
  if (many) return settled(new Big(many).times(10_000).toFixed(), currency, []);

  const [, from] = /^([\d.,]+)\s*起$/.exec(rest) ?? [];
  const lowest = from && readNumber(from);
  if (lowest) return settled(lowest, currency, [startingAt(shown, lowest)]);

  const [, a, b] = RANGE.exec(rest) ?? [];
  const low = a && readNumber(a);
  const high = b && readNumber(b);
  if (low && high) {
    const higher = new Big(low).gt(high) ? low : high;
    return settled(higher, currency, [range(shown, higher)]);
  }

  const numbers = rest.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  if (numbers.length > 1) return { flaws: [ambiguous(shown)] };
  const only = numbers[0] && readNumber(numbers[0]);
  return only ? settled(only, currency, [hasWords(shown, only)]) : { flaws: [notANumber(shown)] };
}

function settled(number: string, currency: string, flaws: readonly Flaw[]): Reading<Money> {
  if (number.startsWith('-')) return { flaws: [negative(number)] };
  const value = money(number, currency);
  return { value, flaws: new Big(value.amount).eq(number) ? flaws : [...flaws, rounded(number, value)] };
}

function notANumber(shown: string): Flaw {
  return {
    id: 'price/not-a-number',
    severity: 'error',
    message: text(`“${shown}” is not a price.`, `“${shown}”不是价格。`),
    hint: text('Write a number, as 12.50.', '请填写数字，例如 12.50。'),
  };
}

function ambiguous(shown: string): Flaw {
  return {
    id: 'price/ambiguous',
    severity: 'error',
    message: text(`“${shown}” can be read as more than one price.`, `“${shown}”可以理解成多个价格。`),
    hint: text('Leave one number and one currency in the cell.', '单元格中请只保留一个数字和一种币种。'),
  };
}

function negative(number: string): Flaw {
  return {
    id: 'price/negative',
    severity: 'error',
    message: text(`The price ${number} is below zero.`, `价格 ${number} 小于零。`),
    hint: text('Write a price of zero or more.', '请填写不小于零的价格。'),
  };
}

function startingAt(shown: string, taken: string): Flaw {
  return {
    id: 'price/from',
    severity: 'warning',
    message: text(`“${shown}” is where prices start; ${taken} was taken.`, `“${shown}”是起价，已按 ${taken} 处理。`),
    hint: text('Write the price of this very item.', '请填写该商品的确切价格。'),
  };
}

function range(shown: string, taken: string): Flaw {
  return {
    id: 'price/range',
    severity: 'warning',
    message: text(
      `“${shown}” is a range; the higher end, ${taken}, was taken.`,
      `“${shown}”是价格区间，已取较高的 ${taken}。`,
    ),
    hint: text('Write one price, or a list with one price for each option.', '请填写一个价格，或按规格逐一列出价格。'),
  };
}

function hasWords(shown: string, taken: string): Flaw {
  return {
    id: 'price/has-words',
    severity: 'warning',
    message: text(
      `The price “${shown}” has words in it; ${taken} was taken.`,
      `价格“${shown}”中夹有文字，已按 ${taken} 处理。`,
    ),
    hint: text('Leave the number alone in the cell.', '单元格中请只保留数字。'),
  };
}

function rounded(number: string, value: Money): Flaw {
  return {
    id: 'price/rounded',
    severity: 'warning',
    message: text(
      `${number} has more digits than ${value.currency} knows; ${value.amount} was taken.`,
      `${number} 的小数位超过 ${value.currency} 的最小单位，已按 ${value.amount} 处理。`,
    ),
    hint: text('Write the price in whole minor units.', '请按最小货币单位填写价格。'),
  };
}
