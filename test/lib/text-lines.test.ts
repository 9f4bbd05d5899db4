import { describe, expect, it } from 'vitest';
import { textLines } from '../../src/lib/text-lines.ts';

describe('lines of a text', () => {
  it.each([
    ['a\nb\n\nc', ['a', 'b', '', 'c']],
    ['a\r\nb\r\n', ['a\r', 'b\r']],
    ['a\rb\r', ['a', 'b']],
    ['', []],
  ])('%j are found however it comes in pieces', async (text, lines) => {
    for (const size of [1, 2, 100]) expect(await all(pieces(text, size))).toEqual(lines);
  });

  it('are cut in time for their length, even where one has no end', async () => {
    const [line] = await all(pieces('y'.repeat(60_000_000), 16 * 1024));

    expect(line).toHaveLength(60_000_000);
  }, 60_000);
});

async function all(source: AsyncIterable<string>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const lines of textLines(source)) found.push(...lines);
  return found;
}

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
