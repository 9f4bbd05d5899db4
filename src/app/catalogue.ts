import { glob } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import type { Channel, Finding, Listing, PictureSource, Product } from '../core/words.ts';
import type { EngineChannel } from '../engine/lanes.ts';
import type { CategoryBook } from '../pipeline/category-book.ts';
import { classify } from '../pipeline/classify.ts';
import { comply } from '../pipeline/comply.ts';
import { through } from '../pipeline/context.ts';
import { expand } from '../pipeline/expand.ts';
import type { Glossary } from '../pipeline/glossary.ts';
import { judge } from '../pipeline/judge.ts';
import { parseMappingFile } from '../pipeline/mapping-file.ts';
import { normalise } from '../pipeline/normalise.ts';
import { pictureOrder } from '../pipeline/picture-order.ts';
import { pictures } from '../pipeline/pictures.ts';
import { type FileAccount, read } from '../pipeline/read.ts';
import { type Rendered, render } from '../pipeline/render.ts';
import { translate } from '../pipeline/translate.ts';
import { readers } from '../readers/index.ts';
import { lockedBy } from '../readers/lock-files.ts';
import { openSource } from '../readers/source.ts';
import { listingRules } from '../rules/index.ts';
import { createTranslator } from '../translators/index.ts';
import { CategoryCache } from './category-cache.ts';
import { loadCategoryBook } from './category-files.ts';
import { inShop, type ShopConfig } from './config.ts';
import { loadGlossary } from './glossary.ts';
import { keptWords } from './kept-words.ts';
import { shopRates } from './lockfile.ts';
import { OpenTaxonomies } from './open-taxonomies.ts';
import { loadParties } from './parties.ts';
import { pictureSources } from './picture-sources.ts';
import type { Shop } from './shop.ts';
import { SkuFilter } from './sku-filter.ts';
import { ErrorBook, first, lastQuantities, Makings, onlySkus } from './stages.ts';
import { importTranslations } from './translations-csv.ts';

export interface CatalogueOptions {
  /** Instead of the config's files. */
  readonly files?: readonly string[];
  /** Globs; empty: all. */
  readonly skus: readonly string[];
  readonly first?: number;
  readonly strict: 'yes' | 'no';
  /** 'look': untranslated text is counted. 'publish': it holds a listing back. */
  readonly purpose: 'look' | 'publish';
  readonly offline: 'yes' | 'no';
  /** The marketplaces that may be asked for categories; none: what is kept has to do. */
  readonly connected?: readonly EngineChannel[];
  readonly report: (finding: Finding) => void;
  /** Listings that stop on the way. */
  readonly held: (listingId: string, channelId: string) => void;
  readonly progress?: (stage: string, done: number) => void;
  /** Shown each listing before it is judged, and waited for: the one before has been judged and rendered by then. */
  readonly look?: (listing: Listing) => void | Promise<void>;
}

/** The whole way from the merchant's files to documents, with what is to be known of it afterwards. */
export interface Catalogue {
  readonly rendered: AsyncIterable<Rendered>;
  readonly accounts: readonly FileAccount[];
  readonly makings: Makings;
  readonly errors: ErrorBook;
  readonly counts: { products: number; variants: number; listings: number };
  /** Texts that have no translation yet, by field and listing. */
  readonly untranslated: { listings: number };
  readonly spent: { characters: number };
  /** What was learned of categories; `saveCategoryBook` keeps it. */
  readonly book: CategoryBook;
  /** Gives a listing that was kept what is known of its category. */
  readonly reclassify: (listing: Listing) => Promise<Listing>;
  /** For the makings: rates and their day. */
  readonly ratesName: string;
}

