import stringWidth from 'string-width';

/** Columns that a text takes in a terminal: 2 for a Chinese character, 0 for a combining mark. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/** The text itself where it fits, else as much of it as leaves room for `…`. Never wider than `width`. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += displayWidth(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return width < 1 ? '' : `${kept.trimEnd()}…`;
}

/** Filled up with spaces on the right; longer text is left as it is. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
