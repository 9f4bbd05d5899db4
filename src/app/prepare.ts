import { fingerprint } from '../core/fingerprint.ts';
import type { Staged } from '../core/ports/store.ts';
import { text } from '../core/text.ts';
import type { Json } from '../core/words.ts';
import type { EngineChannel } from '../engine/lanes.ts';
import { type PlanSummary, plan } from '../engine/plan.ts';
import type { Rendered } from '../pipeline/render.ts';
import { guards } from '../rules/index.ts';
import { type Catalogue, type CatalogueOptions, catalogue } from './catalogue.ts';
import { saveCategoryBook } from './category-files.ts';
import { missingListings, withMissingVariants } from './missing.ts';
import type { RunLog } from './runs.ts';
import type { Shop } from './shop.ts';
import { short } from './stages.ts';

export interface PrepareOptions extends Pick<CatalogueOptions, 'skus' | 'first' | 'offline' | 'files' | 'connected'> {
  /** Ids of guards that are overruled. */
  readonly allow: readonly string[];
}

/** A catalogue that was read, staged and planned. */
export interface Prepared {
  readonly summary: PlanSummary;
  readonly characters: number;
  /** Plans again what is not settled. */
  readonly replan: () => PlanSummary;
}

/** From files to changes in the store: reads, judges, renders, stages and plans. Nothing is written remotely. */
export async function prepare(
  shop: Shop,
  channels: readonly EngineChannel[],
  options: PrepareOptions & { run: RunLog },
): Promise<Prepared> {
  const { store, world, config } = shop;
  const { run } = options;
  const work = await catalogue(shop, {
    ...options,
    strict: 'no',
    purpose: 'publish',
    report: run.report,
    held: (listing, channel) => store.markPresent(run.id, channel, listing),
    progress: (stage, done) => run.emit({ is: 'progress', stage, done }),
  });
  const desk = { shop, run, work, rules: rulesOf(shop) };
  for await (const rendered of withMissingVariants(work.rendered, { shop, channels })) stage(rendered, desk);
  await saveCategoryBook(config, work.book);
  const isWhole =
    options.skus.length === 0 &&
    options.first === undefined &&
    options.files === undefined &&
    isReadWhole(work) &&
    !world.drain.aborted;
  if (isWhole) {
    const { reclassify } = work;
    for await (const rendered of missingListings({ shop, channels, run: run.id, reclassify })) stage(rendered, desk);
  }
  world.drain.throwIfAborted();
  const replan = (): PlanSummary =>
    plan({
      store,
      run: run.id,
      channels,
      guards,
      allow: new Set(options.allow),
      missing: config.missing === 'withdraw' ? 'withdraw' : 'keep',
      extent: isWhole ? 'whole' : 'part',
      clock: world.clock,
      report: run.report,
    });
  return { summary: replan(), characters: work.spent.characters, replan };
}

/** A rejected row may have been any SKU: nothing is absent then. */
function isReadWhole({ accounts, errors }: Catalogue): boolean {
  return (
    errors.strays === 0 &&
    accounts.every(
      ({ tables, reading }) =>
        tables.every(({ rows }) => rows.rejected === 0) && Object.values(reading.rejected).every((n) => n === 0),
    )
  );
}

interface Desk {
  readonly shop: Shop;
  readonly run: RunLog;
  readonly work: Catalogue;
  readonly rules: ReadonlyMap<string, string>;
}

function stage({ listing, documents }: Rendered, { shop, run, work, rules }: Desk): void {
  const { store, world } = shop;
  const { id } = listing.channel;
  const made = work.makings.take(listing, {
    rates: short(work.ratesName),
    rules: short([rules.get(id) ?? '', listing.compliance, listing.category?.version, listing.category?.attributes]),
    version: world.version,
  });
  const staged = documents.map(
    (document): Staged => ({ document, fingerprint: fingerprint(document), origins: listing.origins, made }),
  );
  const { channel: _channel, sums: _sums, sources: _sources, category, ...kept } = listing;
  const { category: _schema, ...place } = category ?? {};
  // Listings are plain data all through: JSON is what they are made of.
  store.keepListing(run.id, id, listing.id, {
    ...kept,
    ...(category && { category: place }),
    locale: listing.channel.locale,
  } as unknown as Json);
  for (const key of store.stage(run.id, id, staged)) run.report(differs(key, id));
  store.setQuantities(
    id,
    listing.variants.flatMap(({ sku, stock }) => (stock === undefined ? [] : [[sku, stock] as const])),
  );
}

function differs(key: string, channel: string): Parameters<RunLog['report']>[0] {
  return {
    id: 'listing/duplicate',
    severity: 'error',
    channel,
    message: text(
      `${key} is described twice, and differently; the first description stands.`,
      `${key} 被描述了两次且内容不同；以第一次为准。`,
    ),
    hint: text('Give each product its own SKU or parent SKU.', '请为每个商品使用各自的货号或款号。'),
  };
}

function rulesOf({ composed, config }: Shop): ReadonlyMap<string, string> {
  return new Map(
    composed.map(({ channel, price, stock }) => [
      channel.id,
      short([price, stock, channel.settings, channel.locale, channel.currency, channel.delivery, config.images]),
    ]),
  );
}
