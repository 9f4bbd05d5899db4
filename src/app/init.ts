import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { Stop } from '../core/faults.ts';
import type { FieldPath } from '../core/fields.ts';
import type { Column, Mapping } from '../core/mapping.ts';
import type { Marketplace } from '../core/ports/marketplace.ts';
import { type Text, text } from '../core/text.ts';
import { systemClock } from '../lib/clock.ts';
import { loadMarketplace, marketplaces } from '../marketplaces/index.ts';
import { type FileAccount, read } from '../pipeline/read.ts';
import { writeMappingFile } from '../pipeline/write-mapping-file.ts';
import { readers } from '../readers/index.ts';
import { openSource } from '../readers/source.ts';
import { isLocale } from './config.ts';

/** What was seen in the merchant's files, and what that proposes. */
export interface Proposal {
  readonly files: readonly string[];
  readonly accounts: readonly FileAccount[];
  readonly rows: number;
  /** The table with most rows. */
  readonly mapping: Mapping | undefined;
  readonly currency: string;
  readonly encoding?: string;
  /** Fields that no column was found for and a listing cannot be without. */
  readonly missing: readonly FieldPath[];
}

const NEEDED: readonly FieldPath[] = ['title', 'price'];

/** Looks at the files and proposes how to read them. Throws Stop for a file that cannot be read. */
export async function propose(
  paths: readonly string[],
  options: { readonly encoding?: string } = {},
): Promise<Proposal> {
  const sources = await Promise.all(paths.map((path) => openSource(path, options)));
  const accounts: FileAccount[] = [];
  const context = { clock: systemClock, width: 1, report: () => undefined };
  const look = read(sources, { readers, accounts });
  try {
    for await (const _ of look(context)) {
      // The accounts fill as rows go by.
    }
  } catch (reason) {
    // Without a title column there is still a table to ask about.
    if (!(reason instanceof Stop) || accounts.every(({ tables }) => tables.length === 0)) throw reason;
  }
  const tables = accounts.flatMap((account) => account.tables).sort((a, b) => b.rows.read - a.rows.read);
  const mapping = tables[0]?.mapping;
  const fields = new Set(mapping?.columns.flatMap(({ field }) => field ?? []));
  return {
    files: paths,
    accounts,
    rows: tables.reduce((sum, { rows }) => sum + rows.accepted, 0),
    mapping,
    currency: mapping?.columns.find(({ currency }) => currency !== undefined)?.currency ?? 'CNY',
    missing: NEEDED.filter((field) => !fields.has(field) && !(field === 'price' && fields.has('cost'))),
    ...options,
  };
}

export interface ChannelAnswer {
  readonly marketplace: string;
  readonly id: string;
  readonly endpoint?: string;
  readonly language: string;
  readonly currency: string;
  readonly times: string;
}

export interface Answers {
  readonly currency: string;
  readonly engine: 'deepl' | 'memory' | 'none';
  readonly channels: readonly ChannelAnswer[];
  /** Columns that the person named: index → field. */
  readonly columns: Readonly<Record<number, FieldPath>>;
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
  const hasOwnColumns = Object.keys(answers.columns).length > 0 && proposal.mapping !== undefined;
  if (hasOwnColumns && proposal.mapping) {
    await writeFile(
      join(folder, 'columns.yaml'),
      writeMappingFile([{ sheet: '', mapping: corrected(proposal.mapping, answers.columns) }]),
    );
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

function corrected(mapping: Mapping, named: Answers['columns']): Mapping {
  const taken = new Set(Object.values(named));
  const columns = mapping.columns.map((column): Column => {
    const field = named[column.index];
    if (field) return { ...column, field, score: 1, why: text('named by you', '由您指定') };
    if (column.field === undefined || !taken.has(column.field)) return column;
    const { field: _field, ...rest } = column;
    return rest;
  });
  return { ...mapping, columns };
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
