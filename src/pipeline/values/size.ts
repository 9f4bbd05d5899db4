import { convertSize, type Size } from '../../core/measure.ts';
import { text } from '../../core/text.ts';
import { brief } from './brief.ts';
import { figure, isNoFigure } from './figure.ts';
import { halfWidth } from './half-width.ts';
import { readDecimalComma, readNumber } from './number.ts';
import { blank, type Flaw, isPlaceholder, type Reading } from './reading.ts';

const UNITS: readonly (readonly [name: RegExp, unit: Size['unit']])[] = [
  [/^(?:mm|毫米)$/, 'mm'],
  [/^(?:cm|厘米|公分)$/, 'cm'],
  [/^(?:m|米)$/, 'm'],
  [/^(?:in|inch|inches|英寸|寸|")$/, 'in'],
];

const SIDE =
  /(?:(长|宽|高|厚|深|直径|口径|[φøΦ∅]|(?<![a-z])[lwhd](?![a-z]))度?[:\s]*)?(\d[\d.,]*|\.\d+)\s*(mm|cm|m|inch(?:es)?|in|毫米|厘米|公分|英寸|米|寸|")?(?:\s*\(?(长|宽|高|厚|深|(?<![a-z])[lwhd](?![a-z]))(?!度?[:\s]*\.?\d)\)?\s*(mm|cm|m|inch(?:es)?|in|毫米|厘米|公分|英寸|米)?)?/g;

type SideName = 'length' | 'width' | 'height' | 'across' | 'd';

/** Which side a letter or word before or behind a number means; across: length and width at once; d: the depth of three sides, the diameter of two. */
const NAMES: Readonly<Record<string, SideName>> = {
  长: 'length',
  l: 'length',
  宽: 'width',
  w: 'width',
  高: 'height',
  h: 'height',
  厚: 'height',
  深: 'width',
  d: 'd',
  直径: 'across',
  口径: 'across',
  φ: 'across',
  ø: 'across',
  '∅': 'across',
};

/** One side with its unit, as it stands in a column of its own. */
interface Side {
  readonly number: string;
  readonly unit?: Size['unit'];
}

interface NamedSide extends Side {
  readonly name?: SideName;
}

/** `10*20*30cm`, `10×20×30`, `长10宽20高30cm`, `Φ20*30`. Bare numbers have the header's unit. */
export function readSize(raw: string, headerUnit: string | undefined): Reading<Size> {
  const plain = figure(raw).toLowerCase();
  if (isPlaceholder(plain)) return blank;
  if (isNoFigure(plain)) return { flaws: [notANumber(brief(plain))] };
  const found = [...plain.matchAll(SIDE)].map(([, before, number = '', unit, behind, last]) => ({
    number: readNumber(number) ?? readDecimalComma(number),
    unit: unitOf(unit ?? last),
    name: NAMES[before ?? behind ?? ''],
  }));
  if (found.length === 0 || found.some((side) => side.number === undefined)) return { flaws: [notANumber(plain)] };
  const shared = found.findLast((side) => side.unit)?.unit ?? unitOf(headerUnit);
  const sides = inOrder(
    found.map(({ number = '', unit = shared, name }) => ({ number, ...(unit && { unit }), ...(name && { name }) })),
  );
  if (!sides) return { flaws: [incomplete(plain)] };
  if (!shared) return { flaws: [unitMissing(plain)] };
  return together(sides);
}

/** Three sides as they are named, else as they stand; of a round thing the two across are one. */
function inOrder(sides: readonly NamedSide[]): readonly Side[] | undefined {
  const across = sides.find(({ name }) => name === 'across' || (name === 'd' && sides.length === 2));
  const rest = sides.filter((side) => side !== across);
  if (across) return sides.length === 2 && rest[0] ? [across, across, rest[0]] : undefined;
  if (sides.length !== 3) return undefined;
  const named = (['length', 'width', 'height'] as const).map((wanted) =>
    sides.find(({ name }) => name === wanted || (name === 'd' && wanted === 'width')),
  );
  return named.every((side) => side !== undefined) ? named : sides;
}

/** Length, width and height from three columns: `['10', 'cm']`, the unit of the header where the cell has none. */
export function readSides(cells: readonly (readonly [raw: string, headerUnit: string | undefined])[]): Reading<Size> {
  const shown = cells.map(([raw]) => raw.trim() || '–').join(' × ');
  const filled = cells.filter(([raw]) => !isPlaceholder(halfWidth(raw)));
  if (filled.length === 0) return blank;
  if (filled.length < 3) return { flaws: [incomplete(shown)] };
  const sides: Side[] = [];
  for (const [raw, headerUnit] of filled) {
    const [, side = '', name] = /^([\d.,]+)\s*(\D*)$/.exec(figure(raw).toLowerCase()) ?? [];
    const number = readNumber(side) ?? readDecimalComma(side);
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
