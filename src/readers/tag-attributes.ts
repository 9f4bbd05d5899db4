import { unescaped } from './tags.ts';

const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** A tag's attributes by name without prefix; of two that differ in it alone, the first. */
export function tagAttributes(raw: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of raw.matchAll(ATTRIBUTE)) {
    const local = name.slice(name.indexOf(':') + 1);
    if (!found.has(local)) found.set(local, unescaped(double ?? single ?? ''));
  }
  return found;
}
