import type { OutcomeView } from '../../core/ports/reporter.ts';
import type { Lang } from '../../core/words.ts';
import { plain } from '../plain.ts';
import type { Paint } from './paint.ts';

type Is = OutcomeView['is'];

/** Outcomes as they come, counted by channel. */
export class Outcomes {
  readonly #channels = new Map<string, Map<Is, number>>();

  add({ channel, is }: OutcomeView): void {
    const counts = this.#channels.get(channel) ?? new Map<Is, number>();
    this.#channels.set(channel, counts);
    counts.set(is, (counts.get(is) ?? 0) + 1);
  }

  *lines({ lang, paint }: { readonly lang: Lang; readonly paint: Paint }): Iterable<string> {
    for (const [channel, counts] of this.#channels) {
      const parts = ORDER.filter((is) => counts.has(is)).map((is) =>
        paint(STYLE[is], `${counts.get(is)} ${NAME[is][lang]}`),
      );
      yield `${paint('bold', plain(channel))}  ${parts.join(' · ')}`;
    }
    if (this.#channels.size > 0) yield '';
  }
}

const ORDER: readonly Is[] = ['done', 'rejected', 'blocked', 'pending', 'waiting', 'unknown', 'exists', 'gone'];

const STYLE = {
  done: 'green',
  rejected: 'red',
  blocked: 'red',
  exists: 'red',
  gone: 'yellow',
  pending: 'yellow',
  waiting: 'yellow',
  unknown: 'yellow',
} as const;

const NAME: Readonly<Record<Is, Readonly<Record<Lang, string>>>> = {
  done: { en: 'done', zh: '项完成' },
  rejected: { en: 'refused', zh: '项被拒绝' },
  blocked: { en: 'blocked by a refused one', zh: '项因上级被拒而受阻' },
  pending: { en: 'pending', zh: '项待平台处理' },
  waiting: { en: 'waiting for a pending one', zh: '项等待上级完成' },
  unknown: { en: 'unknown, to be settled', zh: '项结果未知，待核实' },
  exists: { en: 'exist already', zh: '项已存在' },
  gone: { en: 'gone over there', zh: '项在平台上已不存在' },
};
