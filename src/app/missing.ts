import type { Json, Listing, ListingVariant } from '../core/words.ts';
import type { EngineChannel } from '../engine/lanes.ts';
import type { Rendered } from '../pipeline/render.ts';
import type { Shop } from './shop.ts';

interface Scene {
  readonly shop: Shop;
  readonly channels: readonly EngineChannel[];
}

/** Gives a listing that was kept what is known of its category. */
type Reclassify = (listing: Listing) => Promise<Listing>;

/**
 * Absence ends nothing: a variant that is live and gone from the files goes on with its listing, as it was or at zero stock,
 * unless the shop wants what is missing withdrawn. Otherwise a marketplace that takes its lists as final would drop it.
 */
export async function* withMissingVariants(source: AsyncIterable<Rendered>, scene: Scene): AsyncGenerator<Rendered> {
  for await (const rendered of source) yield completed(rendered, scene);
}

function completed(rendered: Rendered, { shop, channels }: Scene): Rendered {
  const { listing } = rendered;
  const { missing } = shop.config;
  const engine = channels.find(({ channel }) => channel.id === listing.channel.id);
  if (missing === 'withdraw' || !engine) return rendered;
  const gone = goneVariants(listing, engine, shop);
  if (gone.length === 0) return rendered;
  const whole: Listing = {
    ...listing,
    options: listing.options.map((option, i) => ({
      ...option,
      values: [...new Set([...option.values, ...gone.map((variant) => variant.options[i] ?? '')])],
    })),
    variants: [
      ...listing.variants,
      ...gone.map((variant) => (missing === 'zero-stock' ? { ...variant, stock: 0 } : variant)),
    ],
  };
  return { listing: whole, documents: engine.marketplace.render(whole).documents };
}

function goneVariants(listing: Listing, { channel }: EngineChannel, { store }: Shop): readonly ListingVariant[] {
  const before = store.listing(channel.id, listing.id);
  if (before === undefined) return [];
  const here = new Set(listing.variants.map(({ sku }) => sku));
  const live = new Set(store.family(channel.id, listing.id).flatMap(({ skus }) => Object.keys(skus)));
  return listingFrom(before, channel).variants.filter(
    ({ sku, options }) => live.has(sku) && !here.has(sku) && options.length === listing.options.length,
  );
}

/** Listings that are live and gone from the files, at zero stock, where the shop wants that. */
export async function* missingListings({
  shop,
  channels,
  run,
  reclassify,
}: Scene & { run: string; reclassify: Reclassify }): AsyncGenerator<Rendered> {
  if (shop.config.missing !== 'zero-stock') return;
  for (const engine of channels) {
    const { id } = engine.channel;
    for (const kept of shop.store.listings(id)) {
      const listing = await reclassify(listingFrom(kept, engine.channel));
      if (shop.store.isPresent(run, id, listing.id) || shop.store.family(id, listing.id).length === 0) continue;
      const empty: Listing = { ...listing, variants: listing.variants.map((variant) => ({ ...variant, stock: 0 })) };
      yield { listing: empty, documents: engine.marketplace.render(empty).documents };
    }
  }
}

/** The store holds listings as `prepare` wrote them: without the channel, which may have new figures by now. */
export function listingFrom(kept: Json, channel: EngineChannel['channel']): Listing {
  return { ...(kept as unknown as Omit<Listing, 'channel' | 'sums' | 'sources'>), channel, sums: {}, sources: {} };
}
