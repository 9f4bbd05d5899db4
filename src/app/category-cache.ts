import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ambiguous, Rejected, Unauthorised, Unavailable } from '../core/faults.ts';
import { contentHash } from '../core/fingerprint.ts';
import type { Category, Taxonomy } from '../core/taxonomy.ts';
import { text } from '../core/text.ts';
import type { Channel, Report } from '../core/words.ts';
import type { EngineChannel } from '../engine/lanes.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import type { Classifier } from '../pipeline/classify.ts';
import type { ShopConfig } from './config.ts';
import { lockCategory, lockedCategories } from './lockfile.ts';
import { writeWhole } from './write-whole.ts';

/** What is kept is asked for again after this, in milliseconds: Amazon's own schemas are good for a week. */
const OLD = 7 * 86_400_000;

export interface CategoryCacheOptions {
  readonly now: number;
  readonly report: Report;
  /** By channel, where the marketplaces may be asked; none: what is not kept stays unknown. */
  readonly connected: readonly EngineChannel[];
}

/** The categories that a shop's listings stand in, kept under `.listwright/cache` and pinned by checksum in listwright.lock. */
export class CategoryCache {
  readonly #config: ShopConfig;
  readonly #options: CategoryCacheOptions;
  readonly #silent = new Set<string>();
  readonly #read = new Map<string, Promise<Category | undefined>>();

  constructor(config: ShopConfig, options: CategoryCacheOptions) {
    this.#config = config;
    this.#options = options;
  }

  /** Undefined where the marketplace has no taxonomy. */
  classifier(channel: Channel, taxonomy: Taxonomy | undefined): Classifier | undefined {
    if (!taxonomy) return undefined;
    const engine = this.#options.connected.find((one) => one.channel.id === channel.id);
    const asked = <T>(ask: (io: EngineChannel['io']) => Promise<T>): Promise<T | undefined> =>
      this.#asked(channel, engine, ask);
    return {
      read: (id) =>
        shared(this.#read, nameOf(channel, id), () =>
          this.#category(channel, id, () => asked((io) => taxonomy.read(id, io))),
        ),
      ...(engine && {
        suggest: async (words: string) => (await asked((io) => taxonomy.suggest(words, io))) ?? [],
      }),
    };
  }

  /** Undefined where nobody may be asked or nobody answers, which is said once a channel. */
  async #asked<T>(
    channel: Channel,
    engine: EngineChannel | undefined,
    ask: (io: EngineChannel['io']) => Promise<T>,
  ): Promise<T | undefined> {
    if (!engine) return undefined;
    try {
      return await ask(engine.io);
    } catch (reason) {
      const isTheirs = [Unauthorised, Unavailable, Ambiguous, Rejected].some((fault) => reason instanceof fault);
      if (!isTheirs || !(reason instanceof Error)) throw reason;
      if (!this.#silent.has(channel.id)) this.#options.report(notAnswered(channel, engine.redact(reason.message)));
      this.#silent.add(channel.id);
      return undefined;
    }
  }

  async #category(
    channel: Channel,
    id: string,
    ask: () => Promise<Category | undefined>,
  ): Promise<Category | undefined> {
    const name = nameOf(channel, id);
    const pinned = (await lockedCategories(this.#config))[name];
    const kept = pinned && (await this.#kept(name, pinned.checksum));
    const isFresh = pinned !== undefined && this.#options.now - Date.parse(pinned.on) < OLD;
    if (kept && isFresh) return kept;
    const category = await ask();
    if (!category) return kept;
    const content = canonicalJson(category);
    const checksum = contentHash(content);
    await mkdir(this.#folder(), { recursive: true });
    await writeWhole(this.#file(name), content);
    await lockCategory(this.#config, name, {
      version: category.version,
      locale: category.locale,
      checksum,
      on: new Date(this.#options.now).toISOString().slice(0, 10),
    });
    if (pinned && pinned.checksum !== checksum) this.#options.report(moved(channel, category));
    return category;
  }

  /** Undefined where it is not there, or is not what the lockfile pins. */
  async #kept(name: string, checksum: string): Promise<Category | undefined> {
    try {
      const content = await readFile(this.#file(name), 'utf8');
      return contentHash(content) === checksum ? JSON.parse(content) : undefined;
    } catch {
      return undefined;
    }
  }

  #file(name: string): string {
    return join(this.#folder(), `${contentHash(name).slice(0, 32)}.json`);
  }

  #folder(): string {
    return join(this.#config.folder, '.listwright', 'cache', 'categories');
  }
}

function nameOf({ marketplace, site, locale }: Channel, id: string): string {
  return `${marketplace}/${site}/${locale}/${id}`;
}

function shared<T>(known: Map<string, Promise<T>>, name: string, ask: () => Promise<T>): Promise<T> {
  const found = known.get(name);
  if (found) return found;
  const fresh = ask();
  known.set(name, fresh);
  fresh.catch(() => known.delete(name));
  return fresh;
}

function moved(channel: Channel, { id, title }: Category): Parameters<Report>[0] {
  return {
    id: 'category/moved',
    severity: 'note',
    channel: channel.id,
    message: text(
      `What ${channel.id} asks of ${id} (${title}) has changed since it was last read.`,
      `${channel.id} 对类目 ${id}（${title}）的要求已有变化。`,
    ),
  };
}

function notAnswered(channel: Channel, message: string): Parameters<Report>[0] {
  return {
    id: 'category/not-answered',
    severity: 'warning',
    channel: channel.id,
    message: text(
      `${channel.id} does not answer questions about categories: ${message}`,
      `${channel.id} 未答复类目查询：${message}`,
    ),
    hint: text(
      `Check with: listwright doctor --channel ${channel.id}`,
      `请检查：listwright doctor --channel ${channel.id}`,
    ),
  };
}
