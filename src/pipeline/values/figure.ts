import { halfWidth } from './half-width.ts';

/** Half-width text for whoever looks for numbers in it: `12。5` and `12·5` are 12.5 there, a no-break space between digits is one. */
export function figure(raw: string): string {
  return halfWidth(raw).replace(/(?<=\d)[。·﹒](?=\d)/g, '.');
}
