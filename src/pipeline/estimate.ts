import { hash } from 'node:crypto';
import type { Memory } from '../core/ports/store.ts';
import type { Listing, Locale } from '../core/words.ts';
import { chunked } from '../lib/streams.ts';
import type { Glossary } from './glossary.ts';
import { hasWords, languageOf, memoryLanguage } from './languages.ts';
import { recall } from './recall.ts';
import { textsOf } from './texts.ts';

/**
 * Characters that translating these listings would send, by language: each text once, without what glossary and memory know.
 * Holds 16 MiB however many there are; above ten million texts about one in a hundred goes uncounted.
 */
export async function estimate(
  listings: AsyncIterable<Listing>,
  options: { readonly from: Locale; readonly memory: Memory; readonly glossary: Glossary },
): Promise<ReadonlyMap<string, number>> {
  const characters = new Map<string, number>();
  const isNew = filter();
  for await (const window of chunked(listings, 100)) {
    for (const [to, group] of Map.groupBy(window, (listing) => memoryLanguage(listing.channel.locale))) {
      if (languageOf(to) === languageOf(options.from)) continue;
      const terms = options.glossary.terms(group[0]?.channel.locale ?? to);
      const texts = new Set(
        group
          .flatMap(textsOf)
          .map(({ text }) => text)
          .filter((text) => hasWords(text, options.from)),
      );
      const known = recall(texts, { ...options, to, terms });
      const sent = [...texts].filter((text) => !known.has(text) && isNew(`${to}\n${text}`));
      const sum = sent.map((text) => [...text].length).reduce((a, b) => a + b, 0);
      characters.set(to, (characters.get(to) ?? 0) + sum);
    }
  }
  return characters;
}

/** A Bloom filter of 2²⁷ bits and four places a text. */
function filter(): (text: string) => boolean {
  const bits = new Uint32Array(2 ** 22);
  return (text) => {
    const digest = hash('sha256', text, 'buffer');
    let isNew = false;
    for (const at of [0, 4, 8, 12]) {
      const bit = digest.readUInt32LE(at) % 2 ** 27;
      const word = bits[bit >>> 5] ?? 0;
      const flag = 1 << (bit & 31);
      if ((word & flag) === 0) isNew = true;
      bits[bit >>> 5] = word | flag;
    }
    return isNew;
  };
}
