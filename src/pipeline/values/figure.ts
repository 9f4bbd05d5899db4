import { halfWidth } from './half-width.ts';

/** No number with its unit and a word beside it is longer; patterns that go back and forth never see more. */
const LONGEST = 200;

/** Half-width text for whoever looks for numbers in it: `12。5` and `12·5` are 12.5 there, a no-break space between digits is one. */
export function figure(raw: string): string {
  return halfWidth(raw).replace(/(?<=\d)[。·﹒](?=\d)/g, '.');
}

/** True for a text that holds more than a number: a description in a column of prices, or a cell that was made to be slow. */
export function isNoFigure(text: string): boolean {
  return text.length > LONGEST;
}
