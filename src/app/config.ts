import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import { configMistake } from './config-mistake.ts';
import { parseYaml } from './yaml.ts';

const decimal = z.union([z.number(), z.string().regex(/^\d+(\.\d+)?$/, 'a decimal number')]).transform(String);

const locale = z.string().refine(isLocale, 'a language code such as de-DE');

/** A language code that a listing can be written in: `de`, `zh-Hans`, `de-DE`. */
export function isLocale(name: string): boolean {
  return /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/.test(name);
}

const price = z.strictObject({
  times: decimal.exactOptional().describe('Multiply the converted price by this.'),
  plus: decimal.exactOptional().describe("Add this, in the channel's currency."),
  end: decimal.exactOptional().describe('Raise to the next price that ends so: 0.99.'),
  floor: decimal.exactOptional().describe("Never below this, in the channel's currency."),
});

const stock = z.strictObject({
  keep: z.int().min(0).exactOptional().describe('Hold this many back.'),
  most: z.int().min(0).exactOptional().describe('Never show more than this.'),
});

const rate = z.strictObject({
  perSecond: z.number().positive().exactOptional(),
  burst: z.number().positive().exactOptional(),
  perDay: z.int().positive().exactOptional(),
  inFlight: z.int().positive().exactOptional(),
});

const channel = z.strictObject({
  marketplace: z.string().describe('See `listwright marketplaces`.'),
  site: z.string().exactOptional().describe('Which of its sites, where it has several.'),
  account: z.string().exactOptional().describe('A name of yours for the account, where two channels share a site.'),
  endpoint: z.url().exactOptional().describe('Replaces scheme, host and port of every address: https://shop.example'),
  language: locale.exactOptional().describe('Language of the listings: de-DE.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as EUR')
    .exactOptional(),
  price: price.default({}),
  stock: stock.default({}),
  settings: z
    .record(z.string(), z.string())
    .default({})
    .describe('What the account must name; `login` fetches and asks.'),
  pictures: z
    .enum(['by-address', 'as-document'])
    .exactOptional()
    .describe('How pictures travel; chosen by itself unless told.'),
  limits: z
    .strictObject({ rates: z.record(z.string(), rate).exactOptional() })
    .exactOptional()
    .describe('What the account has of its own.'),
  proxy: z.url().exactOptional(),
});

const config = z.strictObject({
  catalogue: z.strictObject({
    files: z
      .union([z.string(), z.array(z.string()).min(1)])
      .transform((files) => (typeof files === 'string' ? [files] : files))
      .describe('One, several or globs.'),
    template: z
      .union([z.string(), z.int()])
      .transform(String)
      .default('auto')
      .describe('auto, a name that `listwright templates` lists, or a mapping file that `init` wrote.'),
    language: locale.default('zh-CN'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY')
      .default('CNY'),
    images: z.string().exactOptional().describe('A folder or a zip file with pictures by name.'),
    imagesBy: z
      .enum(['name', 'order'])
      .default('name')
      .describe(
        'order: products without pictures get those of `images` in the order of the sheet, if they are as many.',
      ),
    encoding: z.string().exactOptional(),
  }),
  translate: z
    .strictObject({
      engine: z.enum(['deepl', 'memory', 'none']).default('memory'),
      glossary: z.string().exactOptional(),
      budget: z.int().min(0).default(200_000).describe('Characters a run may spend.'),
      endpoint: z.url().exactOptional(),
    })
    .prefault({}),
  rates: z.string().default('ecb').describe('ecb, or a csv file: date,from,to,rate.'),
  missing: z
    .enum(['keep', 'zero-stock', 'withdraw'])
    .default('keep')
    .describe('What becomes of a SKU that is gone from the files.'),
  images: z
    .strictObject({
      onError: z.enum(['skip', 'hold', 'fail']).default('skip'),
      host: z
        .strictObject({ folder: z.string(), url: z.url() })
        .exactOptional()
        .describe('A folder that a web server publishes at this address.'),
    })
    .prefault({}),
  channels: z
    .record(z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens'), channel)
    .refine((all) => Object.keys(all).length > 0, 'at least one channel'),
});

export type Config = z.infer<typeof config>;
export type ChannelConfig = Config['channels'][string];

/** A shop: where its folder is and what its listwright.yaml says. */
export interface ShopConfig extends Config {
  readonly folder: string;
  readonly file: string;
}

/** For editors: completion and checks while one writes. */
export function configJsonSchema(): unknown {
  return z.toJSONSchema(config, { io: 'input' });
}

/** Reads `listwright.yaml`. Throws Stop naming line and column of a mistake. */
export async function loadConfig(options: { readonly folder: string; readonly file?: string }): Promise<ShopConfig> {
  const file = resolve(options.folder, options.file ?? 'listwright.yaml');
  const source = await sourceOf(file);
  const { value, at } = parseYaml(source, basename(file));
  const parsed = config.safeParse(value ?? {});
  if (!parsed.success)
    throw configMistake(parsed.error.issues, { file: basename(file), at, schema: configJsonSchema() });
  refuseSecrets(source, basename(file));
  return { ...parsed.data, folder: dirname(file), file };
}

/** A config from what `listwright.yaml` would hold, for work that needs no file. */
export function configOf(value: z.input<typeof config>): Config {
  return config.parse(value);
}

/** A path of the config, from the shop's folder. */
export function inShop(shop: Pick<ShopConfig, 'folder'>, path: string): string {
  return join(shop.folder, path);
}

async function sourceOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (reason) {
    throw new Stop(text(`There is no ${file}.`, `找不到 ${file}。`), {
      hint: text(
        'Make one from your product file: listwright init products.xlsx',
        '请用您的产品表生成：listwright init products.xlsx',
      ),
      cause: reason,
    });
  }
}

/** Keys of well-known forms have no business in a file that is shared. */
const SECRET = /\b(?:c[ks]_[0-9a-f]{20,}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{20,}|[0-9a-f-]{36}:fx)\b/;

function refuseSecrets(source: string, file: string): void {
  const lines = source.split('\n');
  const line = lines.findIndex((one) => SECRET.test(one) || /\/\/[^/\s:@]+:[^/\s@]+@/.test(one));
  if (line < 0) return;
  throw new Stop(text(`${file}:${line + 1} holds a secret key.`, `${file}:${line + 1} 含有密钥。`), {
    hint: text(
      'Remove it, make a new key, and set it in the environment: LISTWRIGHT_<CHANNEL>_<NAME>.',
      '请将其删除并更换密钥，然后放入环境变量：LISTWRIGHT_<渠道>_<名称>。',
    ),
  });
}
