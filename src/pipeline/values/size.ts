import { convertSize, type Size } from '../../core/measure.ts';
import { text } from '../../core/text.ts';
import { halfWidth } from './half-width.ts';
import { readNumber } from './number.ts';
import { blank, type Flaw, isPlaceholder, type Reading } from './reading.ts';

const UNITS: readonly (readonly [name: RegExp, unit: Size['unit']])[] = [
  [/^(?:mm|毫米)$/, 'mm'],
  [/^(?:cm|厘米|公分)$/, 'cm'],
  [/^(?:m|米)$/, 'm'],
  [/^(?:in|inch|inches|英寸|寸|")$/, 'in'],
];

const SIDE = /(\d[\d.,]*|\.\d+)\s*(mm|cm|m|inch(?:es)?|in|毫米|厘米|公分|英寸|米|寸|")?/g;

/** One side with its unit, as it stands in a column of its own. */
interface Side {
  readonly number: string;
  readonly unit?: Size['unit'];
}

/** `10*20*30cm`, `10×20×30`, `长10宽20高30cm`. Bare numbers have the header's unit. */
export function readSize(raw: string, headerUnit: string | undefined): Reading<Size> {
  const plain = halfWidth(raw).toLowerCase();
  if (isPlaceholder(plain)) return blank;
  const sides = [...plain.matchAll(SIDE)].map(([, number = '', unit]) => ({
    number: readNumber(number),
    unit: unitOf(unit),
  }));
  if (sides.length === 0 || sides.some((side) => side.number === undefined)) return { flaws: [notANumber(plain)] };
  if (sides.length !== 3) return { flaws: [incomplete(plain)] };
  const shared = sides.findLast((side) => side.unit)?.unit ?? unitOf(headerUnit);
  if (!shared) return { flaws: [unitMissing(plain)] };
  return together(sides.map((side) => ({ number: side.number ?? '', unit: side.unit ?? shared })));
}

/** Length, width and height from three columns: `['10', 'cm']`, the unit of the header where the cell has none. */
export function readSides(cells: readonly (readonly [raw: string, headerUnit: string | undefined])[]): Reading<Size> {
  const shown = cells.map(([raw]) => raw.trim() || '–').join(' × ');
  const filled = cells.filter(([raw]) => !isPlaceholder(halfWidth(raw)));
  if (filled.length === 0) return blank;
  if (filled.length < 3) return { flaws: [incomplete(shown)] };
  const sides: Side[] = [];
  for (const [raw, headerUnit] of filled) {
    const [, figure = '', name] = /^([\d.,]+)\s*(\D*)$/.exec(halfWidth(raw).toLowerCase()) ?? [];
    const number = readNumber(figure);
    if (number === undefined) return { flaws: [notANumber(shown)] };
    const unit = unitOf(name) ?? unitOf(headerUnit);
    sides.push({ number, ...(unit && { unit }) });
  }
  return sides.every((side) => side.unit) ? together(sides) : { flaws: [unitMissing(shown)] };
}

function together(sides: readonly Side[]): Reading<Size> {
  const units = new Set(sides.map((side) => side.unit));
  const unit = units.size === 1 ? (sides[0]?.unit ?? 'cm') : 'cm';
  const [length = '', width = '', height = ''] = sides.map((side) => inUnit(side, unit));
  return { value: { length, width, height, unit }, flaws: [] };
}

function inUnit(side: Side, unit: Size['unit']): string {
  const one = { length: side.number, width: side.number, height: side.number, unit: side.unit ?? unit };
  return convertSize(one, unit).length;
}

function unitOf(name: string | undefined): Size['unit'] | undefined {
  const wanted = name?.trim().toLowerCase();
  return wanted ? UNITS.find(([pattern]) => pattern.test(wanted))?.[1] : undefined;
}

function notANumber(shown: string): Flaw {
  return {
    id: 'dimensions/not-a-number',
    severity: 'error',
    message: text(`“${shown}” is not a size.`, `“${shown}”不是尺寸。`),
    hint: text('Write length × width × height, as 10*20*30cm.', '请按长×宽×高填写，例如 10*20*30cm。'),
  };
}

function incomplete(shown: string): Flaw {
  return {
    id: 'dimensions/incomplete',
    severity: 'warning',
    message: text(
      `The size ${shown} does not have three sides; it was left out.`,
      `尺寸 ${shown} 不是长、宽、高三个数，已忽略。`,
    ),
    hint: text('Write length × width × height, as 10*20*30cm.', '请按长×宽×高填写，例如 10*20*30cm。'),
  };
}

function unitMissing(shown: string): Flaw {
  return {
    id: 'dimensions/unit-missing',
    severity: 'warning',
    message: text(`The size ${shown} has no unit; it was left out.`, `尺寸 ${shown} 没有单位，已忽略。`),
    hint: text(
      'Write the unit in the cell or in the header, as 尺寸(cm).',
      '请在单元格或表头中写明单位，例如“尺寸(cm)”。',
    ),
  };
}
