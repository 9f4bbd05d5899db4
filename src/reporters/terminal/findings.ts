import type { Finding, Lang, Severity } from '../../core/words.ts';
import { cutToWidth, displayWidth, padToWidth } from '../../lib/width.ts';
import { spotOf, tableOf } from '../place-of.ts';
import { plain } from '../plain.ts';
import type { Paint } from './paint.ts';
import { andMore, someOf } from './some-of.ts';
import { wrap } from './wrap.ts';

/** Causes shown in full, and cells named of each: the rest is counted, so that a report fits a screen. */
const MOST_CAUSES = 6;
const MOST_SPOTS = 6;

/** Findings of one rule about one field are one cause, however many rows it spoils. */
interface Cause {
  readonly first: Finding;
  /** Each with how many of its findings are at none of the spots below. */
  readonly channels: Map<string, number>;
  /** The first spots; one cell may spoil several channels. */
  readonly spots: Map<string, { readonly table: string; readonly spot: string }>;
  count: number;
}

/** Findings as they come, grouped by cause. */
export class Causes {
  readonly #causes = new Map<string, Cause>();

  add(finding: Finding, lang: Lang): void {
    const name = `${finding.severity} ${finding.id} ${finding.field}`;
    const cause = this.#causes.get(name) ?? { first: finding, channels: new Map(), spots: new Map(), count: 0 };
    this.#causes.set(name, cause);
    cause.count++;
    const channel = finding.channel ?? '';
    cause.channels.set(channel, (cause.channels.get(channel) ?? 0) + (isNamed(cause, finding, lang) ? 0 : 1));
  }

  /** What stops a whole channel first, then the graver, then the more frequent. */
  *lines(options: { readonly lang: Lang; readonly width: number; readonly paint: Paint }): Iterable<string> {
    const sorted = [...this.#causes.values()].sort(
      (a, b) =>
        scope(b) - scope(a) ||
        RANK[a.first.severity] - RANK[b.first.severity] ||
        b.count - a.count ||
        (a.first.id < b.first.id ? -1 : 1),
    );
    for (const cause of sorted.slice(0, MOST_CAUSES)) yield* causeLines(cause, options);
    const rest = sorted.slice(MOST_CAUSES);
    if (rest.length === 0) return;
    const count = rest.reduce((sum, cause) => sum + cause.count, 0);
    yield options.lang === 'zh'
      ? `…… 另有 ${rest.length} 类问题，共 ${count} 处（--format json 查看全部）`
      : `… and other causes: ${rest.length}, findings: ${count} (--format json shows all)`;
    yield '';
  }
}

/** Whether the finding's spot is among those that are named; a new one is, while there is room. */
function isNamed({ spots }: Cause, { where, sku = '' }: Finding, lang: Lang): boolean {
  const table = where ? tableOf(where) : '';
  const spot = where ? spotOf(where, lang) : sku;
  const name = `${table} ${spot}`;
  if (spots.size < MOST_SPOTS && spot !== '') spots.set(name, { table, spot });
  return spots.has(name);
}

/** A channel that refuses everything matters more than any cell. */
function scope({ first }: Cause): number {
  return first.id.startsWith('channel/') ? 1 : 0;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };
const MARK = { error: ['✗', 'red'], warning: ['!', 'yellow'], note: ['·', 'blue'] } as const;

function* causeLines(
  cause: Cause,
  { lang, width, paint }: { readonly lang: Lang; readonly width: number; readonly paint: Paint },
): Iterable<string> {
  const { first, count } = cause;
  const [mark, style] = MARK[first.severity];
  const channels = [...cause.channels.keys()].filter(Boolean).join(', ');
  const times = count === 1 ? '' : lang === 'zh' ? `${count} 处` : `${count} times`;
  const title = cutToWidth(plain(`${mark} ${first.id}  ${channels}`), width - displayWidth(times) - 1);
  yield paint(style, times === '' ? title : `${padToWidth(title, Math.min(width, 80) - displayWidth(times))}${times}`);

  const inner = width - 2;
  const example =
    count > 1 && first.sku !== undefined ? (lang === 'zh' ? `例如 ${first.sku}：` : `e.g. ${first.sku}: `) : '';
  const isNote = first.severity === 'note';
  for (const line of wrap(plain(example + first.message[lang]), inner, isNote ? 1 : 2)) yield `  ${line}`;
  if (!isNote && cause.spots.size > 0) yield `  ${cutToWidth(plain(spotsText(cause, lang)), inner)}`;
  if (first.severity === 'error' && first.hint)
    for (const [i, line] of wrap(plain(first.hint[lang]), inner - 2, 2).entries())
      yield paint('dim', `  ${i === 0 ? '→' : ' '} ${line}`);
  yield '';
}

function spotsText(cause: Cause, lang: Lang): string {
  const tables = new Map<string, string[]>();
  for (const { table, spot } of cause.spots.values()) {
    tables.set(table, [...(tables.get(table) ?? []), spot]);
  }
  const texts = [...tables].map(([table, spots]) =>
    table === '' ? someOf(spots, spots.length, lang) : `${table}: ${spotList(spots, lang)}`,
  );
  const more = Math.max(...cause.channels.values());
  return `${texts.join('; ')}${more > 0 ? ` ${andMore(more, lang)}` : ''}`;
}

/** `C14, C15`, or `line 2, 3, 4` where all of them are lines. */
function spotList(spots: readonly string[], lang: Lang): string {
  const lines = spots.map((spot) => /^(?:line |第 )(\d+)/.exec(spot)?.[1]);
  if (lines.some((line) => line === undefined)) return spots.join(', ');
  return lang === 'zh' ? `第 ${lines.join('、')} 行` : `line ${lines.join(', ')}`;
}
