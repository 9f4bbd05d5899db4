import type { Memory, Translation } from '../core/ports/store.ts';
import type { Locale } from '../core/words.ts';
import { languageOf } from './languages.ts';

/**
 * What is known without asking anybody: the glossary's word for the very text, else memory's. A language without region serves
 * every region of it (`en` for en-US), after the region's own; a reviewed one goes before any that is not.
 */
export function recall(
  texts: ReadonlySet<string>,
  options: {
    readonly memory: Memory;
    readonly from: Locale;
    readonly to: string;
    readonly terms: ReadonlyMap<string, string>;
  },
): Map<string, string> {
  const { memory, to, terms } = options;
  const from = languageOf(options.from);
  const known = new Map<string, string>();
  for (const text of texts) {
    const word = terms.get(text.trim());
    if (word !== undefined) known.set(text, word);
  }

  const asked = [...texts].filter((text) => !known.has(text));
  const own = memory.lookup(from, to, asked);
  const broad = languageOf(to) === to ? [] : memory.lookup(from, languageOf(to), asked);
  for (const [place, text] of asked.entries()) {
    const found = better(own[place], broad[place]);
    if (found) known.set(text, found.translation);
  }
  return known;
}

function better(own: Translation | undefined, broad: Translation | undefined): Translation | undefined {
  return broad?.reviewed && !own?.reviewed ? broad : (own ?? broad);
}
