import type { ChangeView } from '../../core/ports/reporter.ts';
import type { Action, Json, Lang } from '../../core/words.ts';
import { cutToWidth, padToWidth } from '../../lib/width.ts';
import { plain } from '../plain.ts';
import type { Paint } from './paint.ts';
import { andMore, someOf } from './some-of.ts';

const MOST_NAMES = 4;
const MOST_UPDATES = 4;
const MOST_FIELDS = 2;

interface Group {
  readonly action: Action;
  readonly kind: string;
  readonly held?: string;
  readonly names: string[];
  count: number;
}

interface ChannelChanges {
  readonly groups: Map<string, Group>;
  readonly updates: ChangeView[];
  count: number;
}

/** Changes as they come, by channel: creations and removals counted by kind, updates field by field, what is held by its guard. */
export class Changes {
  readonly #channels = new Map<string, ChannelChanges>();

  add(change: ChangeView): void {
    const channel: ChannelChanges = this.#channels.get(change.channel) ?? { groups: new Map(), updates: [], count: 0 };
    this.#channels.set(change.channel, channel);
    if (change.action === 'update' && change.held === undefined) {
      channel.count++;
      if (channel.updates.length < MOST_UPDATES) channel.updates.push(change);
      return;
    }
    const name = `${change.held} ${change.action} ${change.kind}`;
    const { action, kind, held } = change;
    const group: Group = channel.groups.get(name) ?? {
      action,
      kind,
      ...(held !== undefined && { held }),
      names: [],
      count: 0,
    };
    channel.groups.set(name, group);
    group.count++;
    if (change.sku !== '' && group.names.length < MOST_NAMES) group.names.push(change.sku);
  }

  *lines({
    lang,
    width,
    paint,
  }: {
    readonly lang: Lang;
    readonly width: number;
    readonly paint: Paint;
  }): Iterable<string> {
    for (const [name, { groups, updates, count }] of this.#channels) {
      yield paint('bold', plain(name));
      const cut = (text: string): string => cutToWidth(plain(text), width);
      for (const group of groups.values()) {
        const names = group.names.length === 0 ? '' : someOf(group.names, group.count, lang);
        yield paint(
          group.held ? 'yellow' : STYLE[group.action],
          cut(`  ${groupTitle(group, lang)}  ${names}`.trimEnd()),
        );
      }
      for (const update of updates) {
        yield paint('yellow', cut(`  ~ ${update.key}  ${update.title ?? ''} (${causeName(update.cause, lang)})`));
        for (const line of fieldLines(update, lang)) yield cut(`      ${line}`);
      }
      if (count > updates.length) yield `  ~ ${andMore(count - updates.length, lang)}`;
      yield '';
    }
  }
}

const SIGN = { create: '+', update: '~', withdraw: '-' } as const;
const STYLE = { create: 'green', update: 'yellow', withdraw: 'red' } as const;

function groupTitle({ action, kind, held, count }: Group, lang: Lang): string {
  const title = padToWidth(`${SIGN[action]} ${count} ${kind}`, 18);
  if (held === undefined) return title;
  return lang === 'zh' ? `${title} 被 ${held} 暂停` : `${title} held by ${held}`;
}

function* fieldLines({ fields }: ChangeView, lang: Lang): Iterable<string> {
  for (const { path, before, after } of fields.slice(0, MOST_FIELDS))
    yield `${path}: ${shown(before)} → ${shown(after)}`;
  if (fields.length > MOST_FIELDS) yield andMore(fields.length - MOST_FIELDS, lang);
}

function shown(value: Json): string {
  if (value === null || value === '') return '∅';
  return cutToWidth(plain(typeof value === 'string' ? value : JSON.stringify(value)), 28);
}

const CAUSE_ZH = {
  file: '表格',
  rates: '汇率',
  rules: '规则',
  translation: '译文',
  version: '版本升级',
  remote: '平台端',
} as const;

function causeName(cause: ChangeView['cause'], lang: Lang): string {
  return lang === 'zh' ? CAUSE_ZH[cause] : cause;
}
