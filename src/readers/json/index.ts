import type { FileFacts, Reader } from '../../core/ports/reader.ts';
import { looksLikeText } from '../looks-like-text.ts';

/** A list of products, `{ "products": […] }`, or one object a line. Rows carry their own names. */
export const json: Reader = {
  id: 'json',
  accepts,
  async *read(file, reading, report) {
    const { readJson } = await import('./read-json.ts');
    yield* readJson(file, reading, report);
  },
};

function accepts(file: FileFacts): boolean {
  const start = looksLikeText(file.head);
  return start !== undefined && /^\s*(?:\[\s*(?:\{|\]|$)|\{\s*(?:"|\}|$))/.test(start);
}
