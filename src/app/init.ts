import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { Stop } from '../core/faults.ts';
import type { Marketplace } from '../core/ports/marketplace.ts';
import { type Text, text } from '../core/text.ts';
import { loadMarketplace, marketplaces } from '../marketplaces/index.ts';
import { writeMappingFile } from '../pipeline/write-mapping-file.ts';
import { ASK_BELOW, answeredMapping, type ColumnAnswers } from './column-questions.ts';
import { isLocale } from './config.ts';
import type { Proposal } from './proposal.ts';

export interface ChannelAnswer {
  readonly marketplace: string;
  readonly id: string;
  readonly endpoint?: string;
  readonly language: string;
  readonly currency: string;
  readonly times: string;
}

export interface Answers extends ColumnAnswers {
  readonly currency: string;
  readonly engine: 'deepl' | 'memory' | 'none';
  readonly channels: readonly ChannelAnswer[];
}

/** What `--yes` answers, and what questions begin with. */
export async function defaultAnswers(proposal: Proposal, wanted: readonly string[]): Promise<Answers> {
  const ids = wanted.length > 0 ? wanted : Object.keys(marketplaces);
  const loaded = await Promise.all(ids.map((id) => loadMarketplace(id)));
  const strange = ids.find((_, i) => !loaded[i]);
  if (strange !== undefined) {
    const all = Object.keys(marketplaces).join(', ');
    throw new Stop(
      text(`There is no marketplace ${strange}. There are: ${all}.`, `没有名为 ${strange} 的平台。可选：${all}。`),
    );
  }
  return {
    currency: proposal.currency,
    engine: 'deepl',
    channels: loaded.flatMap((one) => (one ? [defaultChannel(one)] : [])),
    columns: {},
  };
}

/** A channel as it is proposed: the marketplace's first site, and a mark-up that the merchant will correct. */
function defaultChannel({ manifest }: Marketplace): ChannelAnswer {
  const [site] = manifest.sites;
  const language = site?.locale ?? 'en-US';
  return {
    marketplace: manifest.id,
    id: channelId(manifest.id, language),
    ...(site?.origin === undefined && { endpoint: 'https://your-shop.example' }),
    language,
    currency: site?.currency ?? 'USD',
    times: '2.5',
  };
}

/** Throws Stop where a shop stands already: before anybody answers questions for nothing. */
export async function demandFreeFolder(folder: string): Promise<void> {
  const target = join(folder, 'listwright.yaml');
  const isThere = await access(target).then(
    () => true,
    () => false,
  );
  if (isThere) throw shopExists(target);
}

/** What may stand in an answer, by its name: the rules of the config, so that `check` accepts what was answered. */
export const ANSWER_FORMS: Readonly<
  Record<
    'endpoint' | 'language' | 'currency' | 'times',
    { readonly fits: (value: string) => boolean; readonly form: Text }
  >
> = {
  endpoint: {
    fits: (value) => /^https?:\/\/[^\s/]+/.test(value) && URL.canParse(value),
    form: text('An address, as https://shop.example', '请填写网址，例如 https://shop.example'),
  },
  language: { fits: isLocale, form: text('A language code, as de-DE', '请填写语言代码，例如 de-DE') },
  currency: {
    fits: (value) => /^[A-Z]{3}$/.test(value),
    form: text('An ISO 4217 code, as EUR', '请填写 ISO 4217 币种代码，例如 EUR'),
  },
  times: { fits: (value) => /^\d+(\.\d+)?$/.test(value), form: text('A number, as 2.5', '请填写数字，例如 2.5') },
};

/** The channel's name for a language: two channels of one marketplace in two countries need two. */
export function channelId(marketplace: string, language: string): string {
  const country = language.split('-').at(-1)?.toLowerCase() ?? language;
  return `${marketplace === 'woocommerce' ? 'woo' : marketplace}-${country}`;
}

/** Writes listwright.yaml (and a mapping file where columns were named). Returns what was written. Throws Stop rather than write over a shop. */
export async function writeShop(
  folder: string,
  proposal: Proposal,
  options: { answers: Answers; overwrite: 'yes' | 'no' },
): Promise<readonly string[]> {
  const { answers, overwrite } = options;
  await mkdir(folder, { recursive: true });
  const target = join(folder, 'listwright.yaml');
  const written: string[] = [];
  const hasOwnColumns = needsMappingFile(proposal, answers);
  if (hasOwnColumns) {
    const [first, ...others] = proposal.tables;
    const tables = first && [{ ...first, mapping: answeredMapping(first.mapping, answers) }, ...others];
    await writeFile(join(folder, 'columns.yaml'), writeMappingFile(tables ?? []));
    written.push('columns.yaml');
  }
  const template = await readFile(new URL('../../templates/shop/listwright.yaml', import.meta.url), 'utf8');
  const files = proposal.files.map((file) => placed(file, folder));
  const filled = fill(await withWhatIsThere(template, folder), {
    files: JSON.stringify(files.length === 1 ? files[0] : files),
    template: hasOwnColumns ? 'columns.yaml' : 'auto',
    language: 'zh-CN',
    currency: answers.currency,
    engine: answers.engine,
    channels: answers.channels.map(channelYaml).join('\n'),
  });
  try {
    await writeFile(target, filled, { flag: overwrite === 'yes' ? 'w' : 'wx' });
  } catch (reason) {
    if (!(reason instanceof Error && 'code' in reason && reason.code === 'EEXIST')) throw reason;
    throw shopExists(target);
  }
  return [...written, 'listwright.yaml'];
}

/** Whether a person should look at what the columns were taken for: something was asked or is missing, or a column is used on a guess. */
function needsMappingFile({ questions, tables }: Proposal, { columns }: Answers): boolean {
  if (tables.length === 0) return false;
  const isGuessed = tables.some(({ mapping }) =>
    mapping.columns.some(({ field, score }) => field !== undefined && score < ASK_BELOW),
  );
  return Object.keys(columns).length > 0 || questions.length > 0 || isGuessed;
}

/** Settings for what lies in the folder already are set; the others stay as comments. */
async function withWhatIsThere(template: string, folder: string): Promise<string> {
  let filled = template;
  for (const name of ['images', 'glossary.csv']) {
    const isThere = await access(join(folder, name)).then(
      () => true,
      () => false,
    );
    if (isThere) filled = filled.replace(new RegExp(`^( +)# (\\w+: ${name.replace('.', '\\.')}/?)$`, 'm'), '$1$2');
  }
  return filled;
}

function shopExists(target: string): Stop {
  return new Stop(text(`${target} exists already.`, `${target} 已存在。`), {
    hint: text(
      'Say --force to write over it, or use another folder: -C DIR',
      '加 --force 覆盖，或换一个文件夹：-C 目录',
    ),
  });
}

/** The file from the shop's folder; one that lies elsewhere is named whole. */
function placed(file: string, folder: string): string {
  const path = relative(folder, resolve(file));
  return path.startsWith('..') || isAbsolute(path) ? resolve(file) : path.replaceAll('\\', '/');
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

function channelYaml({ marketplace, id, endpoint, language, currency, times }: ChannelAnswer): string {
  return [
    `  ${id}:`,
    `    marketplace: ${marketplace}`,
    ...(endpoint === undefined ? [] : [`    endpoint: ${endpoint}`]),
    `    language: ${language}`,
    `    currency: ${currency}`,
    `    price: { times: ${times}, end: 0.99 }`,
    '    stock: { keep: 0, most: 999 }',
    '    settings: {}',
  ].join('\n');
}
