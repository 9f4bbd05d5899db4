import type { Finding, Listing } from '../core/words.ts';
import { estimate } from '../pipeline/estimate.ts';
import { catalogue } from './catalogue.ts';
import { inputsOf } from './check.ts';
import { inShop } from './config.ts';
import { exitOf } from './exit.ts';
import { loadGlossary } from './glossary.ts';
import { holdShop } from './hold-shop.ts';
import { beginRun } from './runs.ts';
import type { Shop } from './shop.ts';
import { exportTranslations } from './translations-csv.ts';

export interface TranslateCommandOptions {
  readonly skus: readonly string[];
  readonly first?: number;
}

/** Fills the translation memory and writes translations.csv. Returns the exit code. */
export async function translateCommand(shop: Shop, options: TranslateCommandOptions): Promise<number> {
  const held = holdShop(shop, 'translate');
  try {
    const run = beginRun(shop, 'translate', inputsOf(shop));
    const left = { listings: 0 };
    const work = await catalogue(shop, {
      ...options,
      strict: 'no',
      purpose: 'publish',
      offline: 'no',
      report: (finding) => {
        if (finding.id.startsWith('translation/')) run.report(finding);
      },
      held: () => undefined,
      look: (listing) => {
        if (listing.untranslated.length > 0) left.listings++;
      },
      progress: (stage, done) => run.emit({ is: 'progress', stage, done }),
    });
    for await (const _ of work.rendered) {
      // Every answer is in the memory by the time a listing comes by.
    }
    await exportTranslations(inShop(shop.config, 'translations.csv'), shop.store);
    run.emit({
      is: 'summary',
      summary: {
        characters: work.spent.characters,
        listings: work.counts.listings,
        untranslated: left.listings,
        texts: shop.store.memory.count(),
      },
    });
    const exit = exitOf({ errors: run.severities.error, rejected: 0, unsettled: 0, isSignedOut: false });
    run.end(exit);
    return exit;
  } finally {
    held.release();
  }
}

/** Characters that translating would send, by language; asks nobody. */
export async function estimateCommand(
  shop: Shop,
  options: TranslateCommandOptions,
): Promise<ReadonlyMap<string, number>> {
  const { config, store } = shop;
  const listings: Listing[] = [];
  const work = await catalogue(shop, {
    ...options,
    strict: 'no',
    purpose: 'look',
    offline: 'yes',
    report: (_: Finding) => undefined,
    held: () => undefined,
    look: (listing) => void listings.push(listing),
  });
  const glossary = await loadGlossary(
    config.translate.glossary === undefined ? undefined : inShop(config, config.translate.glossary),
  );
  const drained = (async function* () {
    for await (const _ of work.rendered) yield* listings.splice(0);
    yield* listings.splice(0);
  })();
  return estimate(drained, { from: config.catalogue.language, memory: store.memory, glossary });
}
