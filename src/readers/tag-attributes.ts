import { unescaped } from './tags.ts';

/** A tag's attributes by name without prefix; of two that differ in it alone, the first. */
export function tagAttributes(raw: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let at = 0; ; ) {
    const equals = raw.indexOf('=', at);
    if (equals === -1) return found;
    const open = markBehind(raw, equals + 1);
    const close = open === -1 ? -1 : raw.indexOf(raw[open] ?? '"', open + 1);
    if (close === -1) return found;
    const name = raw.slice(Math.max(at, raw.lastIndexOf(':', equals) + 1), equals).trim();
    if (!found.has(name)) found.set(name, unescaped(raw.slice(open + 1, close)));
    at = close + 1;
  }
}

/** The quotation mark that a value begins with, of either kind. */
function markBehind(raw: string, from: number): number {
  for (let at = from; at < raw.length; at++) {
    const char = raw[at];
    if (char === '"' || char === "'") return at;
  }
  return -1;
}
