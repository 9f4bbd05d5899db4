import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Unavailable } from '../core/faults.ts';
import { contentHash } from '../core/fingerprint.ts';
import type { Manifest, Marketplace } from '../core/ports/marketplace.ts';
import { text } from '../core/text.ts';
import type { Channel, Report } from '../core/words.ts';
import { categoryTree } from '../pipeline/category-tree.ts';
import type { Classifier } from '../pipeline/classify.ts';
import { categorySuggester, type SuggestCategory } from '../pipeline/suggest-category.ts';
import type { ShopConfig } from './config.ts';
import type { World } from './world.ts';
import { writeWhole } from './write-whole.ts';

export interface OpenTaxonomiesOptions {
  readonly offline: 'yes' | 'no';
  readonly environment: World['environment'];
  readonly report: Report;
}

interface Tree {
  readonly suggest: SuggestCategory;
  /** By id: the whole way, in the first of its languages. */
  readonly titles: ReadonlyMap<string, string>;
}

/**
 * Public taxonomies, kept under `.listwright/cache` and fetched once, from LISTWRIGHT_TAXONOMY_URL where that is set: an address, or a
 * folder, that holds `<language>/categories.txt`.
 */
export class OpenTaxonomies {
  readonly #config: ShopConfig;
  readonly #options: OpenTaxonomiesOptions;
  readonly #trees = new Map<string, Promise<Tree | undefined>>();

  constructor(config: ShopConfig, options: OpenTaxonomiesOptions) {
    this.#config = config;
    this.#options = options;
  }

  /**
   * Takes every category that the book names, suggests some where the channel is set to `categories: suggest`, and holds nothing back.
   * Undefined where the marketplace has no public taxonomy.
   */
  classifier(
    { locale, settings }: Channel,
    marketplace: Pick<Marketplace, 'manifest'> | undefined,
  ): Classifier | undefined {
    const manifest = marketplace?.manifest;
    if (!manifest?.openTaxonomy) return undefined;
    return {
      isOptional: true,
      read: async (id) => {
        const tree = await this.#trees.get(manifest.id);
        return { id, title: tree?.titles.get(id) ?? id, version: 'open', locale, attributes: [] };
      },
      ...(settings.categories === 'suggest' && {
        suggest: async (words: string) => {
          const tree = await this.#tree(manifest);
          return (tree?.suggest(words) ?? []).map(({ id, met }) => ({ id, title: tree?.titles.get(id) ?? id, met }));
        },
      }),
    };
  }

  #tree(manifest: Manifest): Promise<Tree | undefined> {
    const known = this.#trees.get(manifest.id);
    if (known) return known;
    const fresh = this.#load(manifest);
    this.#trees.set(manifest.id, fresh);
    return fresh;
  }

  /** Undefined where there is none to be had, which is said. */
  async #load({ id, title, openTaxonomy }: Manifest): Promise<Tree | undefined> {
    const address = this.#options.environment.LISTWRIGHT_TAXONOMY_URL ?? openTaxonomy?.address ?? '';
    try {
      const lists: string[] = [];
      for (const language of openTaxonomy?.languages ?? [])
        lists.push(await this.#list(`${address.replace(/\/$/, '')}/${language}/categories.txt`, id));
      const tree = categoryTree(lists);
      const titles = new Map(tree.map((category) => [category.id, category.ways[0]?.join(' > ') ?? '']));
      return { suggest: categorySuggester(tree), titles };
    } catch (reason) {
      if (!(reason instanceof Unavailable)) throw reason;
      this.#options.report(notThere(title, reason.message));
      return undefined;
    }
  }

  async #list(address: string, marketplace: string): Promise<string> {
    if (!/^https?:/.test(address)) return withCategories(await readOr(address), address);
    const folder = join(this.#config.folder, '.listwright', 'cache', 'taxonomies', marketplace);
    const file = join(folder, `${contentHash(address).slice(0, 32)}.txt`);
    const kept = await readOr(file);
    if (kept !== undefined) return kept;
    if (this.#options.offline === 'yes') throw new Unavailable('not fetched yet');
    const { fetchText } = await import('../transport/fetch-text.ts');
    const list = withCategories(await fetchText(address, { timeout: 30_000, maxBytes: 8_000_000 }), address);
    await mkdir(folder, { recursive: true });
    await writeWhole(file, list);
    return list;
  }
}

function readOr(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

/** Throws Unavailable: a page that says where the list has gone is no list. */
function withCategories(list: string | undefined, address: string): string {
  if (list !== undefined && categoryTree([list]).length > 0) return list;
  throw new Unavailable(`no list of categories at ${address}`);
}

function notThere(marketplace: string, reason: string): Parameters<Report>[0] {
  return {
    id: 'taxonomy/not-there',
    severity: 'note',
    message: text(
      `No categories of ${marketplace} are suggested, because its list of them is not here: ${reason}.`,
      `无法给出 ${marketplace} 的类目建议，因为本机没有其类目表：${reason}。`,
    ),
    hint: text(
      'Run listwright plan once with a network, or set LISTWRIGHT_TAXONOMY_URL to a folder that holds en/categories.txt and zh-CN/categories.txt.',
      '请联网运行一次 listwright plan，或将 LISTWRIGHT_TAXONOMY_URL 设为含 en/categories.txt 和 zh-CN/categories.txt 的文件夹。',
    ),
  };
}
