import type { CommanderError } from 'commander';
import type { Lang } from '../core/text.ts';
import { printable } from './failure.ts';

/** commander's headings in each language. */
export const headings: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  en: { 'display help': 'show this help' },
  zh: {
    'Usage:': '用法：',
    'Arguments:': '参数：',
    'Options:': '选项：',
    'Commands:': '命令：',
    'Global Options:': '通用选项：',
    'display help': '显示帮助',
  },
};

/** commander's complaints, by code. `%s` is what it complains about. */
const COMPLAINTS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'commander.unknownOption': { en: 'There is no flag %s.', zh: '没有 %s 这个选项。' },
  'commander.unknownCommand': { en: 'There is no command %s.', zh: '没有 %s 这个命令。' },
  'commander.optionMissingArgument': { en: '%s needs a value.', zh: '%s 需要一个值。' },
  'commander.missingArgument': { en: 'The argument %s is missing.', zh: '缺少参数 %s。' },
  'commander.excessArguments': { en: 'Too many arguments.', zh: '参数过多。' },
  'commander.invalidArgument': { en: '%s takes %c, not %v.', zh: '%s 只能是 %c，不能是 %v。' },
};

/** Says what was wrong with the command line, and returns the exit code: 0 where help was asked for, else 2. */
export function parseError(
  reason: CommanderError,
  options: { lang: Lang; argv: readonly string[]; names: readonly string[]; write: (text: string) => void },
): number {
  if (reason.exitCode === 0 || reason.code === 'commander.help') return reason.exitCode === 0 ? 0 : 2;
  const { lang, argv, names, write } = options;
  const thing = /'([^']+)'/.exec(reason.message)?.[1] ?? '';
  const [, value = '', choices = ''] = /argument '(.*)' is invalid\. (.+)/.exec(reason.message) ?? [];
  const complaint = (COMPLAINTS[reason.code]?.[lang] ?? reason.message)
    .replace('%s', () => (value === '' ? thing : (thing.split(' ')[0] ?? '')))
    .replace('%c', () => choices)
    .replace('%v', () => printable(value));
  const known = names.includes(argv[0] ?? '') ? ` ${argv[0]}` : '';
  const meant =
    reason.code === 'commander.unknownCommand'
      ? nearest(thing, names)
      : /\(Did you mean (.+)\?\)/.exec(reason.message)?.[1];
  const guess = meant === undefined ? '' : lang === 'zh' ? `您是否要用 ${meant}？` : ` Did you mean ${meant}?`;
  write(`${complaint}${guess}\n${lang === 'zh' ? '用法见' : 'See'}: listwright${known} --help\n`);
  return 2;
}

function nearest(word: string, names: readonly string[]): string | undefined {
  return names
    .map((name) => ({ name, distance: distance(word, name) }))
    .filter((one) => one.distance <= 2)
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