/** Wires readers, stages and ports together; nothing runs until `rendered` is read. */
export async function catalogue(shop: Shop, options: CatalogueOptions): Promise<Catalogue> {
  const { config, store, composed, world } = shop;
  const names = options.files ?? (await catalogueFiles(config));
  const sources = await Promise.all(names.map((path) => openSource(path, sourceOptions(config, path))));
  const mapping = await mappingOf(config);
  const { rates, name: ratesName } = await shopRates(config, {
    world,
    currencies: composed.map(({ channel }) => channel.currency),
    offline: options.offline,
    report: options.report,
  });
  await importTranslations(inShop(config, 'translations.csv'), {
    memory: store.memory,
    notes: store.notes,
    from: config.catalogue.language,
  });
  const glossary = await loadGlossary(
    config.translate.glossary === undefined ? undefined : inShop(config, config.translate.glossary),
  );
  const translator =
    options.offline === 'yes' || options.purpose === 'look'
      ? undefined
      : await translatorOf(config, { world, glossary });
  const book = await loadCategoryBook(config);
  const parties = await loadParties(inShop(config, 'parties.csv'));
  const accounts: FileAccount[] = [];
  const makings = new Makings();
  const errors = new ErrorBook();
  const asked = new SkuFilter(options.skus, options.report);
  const counts = { products: 0, variants: 0, listings: 0 };
  const untranslated = { listings: 0 };
  const spent = { characters: 0 };
  const flaws = new Set<string>();
  const flawed = (listing: string, channel: string): void => void flaws.add(`${channel}\n${listing}`);
  const held = (listing: string, channel: string): void => {
    makings.drop(listing, channel);
    options.held(listing, channel);
  };
  const context = {
    clock: world.clock,
    width: 4,
    signal: world.drain,
    report: (finding: Finding) => {
      if (errors.isSaid(finding)) return;
      errors.note(finding);
      asked.report(finding);
    },
  };
  const marketplaces = new Map(composed.map(({ marketplace }) => [marketplace.manifest.id, marketplace]));
  const readOptions = { readers, ...(mapping && { mapping }), ...namedTemplate(config) };
  const categories = new CategoryCache(config, {
    now: world.clock.now(),
    report: options.report,
    connected: options.connected ?? [],
  });
  const openTaxonomies = new OpenTaxonomies(config, { ...options, environment: world.environment });
  const classifierOf = (channel: Channel) => {
    const marketplace = marketplaces.get(channel.marketplace);
    return openTaxonomies.classifier(channel, marketplace) ?? categories.classifier(channel, marketplace?.taxonomy);
  };
  const reclassify = async (listing: Listing): Promise<Listing> => {
    const { category: own, channel } = listing;
    const category = own && (await classifierOf(channel)?.read(own.id));
    return own && category ? { ...listing, category: { ...own, category } } : listing;
  };
  const products = normalise({
    language: config.catalogue.language,
    currency: config.catalogue.currency,
    ...(composed.some(({ marketplace }) => marketplace.taxonomy) && { extras: 'kept' }),
  });
  const rows = read(sources, readOptions);
  const rendered = through(read(sources, { ...readOptions, accounts })(context), context)
    .into(products)
    .into(onlySkus<Product<PictureSource>>(options.skus))
    .into(asked.stage<Product<PictureSource>>())
    .into(first<Product<PictureSource>>(options.first))
    .into(
      pictures({
        ...pictureSources(shop, options),
        ...(config.catalogue.imagesBy === 'order' && {
          order: (most: number) => pictureOrder(rows, { normalise: products, most, context }),
        }),
      }),
    )
    .into(errors.stage<Product>())
    .into(async function* counted(products) {
      for await (const product of products) {
        counts.products++;
        counts.variants += product.variants.length;
        yield product;
      }
    })
    .into(makings.sheet())
    .into(expand({ channels: composed, rates, held }))
    .into(lastQuantities(store))
    .into(makings.stage())
    .into(
      translate({
        from: config.catalogue.language,
        ...(translator && { translator }),
        memory: store.memory,
        glossary,
        budget: config.translate.budget,
        spent,
        mode: translator ? 'spend' : 'memory-only',
      }),
    )
    .into(keptWords(store))
    .into(comply({ parties, file: 'parties.csv', flawed }))
    .into(
      classify({
        book,
        flawed,
        left: held,
        classifier: classifierOf,
      }),
    )
    .into(async function* counted(listings: AsyncIterable<Listing>) {
      for await (const listing of listings) {
        counts.listings++;
        options.progress?.('listings', counts.listings);
        await options.look?.(listing);
        yield listing;
      }
    })
    .into(
      judge({
        rules: listingRules,
        strict: options.strict,
        untranslated: options.purpose === 'publish' ? 'hold' : 'count',
        // Forgotten as it is asked for: what is held must not grow with the catalogue.
        hasErrors: (product, channel) => flaws.delete(`${channel}\n${product}`) || errors.hasErrors(product),
        held,
        onUntranslated: () => void untranslated.listings++,
      }),
    )
    .into(render((id) => found(marketplaces.get(id)), { held }));
  return { rendered, accounts, makings, errors, counts, untranslated, spent, book, reclassify, ratesName };
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a listing for a channel that was not composed');
  return value;
}

