import type { Archive } from '../archive.ts';
import { Damage } from '../damage.ts';
import { TagScanner } from '../tags.ts';
import { xmlBytes } from '../xml-text.ts';
import { StringTable } from './string-table.ts';

/**
 * The texts that cells refer to by number. Runs of rich text are joined; how to pronounce them (rPh) is left out.
 * The table must be closed. Throws Error for a text of more than 32 MB.
 */
export async function sharedStrings(archive: Archive, part: string | undefined): Promise<StringTable> {
  const table = new StringTable();
  if (!part || !archive.has(part)) return table;
  try {
    let rest: Buffer | undefined;
    for await (const piece of xmlBytes(archive, part)) {
      const bytes = rest ? Buffer.concat([rest, piece]) : piece;
      const used = addItems(bytes, table);
      rest = used < bytes.length ? bytes.subarray(used) : undefined;
      if (rest && rest.length > MOST_HELD) throw new Damage('a text of more than 32 MB', '有一段文本超过 32 MB');
    }
    return table;
  } catch (cause) {
    table.close();
    throw cause;
  }
}

const MOST_HELD = 32 * 1024 ** 2;
const PLAIN = Buffer.from('<si><t>');
const PLAIN_END = Buffer.from('</t></si>');
const GREATER = 62;
const LESS = 60;
const SLASH = 47;

/** Adds all items that are whole; how many bytes they and what is between them take. */
function addItems(bytes: Buffer, table: StringTable): number {
  let at = 0;
  for (;;) {
    // By far the commonest form, of which one ends where the next begins.
    while (startsWith(bytes, PLAIN, at)) {
      const end = bytes.indexOf(LESS, at + PLAIN.length);
      if (end === -1 || !startsWith(bytes, PLAIN_END, end)) break;
      table.add(bytes, at + PLAIN.length, end);
      at = end + PLAIN_END.length;
    }
    const open = nextItem(bytes, at);
    if (open === undefined) return Math.max(at, bytes.lastIndexOf(LESS));
    if (open.is === 'empty') {
      table.add(bytes, 0, 0);
      at = open.inside;
      continue;
    }
    const close = itemEnd(bytes, open.inside, open.prefix);
    if (close === undefined) return open.from;
    const text = Buffer.from(textOf(bytes.toString('utf8', open.inside, close.from)));
    table.add(text, 0, text.length);
    at = close.behind;
  }
}

interface Item {
  readonly is: 'open' | 'empty';
  readonly from: number;
  /** Just behind its opening tag. */
  readonly inside: number;
  /** `x:` or nothing. */
  readonly prefix: string;
}

function nextItem(bytes: Buffer, from: number): Item | undefined {
  for (let less = bytes.indexOf(LESS, from); less !== -1; less = bytes.indexOf(LESS, less + 1)) {
    const end = bytes.indexOf(GREATER, less);
    if (end === -1) return undefined;
    const [, prefix = '', name] =
      /^<([^\s/>:]*:)?([^\s/>:]+)/.exec(bytes.toString('latin1', less, Math.min(end, less + 100))) ?? [];
    if (name !== 'si') continue;
    return { is: bytes[end - 1] === SLASH ? 'empty' : 'open', from: less, inside: end + 1, prefix };
  }
  return undefined;
}

function itemEnd(bytes: Buffer, from: number, prefix: string): { from: number; behind: number } | undefined {
  const close = bytes.indexOf(`</${prefix}si`, from);
  const end = close === -1 ? -1 : bytes.indexOf(GREATER, close);
  return end === -1 ? undefined : { from: close, behind: end + 1 };
}

/** What the `t` elements of an item hold, as it stands in the XML. */
function textOf(item: string): string {
  let text = '';
  let isText = false;
  let phonetic = 0;
  const scanner = new TagScanner({
    open(name, _attributes, isEmpty) {
      if (isEmpty) return;
      if (name === 't') isText = true;
      else if (name === 'rPh') phonetic++;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') phonetic--;
    },
    text(raw) {
      if (isText && phonetic === 0) text += raw;
    },
  });
  scanner.write(item);
  return text;
}

function startsWith(bytes: Buffer, wanted: Buffer, at: number): boolean {
  if (at + wanted.length > bytes.length) return false;
  for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return false;
  return true;
}
