/**
 * Cuts text that comes in pieces into lines, many at a time. A line ends with LF (a CR before it stays on the line),
 * or with CR where the text has no LF in its first pieces. The last line is given even without an end; an empty rest is not.
 */
export async function* textLines(pieces: AsyncIterable<string>): AsyncGenerator<string[], void, undefined> {
  let start = '';
  let end: '\n' | '\r' | undefined;
  /** The pieces of a line that has not ended; joined once, so that a line of any length takes time for its length alone. */
  let open: string[] = [];
  for await (const piece of pieces) {
    open.push(piece);
    if (end === undefined) {
      start += piece;
      if (start.length < 4096) continue;
      end = lineEnd(start);
      start = '';
    } else if (!piece.includes(end)) continue;
    const lines = open.join('').split(end);
    open = [lines.pop() ?? ''];
    if (lines.length > 0) yield lines;
  }
  const rest = open.join('');
  const lines = rest.split(end ?? lineEnd(rest));
  if (lines.at(-1) === '') lines.pop();
  if (lines.length > 0) yield lines;
}

function lineEnd(text: string): '\n' | '\r' {
  return text.includes('\r') && !text.includes('\n') ? '\r' : '\n';
}
