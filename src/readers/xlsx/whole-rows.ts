import { isAscii } from 'node:buffer';
import { Damage } from '../damage.ts';

/** A row is held whole while it is read: 16,384 cells of a reasonable length. */
const MOST_HELD = 64 * 1024 ** 2;
/** The root element stands at the start. */
const START = 1024 ** 2;

/**
 * Cuts a sheet's XML into pieces of text in which every row is whole. `prefix`: that of the sheet's elements, as `x:`.
 * Throws Error where it is no sheet, breaks off, or a row has no end within 64 MB.
 */
export async function* wholeRows(
  pieces: AsyncIterable<Buffer>,
): AsyncGenerator<{ readonly xml: string; readonly prefix: string }, void, undefined> {
  let held: Buffer[] = [];
  let length = 0;
  let prefix: string | undefined;
  for await (const piece of pieces) {
    prefix ??= prefixIn([...held, piece]);
    if (prefix === undefined && length > START) throw noWorksheet();
    // Whatever stands before the last row that begins is whole; one whose tag lies across two pieces waits for the next.
    const cut = prefix === undefined ? -1 : piece.lastIndexOf(`<${prefix}row`);
    if (cut > 0 && prefix !== undefined) {
      held.push(piece.subarray(0, cut));
      yield { xml: textOf(held), prefix };
      held = [piece.subarray(cut)];
      length = piece.length - cut;
      continue;
    }
    held.push(piece);
    length += piece.length;
    if (length > MOST_HELD) throw new Damage('a row of more than 64 MB', '有一行内容超过 64 MB');
  }
  prefix ??= prefixIn(held);
  if (prefix === undefined) throw noWorksheet();
  const xml = textOf(held);
  if (!isClosed(xml, prefix)) throw new Damage('its rows break off', '行数据不完整，中途截断');
  yield { xml, prefix };
}

/** Cut at a tag, so that no character lies across its borders. */
function textOf(pieces: readonly Buffer[]): string {
  const bytes = Buffer.concat(pieces);
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

function noWorksheet(): Damage {
  return new Damage('no worksheet in its part', '工作表部件中没有工作表');
}

const ROOT = '(?:worksheet|dialogsheet|macrosheet)';

/** What stands before the name of the sheet's root element; undefined while that has not been reached. */
function prefixIn(pieces: readonly Buffer[]): string | undefined {
  const start = Buffer.concat(pieces).toString('latin1', 0, START);
  const [found, prefix = ''] = new RegExp(`<([\\w.-]+:)?${ROOT}[\\s/>]`).exec(start) ?? [];
  return found === undefined ? undefined : prefix;
}

function isClosed(end: string, prefix: string): boolean {
  return new RegExp(`</${prefix}${ROOT}\\s*>|<${prefix}${ROOT}[^>]*/>`).test(end);
}
