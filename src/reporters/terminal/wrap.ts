import { cutToWidth, displayWidth } from '../../lib/width.ts';

/** Lines of at most `width` columns and at most `lines` of them, the last one cut. Breaks at spaces and between Chinese characters. */
export function wrap(text: string, width: number, lines: number): readonly string[] {
  const done: string[] = [];
  let line = '';
  let left: readonly string[] = text.match(PIECES) ?? [];
  while (left.length > 0) {
    const [piece = '', ...rest] = left;
    if (done.length === lines - 1) return [...done, cutToWidth(line + left.join('').trimEnd(), width)];
    if (displayWidth(line + piece.trimEnd()) <= width) {
      line += piece;
      left = rest;
    } else if (line !== '') {
      done.push(line.trimEnd());
      line = '';
    } else {
      // A single word that is wider than a line.
      const head = cutToWidth(piece, width).slice(0, -1) || piece.charAt(0);
      done.push(head);
      left = [piece.slice(head.length), ...rest];
    }
  }
  return line === '' ? done : [...done, line.trimEnd()];
}

/** A Chinese character with the punctuation that must not begin a line, or a word, each with the spaces behind it. */
const PIECES =
  /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”][，。；：、！？）》”』」]*\s*|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef“”]+\s*|\s+/gu;
