import { text } from '../core/text.ts';
import { catalogue } from './catalogue.ts';
import { exitOf } from './exit.ts';
import { beginRun } from './runs.ts';
import type { Shop } from './shop.ts';

export interface CheckOptions {
  readonly files?: readonly string[];
  readonly skus: readonly string[];
  readonly first?: number;
  readonly strict: 'yes' | 'no';
  /** 'none': files are judged that no shop reads yet. */
  readonly shop?: 'none';
}

/** Every rule of every channel, offline. Returns the exit code. */
export async function check(shop: Shop, options: CheckOptions): Promise<number> {
  const run = beginRun(shop, 'check', {
    ...inputsOf(shop),
    ...(options.shop !== undefined && { shop: options.shop }),
  });
  const work = await catalogue(shop, {
    ...options,
    purpose: 'look',
    offline: 'yes',
    report: run.report,
    held: () => undefined,
    progress: (stage, done) => run.emit({ is: 'progress', stage, done }),
  });
  for await (const _ of work.rendered) {
    // Judging is all there is to do: nothing is kept.
  }
  if (work.untranslated.listings > 0) run.report(untranslatedNote(work.untranslated.listings));
  const rows = work.accounts.flatMap(({ tables }) => tables).reduce((sum, { rows: { read } }) => sum + read, 0);
  const { error, warning, note } = run.severities;
  run.emit({ is: 'summary', summary: { rows, ...work.counts, errors: error, warnings: warning, notes: note } });
  const exit = exitOf({ errors: error, rejected: 0, unsettled: 0, isSignedOut: false });
  run.end(exit);
  return exit;
}

/** For the head of a report: what was looked at. */
export function inputsOf({ config, composed }: Pick<Shop, 'config' | 'composed'>): Record<string, string | string[]> {
  return { files: [...config.catalogue.files], channels: composed.map(({ channel }) => channel.id) };
}

function untranslatedNote(listings: number): Parameters<ReturnType<typeof beginRun>['report']>[0] {
  return {
    id: 'translation/pending',
    severity: 'note',
    message: text(
      `${listings} listings hold text that is not translated yet; its length is judged once it is.`,
      `${listings} 个商品尚有未翻译的文字；翻译后才能检查其长度。`,
    ),
    hint: text(
      '`listwright translate` fills the memory; --strict makes this an error.',
      '`listwright translate` 可补全翻译；加 --strict 则视为错误。',
    ),
  };
}
