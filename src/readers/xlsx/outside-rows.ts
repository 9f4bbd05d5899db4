/** Longer than the tag that is looked for: one that lies across two pieces is seen. */
const SEAM = 64;
const NAME = 'sheetData';
const GREATER = 62;

/** What a sheet's XML holds before and behind its rows, as text; the rows are passed over without being looked at. */
export async function* outsideRows(pieces: AsyncIterable<Buffer>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let state: 'before' | 'rows' | 'behind' = 'before';
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (isInRows() && !mayEnd(rest, piece)) {
      rest = piece.length < SEAM ? Buffer.concat([rest, piece]).subarray(-SEAM) : piece.subarray(-SEAM);
      continue;
    }
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const { text, kept } = passed(bytes, bytes.length - SEAM);
    if (text.length > 0) yield text;
    rest = bytes.subarray(kept);
  }
  yield passed(rest, rest.length).text + decoder.decode();

  function isInRows(): boolean {
    return state === 'rows';
  }

  /** Takes the bytes up to `limit`, a little more where a tag goes beyond it. */
  function passed(bytes: Buffer, limit: number): { readonly text: string; readonly kept: number } {
    let text = '';
    let at = 0;
    while (at < limit) {
      if (state === 'behind') {
        text += decoder.decode(bytes.subarray(at, limit), { stream: true });
        return { text, kept: limit };
      }
      const tag = dataTag(bytes, at, state);
      if (tag === undefined || tag.from >= limit) {
        if (state === 'before') text += decoder.decode(bytes.subarray(at, limit), { stream: true });
        return { text, kept: limit };
      }
      if (state === 'before') text += decoder.decode(bytes.subarray(at, tag.from), { stream: true });
      state = state === 'before' && !tag.isEmpty ? 'rows' : 'behind';
      at = tag.behind;
    }
    return { text, kept: Math.max(at, limit, 0) };
  }
}

/** Whether the rows may end in a piece, or across its border: nearly all of a large sheet is passed over without being copied. */
function mayEnd(before: Buffer, piece: Buffer): boolean {
  return Buffer.concat([before, piece.subarray(0, SEAM)]).includes(NAME) || piece.includes(NAME);
}

/** The tag that opens the rows, or the one that closes them. In a text its name stands behind no `<`. */
function dataTag(
  bytes: Buffer,
  from: number,
  state: 'before' | 'rows',
): { readonly from: number; readonly behind: number; readonly isEmpty: boolean } | undefined {
  const opening = state === 'before' ? /<(?:[\w.-]+:)?$/ : /<\/(?:[\w.-]+:)?$/;
  for (let at = bytes.indexOf(NAME, from); at !== -1; at = bytes.indexOf(NAME, at + 1)) {
    const before = opening.exec(bytes.toString('latin1', Math.max(from, at - SEAM), at));
    const end = bytes.indexOf(GREATER, at);
    if (before && end !== -1)
      return { from: at - before[0].length, behind: end + 1, isEmpty: bytes.toString('latin1', at, end).endsWith('/') };
  }
  return undefined;
}
