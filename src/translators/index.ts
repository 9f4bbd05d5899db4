import type { Translator } from '../core/ports/translator.ts';
import type { Locale } from '../core/words.ts';
import type { Clock } from '../lib/clock.ts';

/** What an engine is told. Secrets come from the environment or the keychain, never from listwright.yaml. */
export interface TranslatorConfig {
  readonly engine: string;
  readonly key: string | undefined;
  readonly clock: Clock;
  /** Replaces the address of the engine. */
  readonly endpoint?: string;
  /** `http://user:password@host:port`; HTTP(S)_PROXY of the environment are honoured without it. */
  readonly proxy?: string;
  /** `prefer_more` for Sie, `prefer_less` for du; languages that know no such thing take no notice. */
  readonly formality?: 'prefer_more' | 'prefer_less';
  /** The merchant's own words, for engines that can be taught them. */
  readonly terms?: (to: Locale) => ReadonlyMap<string, string>;
}

/** Every engine, loaded when it is chosen. */
const ENGINES: Readonly<Record<string, () => Promise<(config: TranslatorConfig) => Translator>>> = {
  deepl: async () => (await import('./deepl/index.ts')).deepl,
};

/** Undefined for `memory` and `none`, which ask nobody, and for a name that is not known. Throws Stop where the key is missing. */
export async function createTranslator(config: TranslatorConfig): Promise<Translator | undefined> {
  const load = ENGINES[config.engine];
  if (!load) return undefined;
  const create = await load();
  return create(config);
}