/** The config's files, globs resolved, the lock files of office programs left out. Throws Stop where a pattern finds nothing. */
async function catalogueFiles(config: ShopConfig): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const pattern of config.catalogue.files) {
    if (!/[*?[{]/.test(pattern)) {
      paths.push(isAbsolute(pattern) ? pattern : inShop(config, pattern));
      continue;
    }
    const matches: string[] = [];
    for await (const match of glob(pattern, { cwd: config.folder }))
      if (lockedBy(match) === undefined) matches.push(resolve(config.folder, match));
    if (matches.length === 0) throw nothingMatches(pattern, config);
    paths.push(...matches.sort());
  }
  return paths;
}

function nothingMatches(pattern: string, { folder }: ShopConfig): Stop {
  return new Stop(text(`No file matches ${pattern} in ${folder}.`, `${folder} 中没有符合 ${pattern} 的文件。`), {
    hint: text('Correct catalogue.files in listwright.yaml.', '请修改 listwright.yaml 中的 catalogue.files。'),
  });
}

function sourceOptions(config: ShopConfig, path: string): { name: string; encoding?: string } {
  const inside = relative(config.folder, resolve(path));
  const { encoding } = config.catalogue;
  return {
    name: inside.startsWith('..') || isAbsolute(inside) ? path : inside.replaceAll('\\', '/'),
    ...(encoding !== undefined && { encoding }),
  };
}

/** A template that the config names: neither `auto` nor a mapping file. */
function namedTemplate({ catalogue: { template } }: ShopConfig): { template?: string } {
  return template === 'auto' || MAPPING_FILE.test(template) ? {} : { template };
}

const MAPPING_FILE = /\.ya?ml$/;

async function mappingOf(config: ShopConfig): Promise<ReturnType<typeof parseMappingFile> | undefined> {
  const { template } = config.catalogue;
  if (!MAPPING_FILE.test(template)) return undefined;
  const { readFile } = await import('node:fs/promises');
  try {
    return parseMappingFile(await readFile(inShop(config, template), 'utf8'), template);
  } catch (reason) {
    if (reason instanceof Stop) throw reason;
    throw new Stop(text(`The mapping file ${template} cannot be read.`, `无法读取列对应文件 ${template}。`), {
      hint: text(
        'Make it anew with `listwright init`, or write `template: auto`.',
        '请用 `listwright init` 重新生成，或写成 `template: auto`。',
      ),
      cause: reason,
    });
  }
}

async function translatorOf(
  config: ShopConfig,
  { world, glossary }: { world: Shop['world']; glossary: Glossary },
): Promise<Awaited<ReturnType<typeof createTranslator>>> {
  const { engine, endpoint } = config.translate;
  return createTranslator({
    engine,
    key: world.environment.LISTWRIGHT_DEEPL_KEY ?? world.environment.DEEPL_AUTH_KEY,
    clock: world.clock,
    terms: (to) => glossary.terms(to),
    ...(endpoint !== undefined && { endpoint }),
  });
}
