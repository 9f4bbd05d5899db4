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
  return strict(text) ?? tolerant(text);
}

function strict(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value) || !value.every(isScalar)) return undefined;
    // A number is taken from the text, so that 17.50 stays as it was written.
    return value.every((item) => typeof item === 'string') ? clean(value) : undefined;
  } catch {
    return undefined;
  }
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
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
