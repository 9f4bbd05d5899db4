import { isSize } from './option-pairs.ts';
import { readLiteral } from './python-literal.ts';

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '”': '”',
  '’': '’',
  '＂': '＂',
  '＇': '＇',
  '`': '`',
};
const COMMA = /[,，、;；]/;

/**
 * The items of a cell that may hold several: JSON, a Python literal, either with full-width commas and quotes,
 * or text with separators between. `lines`: only line breaks, semicolons and bars separate (sentences have commas).
 * Items are trimmed, empty ones dropped. Undefined: a bracket or a quote is never closed, so something is lost.
 */
export function readList(text: string, separators: 'any' | 'lines' = 'any'): readonly string[] | undefined {
  const trimmed = text.trim();
  if (looksBracketed(trimmed)) return bracketed(trimmed);
  return clean(trimmed.split(separators === 'any' ? /[\r\n;；|｜、,，]+/ : /[\r\n;；|｜]+/));
}

/**
 * The items of 红/蓝/绿 and cup/mug/flask. Undefined where the slash is part of what is said: L/XL, 50/60Hz, 2026/03/01, 12.5元/个,
 * 红色/XL, an address.
 */
export function readSlashList(text: string): readonly string[] | undefined {
  if (/[,，、;；|｜\r\n.:：]|\/\//.test(text)) return undefined;
  const items = clean(text.split(/[/／]/));
  const areWords = items.every(
    (item) => !isSize(item) && (/\p{Script=Han}/u.test(item) || /^[\p{L} '’-]{3,}$/u.test(item)),
  );
  return items.length > 1 && areWords ? items : undefined;
}

/** True for `[…` and `【…`, and for `(` with a quote behind it: a Python tuple. */
export function looksBracketed(text: string): boolean {
  return /^\s*(?:[[［【]|[(（]\s*["'“‘])/.test(text);
}

/** Addresses in one cell: a separator counts only where another address begins, because commas and bars may stand within one. */
export function readAddresses(text: string): readonly string[] | undefined {
  if (looksBracketed(text)) return readList(text)?.flatMap(unwrapped);
  return clean(text.trim().split(/[\s,，;；|｜、]+(?=(?:https?:)?\/\/)|[\r\n]+/i)).map((url) =>
    url.replace(/[,，;；、]+$/, ''),
  );
}

/** A list that was turned to text more than once holds pieces of lists: `["https://…"，"https://…"`. */
function unwrapped(item: string): readonly string[] {
  if (!/^[\s[［【"'“”]+(?=https?:\/\/)/i.test(item)) return [item];
  return item.match(/https?:\/\/[^\s"'“”‘’[\]［］【】，；、]+/gi) ?? [item];
}

function bracketed(text: string): readonly string[] | undefined {
  return exact(text) ?? tolerant(text);
}

/** JSON or a Python literal; its None and null are no items. */
function exact(text: string): readonly string[] | undefined {
  const value = readLiteral(text);
  if (!Array.isArray(value)) return undefined;
  const items = value.filter((item) => item !== null);
  return items.every(isScalar) ? clean(items.map(String)) : undefined;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean';
}

function tolerant(text: string): readonly string[] | undefined {
  if (!/[\]］】)）]\s*$/.test(text)) return undefined;
  const inner = text.slice(1).replace(/[\]］】)）]\s*$/, '');
  const items: string[] = [];
  let at = 0;
  while (at < inner.length) {
    const sign = inner.charAt(at);
    const closing = CLOSING[sign];
    if (/\s/.test(sign) || COMMA.test(sign)) at++;
    else if (closing !== undefined) {
      const end = endOfQuote(inner, at + 1, closing);
      if (end === undefined) return undefined;
      items.push(unescaped(inner.slice(at + 1, end)));
      at = end + 1;
    } else {
      const rest = inner.slice(at);
      const length = rest.search(/[,，、;；]/);
      items.push(length < 0 ? rest : rest.slice(0, length));
      at += length < 0 ? rest.length : length;
    }
  }
  return clean(items);
}

/** The quote that ends the item: one with a comma or the end behind it, so that 17" within quotes survives. Curly and straight ones are mixed in real sheets. */
function endOfQuote(text: string, from: number, closing: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (
      (text[at] === closing || (closing === '"' && /[”“＂]/.test(text.charAt(at)))) &&
      /^\s*(?:$|[,，、;；])/.test(text.slice(at + 1))
    )
      return at;
  }
  return undefined;
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_all, code: string | undefined, sign: string | undefined) => {
    if (code) return String.fromCharCode(Number.parseInt(code, 16));
    if (sign === 'n') return '\n';
    if (sign === 't') return '\t';
    return sign ?? '';
  });
}

function clean(items: readonly string[]): readonly string[] {
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
