import type { DeepLClient } from 'deepl-node';
import { contentHash } from '../../core/fingerprint.ts';
import type { Locale } from '../../core/words.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import type { TranslatorConfig } from '../index.ts';
import { ask } from './faults.ts';
import { sourceLanguage } from './languages.ts';

/**
 * Finds the id of a glossary at DeepL that holds the merchant's words for a language, or makes one. Its name carries the hash of
 * what is in it: the same words find the same glossary, on any machine; changed words make a new one. Undefined without words.
 */
export function glossaries(config: Pick<TranslatorConfig, 'terms' | 'clock'>) {
  const known = new Map<Locale, Promise<string | undefined>>();
  return (client: DeepLClient, from: Locale, to: Locale): Promise<string | undefined> => {
    const id = known.get(to) ?? glossaryIn(client, { ...config, from, to });
    known.set(to, id);
    return id;
  };
}

async function glossaryIn(
  client: DeepLClient,
  {
    terms,
    clock,
    from,
    to,
  }: Pick<TranslatorConfig, 'terms' | 'clock'> & { readonly from: Locale; readonly to: Locale },
): Promise<string | undefined> {
  const { GlossaryEntries } = await import('deepl-node');
  const words = [...(terms?.(to) ?? [])].filter((pair) => pair.every(isEntry)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (words.length === 0) return undefined;

  const sourceLangCode = sourceLanguage(from);
  const targetLangCode = sourceLanguage(to);
  const name = `listwright-${sourceLangCode}-${targetLangCode}-${contentHash(canonicalJson(words))}`;
  const there = await ask(clock, () => client.listMultilingualGlossaries());
  const found = there.find((glossary) => glossary.name === name);
  if (found) return found.glossaryId;
  const entries = new GlossaryEntries({ entries: Object.fromEntries(words) });
  const made = await ask(clock, () =>
    client.createMultilingualGlossary(name, [{ sourceLangCode, targetLangCode, entries }]),
  );
  return made.glossaryId;
}

/** A glossary travels as tab-separated lines. */
function isEntry(term: string): boolean {
  return term.trim() === term && term !== '' && !/[\t\r\n]/.test(term);
}
