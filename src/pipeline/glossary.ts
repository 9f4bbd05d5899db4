import type { Locale } from '../core/words.ts';
import { languageOf } from './languages.ts';

/** A line of the glossary: a term of the merchant's, its word in some languages, or the wish that nobody touches it. */
export interface GlossaryEntry {
  readonly term: string;
  /** By locale or language: `de`, `en-US`. */
  readonly words: Readonly<Record<Locale, string>>;
  readonly isProtected: boolean;
}

export interface Glossary {
  /** The merchant's own words for a language; those of the very locale win over those of its language. */
  terms(to: Locale): ReadonlyMap<string, string>;
  /** Never translated, unless `terms` says how. */
  readonly protect: readonly string[];
}

export function glossaryOf(entries: readonly GlossaryEntry[]): Glossary {
  const languages = new Map<Locale, ReadonlyMap<string, string>>();
  return {
    terms(to) {
      const known = languages.get(to) ?? termsOf(entries, to);
      languages.set(to, known);
      return known;
    },
    protect: entries.filter(({ isProtected }) => isProtected).map(({ term }) => term),
  };
}

function termsOf(entries: readonly GlossaryEntry[], to: Locale): ReadonlyMap<string, string> {
  const terms = new Map<string, string>();
  for (const locale of [languageOf(to), to]) {
    for (const { term, words } of entries) {
      const word = words[locale.toLowerCase()] ?? words[locale];
      if (word) terms.set(term, word);
    }
  }
  return terms;
}
