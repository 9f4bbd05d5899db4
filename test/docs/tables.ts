import { capabilitiesOf, describeRules } from '../../src/app/describe.ts';
import { CAPABILITIES } from '../../src/app/marketplace-page.ts';
import { EXIT_CODES } from '../../src/cli/exit-codes.ts';
import { COMMAND_OPTIONS, GLOBAL_OPTIONS, type Option } from '../../src/cli/options.ts';
import type { Marketplace } from '../../src/core/ports/marketplace.ts';
import type { Lang } from '../../src/core/text.ts';
import { loadMarketplace, marketplaces } from '../../src/marketplaces/index.ts';

/** The tables of the README by the names of their markers, made from what the program itself uses. */
export async function readmeTables(lang: Lang): Promise<Readonly<Record<string, string>>> {
  const loaded = await Promise.all(Object.keys(marketplaces).map((id) => loadMarketplace(id)));
  const known = loaded.flatMap((one) => (one ? [one] : []));
  return {
    marketplaces: capabilityTable(known, lang),
    limits: limitTable(known, lang),
    rules: table(
      [HEAD[lang].rule, HEAD[lang].severity, HEAD[lang].about],
      describeRules().map(({ id, severity, about }) => [`\`${id}\``, severity, about[lang]]),
    ),
    flags: flagTable(lang),
    'exit-codes': table(
      [HEAD[lang].code, HEAD[lang].meaning],
      Object.entries(EXIT_CODES).map(([code, meaning]) => [code, meaning[lang]]),
    ),
  };
}

const HEAD = {
  en: {
    can: '',
    rule: 'rule',
    severity: 'severity',
    about: 'what it says',
    code: 'code',
    meaning: 'meaning',
    command: 'command',
    flag: 'flag',
    all: 'every command',
    limit: 'limit',
    read: 'read on',
    source: 'where',
  },
  zh: {
    can: '',
    rule: '规则',
    severity: '级别',
    about: '说明',
    code: '退出码',
    meaning: '含义',
    command: '命令',
    flag: '选项',
    all: '所有命令',
    limit: '限制',
    read: '核实日期',
    source: '来源',
  },
} as const;

function capabilityTable(known: readonly Marketplace[], lang: Lang): string {
  const rows = Object.entries(CAPABILITIES).map(([id, name]) => [
    name[lang],
    ...known.map((one) => (capabilitiesOf(one).includes(id) ? '●' : '–')),
  ]);
  return table([HEAD[lang].can, ...known.map(({ manifest }) => manifest.title)], rows);
}

function limitTable(known: readonly Marketplace[], lang: Lang): string {
  const words = LIMITS[lang];
  const rows = known.flatMap(({ manifest, limits }) => {
    const { text, pictures, variants, rates, verified } = limits;
    const texts = Object.entries(text).map(([field, { max, unit }]) => `${field} ${max} ${words[unit]}`);
    const megabytes = pictures.maxBytes === undefined ? [] : [`≤ ${pictures.maxBytes / 1e6} MB`];
    const sides = `${pictures.minSide}–${pictures.maxSide ?? '∞'} px`;
    const count = `${pictures.min}–${pictures.max} ${words.each}`;
    const paces = Object.entries(rates).map(([name, { perSecond, perDay, burst, ours }]) => {
      const figures = [
        ...(perSecond === undefined ? [] : [`${perSecond}/s`]),
        ...(burst === undefined ? [] : [`${words.burst} ${burst}`]),
        ...(perDay === undefined ? [] : [`${perDay}/${words.day}`]),
      ];
      return `${name} ${figures.join(', ')}${ours ? words.ours : ''}`;
    });
    const line = (name: string, value: string, part: keyof typeof verified): string[] => [
      manifest.title,
      name,
      value,
      verified[part].on,
      verified[part].at,
    ];
    return [
      line(words.text, texts.join(', '), 'text'),
      line(words.pictures, [count, sides, ...megabytes, pictures.types.join(' ')].join(', '), 'pictures'),
      line(words.variants, `${variants.max}, ${variants.axes} ${words.axes}`, 'variants'),
      line(words.rates, paces.join('; '), 'rates'),
    ];
  });
  return table(['', HEAD[lang].limit, '', HEAD[lang].read, HEAD[lang].source], rows);
}

const LIMITS = {
  en: {
    text: 'text',
    pictures: 'pictures',
    variants: 'variants',
    rates: 'rates',
    characters: 'characters',
    bytes: 'bytes',
    each: 'a listing',
    axes: 'options',
    burst: 'burst',
    day: 'day',
    ours: ' (our courtesy)',
  },
  zh: {
    text: '文字',
    pictures: '图片',
    variants: '规格',
    rates: '速率',
    characters: '字符',
    bytes: '字节',
    each: '张',
    axes: '个选项',
    burst: '突发',
    day: '天',
    ours: '（我们自定的礼让值）',
  },
} as const;

function flagTable(lang: Lang): string {
  const rows = [
    ...GLOBAL_OPTIONS.map((option) => [HEAD[lang].all, flag(option), option.about[lang]]),
    ...Object.entries(COMMAND_OPTIONS).flatMap(([command, options]) =>
      options.map((option) => [`\`${command}\``, flag(option), option.about[lang]]),
    ),
  ];
  return table([HEAD[lang].command, HEAD[lang].flag, HEAD[lang].about], rows);
}

function flag({ name, short, value }: Option): string {
  return `\`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
