/**
 * Cuts text that comes in pieces into lines, many at a time. A line ends with LF (a CR before it stays on the line),
 * or with CR where the text has no LF in its first piece. The last line is given even without an end; an empty rest is not.
 */
export async function* textLines(pieces: AsyncIterable<string>): AsyncGenerator<string[], void, undefined> {
  let rest = '';
  let end: '\n' | '\r' | undefined;
  for await (const piece of pieces) {
    rest += piece;
    if (end === undefined && rest.length < 4096) continue;
    end ??= lineEnd(rest);
    const lines = rest.split(end);
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  const lines = rest.split(end ?? lineEnd(rest));
  if (lines.at(-1) === '') lines.pop();
  if (lines.length > 0) yield lines;
}

function lineEnd(text: string): '\n' | '\r' {
  return text.includes('\r') && !text.includes('\n') ? '\r' : '\n';
}
