import { Big } from 'big.js';
import { type Money, money } from '../../core/money.ts';
import type { CellKind } from '../../core/words.ts';
import { brief } from './brief.ts';
import { CHINESE_DIGITS, readChineseNumber } from './chinese-number.ts';
import { currenciesIn } from './currencies.ts';
import { figure, isNoFigure } from './figure.ts';
import {
  ambiguousPrice,
  decimalComma,
  measureNoPrice,
  negativePrice,
  notAPrice,
  priceHasWords,
  priceIsDate,
  priceRange,
  priceRounded,
  priceTiers,
  startingAt,
} from './money-flaws.ts';
import { readDecimalComma, readNumber } from './number.ts';
import { blank, type Flaw, isPlaceholder, type Reading } from './reading.ts';
import { readTiers } from './tiers.ts';

/** What the cell was, beside its text. */
interface PriceCell {
  readonly kind?: CellKind;
}

const FIGURE = String.raw`\d[\d.,]*(?:[ '’]\d{3})*(?:[.,]\d+)?`;
const RANGE = new RegExp(`^(${FIGURE})\\s*(?:[-–—~～]+|至|到|to)\\s*(${FIGURE})$`, 'i');
const FROM = new RegExp(
  `^(${FIGURE})\\s*(?:起批?|起订|起售|以上|up|\\+)$|^(?:from|起价|最低|>=?|≥)\\s*(${FIGURE})$`,
  'i',
);
/** `/个`, `/pcs`, `/100g`, `每件`: what one price is for. */
const PER = /\s*(?:\/\s*\d{0,4}|每|per\s)\s*\p{L}{1,6}\.?$|^每\s*\p{Script=Han}(?=\s*\d)/iu;
/** A number that a measure follows is a size, a weight or a content: 70cm, 500ml, 38码. */
const MEASURE =
  /\d[\d.,]*\s*(?:mm|cm|ml|kg|mg|oz|lbs?|m|g|l|inch|in|毫米|厘米|公分|米|英寸|寸|毫升|升|毫克|克|千克|公斤|斤|码)(?![\p{L}\d])/giu;

/**
 * A price as merchants write them: `¥12.5`, `12.5元/个`, `US$3.20`, `1.2万`, `12元5角`, `十二块五`. The sum is decimal text in the
 * currency written beside it, else in `currency`. Taken with a flaw that says so: `9.9起`, the higher end of a range, the price for the
 * fewest where prices depend on the quantity, one number among words.
 */
export function readMoney(raw: string, currency: string, { kind }: PriceCell = {}): Reading<Money> {
  const plain = figure(raw);
  if (isPlaceholder(plain)) return blank;
  if (kind === 'date') return { flaws: [priceIsDate(plain)] };
  // What nearly every cell of the column holds.
  if (!isNoFigure(plain) && /^\d+(?:\.\d+)?$/.test(plain)) return amountIn(plain, currency, { shown: plain, raw });
  const tiers = readTiers(plain);
  if (tiers) return lowestTier(tiers, currency, plain);
  if (isNoFigure(plain)) return { flaws: [notAPrice(brief(plain))] };
  return oneOf(plain, currency, raw);
}

function lowestTier(tiers: NonNullable<ReturnType<typeof readTiers>>, currency: string, shown: string): Reading<Money> {
  const [first, ...others] = tiers;
  const reading: Reading<Money> = first ? oneOf(first.price, currency, first.price) : blank;
  if (!reading.value || others.some((tier) => oneOf(tier.price, currency, tier.price).value === undefined))
    return { flaws: [ambiguousPrice(brief(shown))] };
  const note = priceTiers(
    `${reading.value.amount} (${first?.quantity ?? ''})`,
    others.map((tier) => `${tier.quantity}: ${tier.price}`).join('; '),
  );
  return { ...reading, flaws: [...reading.flaws, note] };
}

function oneOf(plain: string, currency: string, raw: string): Reading<Money> {
  const spelled = inPieces(plain);
  if (spelled !== undefined) return settled(spelled, currenciesIn(plain, currency).currencies[0] ?? currency, []);
  const { rest, currencies } = currenciesIn(plain.replace(PER, ''), currency);
  if (currencies.length > 1) return { flaws: [ambiguousPrice(plain)] };
  return amountIn(rest.replace(PER, '').trim(), currencies[0] ?? currency, { shown: plain, raw });
}

