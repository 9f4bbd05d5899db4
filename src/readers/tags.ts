import { Damage, documentType } from './damage.ts';

/** Gets the tags and texts of a large part one by one; names are without prefix. */
export interface TagHandler {
  open(name: string, attributes: string, isEmpty: boolean): void;
  close(name: string): void;
  /** As it stands in the file: entities are not yet replaced. */
  text(raw: string): void;
}

/** Takes XML in pieces, holding no more than one tag or text of it. Throws Error for a document type. */
export class TagScanner {
  readonly #handler: TagHandler;
  #held: string[] = [];
  #length = 0;
  #wanted: '<' | '>' = '<';

  constructor(handler: TagHandler) {
    this.#handler = handler;
  }

  write(piece: string): void {
    this.#held.push(piece);
    this.#length += piece.length;
    if (this.#length > MOST_HELD)
      throw new Damage('a tag or text of more than 32 MB', '有一个标签或一段文本超过 32 MB');
    // What is held is one tag or text that goes on: only its end makes it worth joining.
    if (this.#held.length > 1 && !piece.includes(this.#wanted)) return;
    const xml = this.#held.join('');
    let at = 0;
    for (;;) {
      const less = xml.indexOf('<', at);
      this.#wanted = less === -1 ? '<' : '>';
      if (less === -1) break;
      const end = tagEnd(xml, less);
      if (end === -1) break;
      if (less > at) this.#handler.text(xml.slice(at, less));
      this.#tag(xml, less, end);
      at = end;
    }
    const rest = xml.slice(at);
    this.#held = rest === '' ? [] : [rest];
    this.#length = rest.length;
  }

  #tag(xml: string, from: number, end: number): void {
    const second = xml.charCodeAt(from + 1);
    if (second === SLASH) {
      this.#handler.close(local(xml.slice(from + 2, end - 1).trimEnd()));
      return;
    }
    if (second === QUESTION) return;
    if (second === BANG) {
      if (xml.startsWith('<![CDATA[', from)) this.#handler.text(escaped(xml.slice(from + 9, end - 3)));
      else if (!xml.startsWith('<!--', from)) throw documentType();
      return;
    }
    const isEmpty = xml.charCodeAt(end - 2) === SLASH;
    const inside = xml.slice(from + 1, isEmpty ? end - 2 : end - 1);
    const space = nameEnd(inside);
    this.#handler.open(local(inside.slice(0, space)), inside.slice(space), isEmpty);
  }
}

const MOST_HELD = 32 * 1024 ** 2;
const QUOTE = 34;
const SLASH = 47;
const QUESTION = 63;
const BANG = 33;
const APOSTROPHE = 39;

/** Just behind the tag, or -1 while it is not complete. */
function tagEnd(xml: string, from: number): number {
  if (xml.charCodeAt(from + 1) === BANG) {
    if (xml.length < from + 9) return -1;
    const close = xml.startsWith('<![CDATA[', from) ? ']]>' : xml.startsWith('<!--', from) ? '-->' : '>';
    const at = xml.indexOf(close, from);
    return at === -1 ? -1 : at + close.length;
  }
  for (let at = from; ; ) {
    const end = xml.indexOf('>', at);
    if (end === -1) return -1;
    // A > may stand in an attribute's value, between marks of either kind.
    const open = firstMark(xml, at, end);
    if (open === -1) return end + 1;
    const close = xml.indexOf(xml[open] ?? '"', open + 1);
    if (close === -1) return -1;
    at = close + 1;
  }
}

function firstMark(xml: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = xml.charCodeAt(at);
    if (code === QUOTE || code === APOSTROPHE) return at;
  }
  return -1;
}

function nameEnd(inside: string): number {
  for (let at = 0; at < inside.length; at++) if (inside.charCodeAt(at) <= 32) return at;
  return inside.length;
}

function local(name: string): string {
  const at = name.indexOf(':');
  return at === -1 ? name : name.slice(at + 1);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** An attribute's value out of ` r="A1" s="5"`. */
export function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.search(new RegExp(`\\s${name}\\s*=`));
  if (at === -1) return undefined;
  const mark = attributes.slice(at).search(/["']/);
  if (mark === -1) return undefined;
  const start = at + mark + 1;
  const end = attributes.indexOf(attributes[start - 1] ?? '"', start);
  return end === -1 ? undefined : plainText(attributes.slice(start, end));
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with XML's entities and Excel's own `_x000D_` replaced (ECMA-376, 22.9.2.19 ST_Xstring). */
export function plainText(raw: string): string {
  // Ends of lines in the file are one sign before anything else is read (XML 1.0, 2.11); a carriage return that is meant is written _x000D_.
  const text = unescaped(raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw);
  return text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** Text with XML's entities replaced. */
export function unescaped(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (name) return NAMED[name] ?? all;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
