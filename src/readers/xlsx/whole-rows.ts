/** A row is held whole while it is read: 16,384 cells of a reasonable length. */
const MOST_HELD = 64 * 1024 ** 2;
/** The root element stands at the start. */
const START = 1024 ** 2;
/** Longer than a row's opening tag up to its name, so that one that lies across two pieces is seen. */
const SEAM = 80;

/**
 * Cuts a sheet's XML into pieces in which every row is whole. `prefix`: that of the sheet's elements, as `x:`.
 * Throws Error where it is no sheet, breaks off, or a row has no end within 64 MB.
 */
export async function* wholeRows(
  pieces: AsyncIterable<string>,
): AsyncGenerator<{ readonly xml: string; readonly prefix: string }, void, undefined> {
  let held: string[] = [];
  let length = 0;
  let prefix: string | undefined;
  for await (const piece of pieces) {
    const seam = (held.at(-1) ?? '').slice(-SEAM);
    held.push(piece);
    length += piece.length;
    if (length > MOST_HELD) throw new Error('a row of more than 64 MB');
    if (prefix === undefined) {
      prefix = prefixIn(held.join(''));
      if (prefix === undefined && length > START) throw new Error('no worksheet in its part');
      if (prefix === undefined) continue;
    }
    // Whatever stands before the last row that begins is whole.
    const at = (seam + piece).lastIndexOf(`<${prefix}row`);
    const cut = length - piece.length - seam.length + at;
    if (at === -1 || cut === 0) continue;
    const xml = held.join('');
    yield { xml: xml.slice(0, cut), prefix };
    held = [xml.slice(cut)];
    length -= cut;
  }
  if (prefix === undefined) throw new Error('no worksheet in its part');
  const xml = held.join('');
  if (!isClosed(xml, prefix)) throw new Error('its rows break off');
  yield { xml, prefix };
}

const ROOT = '(?:worksheet|dialogsheet|macrosheet)';

/** What stands before the name of the sheet's root element; undefined while that has not been reached. */
function prefixIn(start: string): string | undefined {
  const [found, prefix = ''] = new RegExp(`<([\\w.-]+:)?${ROOT}[\\s/>]`).exec(start) ?? [];
  return found === undefined ? undefined : prefix;
}

function isClosed(end: string, prefix: string): boolean {
  return new RegExp(`</${prefix}${ROOT}\\s*>|<${prefix}${ROOT}[^>]*/>`).test(end);
}