const NUMBER = `[\\d.]+|[${CHINESE_DIGITS}]+`;
const YUAN = new RegExp(
  `^(?:人民币|rmb|¥)?\\s*(?:(${NUMBER})\\s*(?:元|块钱?|圆))?\\s*(?:(${NUMBER})\\s*(?:角|毛))?\\s*(?:(${NUMBER})\\s*分)?(${NUMBER})?[整正]?$`,
  'i',
);

/** 12元5角, 十二块五, 五毛, 一百二十: what has more than one coin in it, or is written in words. */
function inPieces(plain: string): string | undefined {
  const bare = plain.replace(PER, '').replace(/\s+/g, '');
  const [, yuan, jiao, fen, tail] = YUAN.exec(bare) ?? [];
  const isOnlyFigures = yuan !== undefined && /^[\d.]+$/.test(yuan) && !jiao && !fen && !tail;
  if (isOnlyFigures || (tail !== undefined && /^[\d.]+$/.test(tail) && yuan === undefined)) return undefined;
  const parts = [yuan, jiao, fen].map((part) => part && (readNumber(part) ?? readChineseNumber(part)));
  const rest = tail && (readNumber(tail) ?? readChineseNumber(tail));
  if ((tail && !rest) || [yuan, jiao, fen].some((part, at) => part && !parts[at])) return undefined;
  const isSpelled = tail !== undefined && yuan === undefined && jiao === undefined && fen === undefined;
  if (parts.every((part) => !part)) return isSpelled ? rest : undefined;
  // 十二块五 is 12.5, 五毛二 is 0.52, and 半 is half of what stands before it.
  const [sum, unit] = [
    parts.reduce((total, part, at) => total.plus(new Big(part || 0).times([1, 0.1, 0.01][at] ?? 0)), new Big(0)),
    jiao ? '0.01' : '0.1',
  ];
  if (!rest) return sum.toFixed();
  if (tail === '半') return sum.plus(jiao ? 0.05 : 0.5).toFixed();
  return new Big(rest).lt(10) ? sum.plus(new Big(rest).times(unit)).toFixed() : undefined;
}

function amountIn(rest: string, currency: string, { shown, raw }: { shown: string; raw: string }): Reading<Money> {
  const tight = rest.replace(/^([+-])\s+/, '$1');
  const number = readNumber(tight);
  if (number !== undefined) return settled(number, currency, []);
  if (/^\(\s*[\d.,]+\s*\)$/.test(rest)) return { flaws: [negativePrice(rest)] };
  const comma = raw.includes('，') ? undefined : readDecimalComma(tight);
  if (comma !== undefined) return settled(comma, currency, [decimalComma(shown, comma)]);

  const [, many, by] = /^([\d.,]+)\s*([万wk千])$/i.exec(rest) ?? [];
  const base = many && readNumber(many);
  if (base) return settled(new Big(base).times(/[k千]/i.test(by ?? '') ? 1000 : 10_000).toFixed(), currency, []);

  const [, before, after] = FROM.exec(rest) ?? [];
  const lowest = numberIn(before ?? after);
  if (lowest) return settled(lowest, currency, [startingAt(shown, lowest)]);

  const [, a, b] = RANGE.exec(rest) ?? [];
  const [low, high] = [numberIn(a), numberIn(b)];
  if (low && high) {
    const higher = new Big(low).gt(high) ? low : high;
    return settled(higher, currency, [priceRange(shown, higher)]);
  }
  return amongWords(rest, currency, shown);
}

/** `中号70`: in a column of prices the number is the price. A number that bears a measure is none. */
function amongWords(rest: string, currency: string, shown: string): Reading<Money> {
  const plain = rest.replace(MEASURE, ' ');
  const numbers = plain.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  if (numbers.length > 1) return { flaws: [ambiguousPrice(shown)] };
  const only = numbers[0] && readNumber(numbers[0]);
  if (numbers[0] && !only) return { flaws: [ambiguousPrice(shown)] };
  if (only) return settled(only, currency, [priceHasWords(shown, only)]);
  return { flaws: [plain === rest ? notAPrice(shown) : measureNoPrice(shown)] };
}

function numberIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (readNumber(text) ?? readDecimalComma(text));
}

function settled(number: string, currency: string, flaws: readonly Flaw[]): Reading<Money> {
  if (number.startsWith('-')) return { flaws: [negativePrice(number)] };
  const value = money(number, currency);
  return { value, flaws: new Big(value.amount).eq(number) ? flaws : [...flaws, priceRounded(number, value)] };
}
