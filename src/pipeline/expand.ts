import { assetId, type Recipe, recipeOf } from '../core/asset.ts';
import { compareMoney } from '../core/money.ts';
import { text } from '../core/text.ts';
import type {
  Channel,
  Finding,
  Listing,
  ListingVariant,
  PriceStep,
  Product,
  ProductVariant,
  Report,
  SourcePicture,
  Where,
} from '../core/words.ts';
import type { Stage } from './context.ts';
import { type PriceRule, type Pricing, pricing } from './price.ts';
import type { Rates } from './rates.ts';
import { listedStock, type StockRule } from './stock.ts';

/** A channel with what the shop settled for it. */
export interface ChannelPlan {
  readonly channel: Channel;
  readonly price: PriceRule;
  readonly stock: StockRule;
}

export interface ExpandOptions {
  readonly channels: readonly ChannelPlan[];
  readonly rates: Rates;
  /** Told of each listing that was not made: what was read is not absent. */
  readonly held?: (listingId: string, channelId: string) => void;
}

/**
 * One listing a product and channel, in the order of the channels: text still in the merchant's language, prices and stock by
 * the channel's rules, pictures as asset ids. A variant without a price is the error `price/missing`, and its product is not
 * listed on that channel. Throws Stop when a rule cannot be followed or a rate is missing.
 */
export function expand(options: ExpandOptions): Stage<Product, Listing> {
  const counters = options.channels.map(({ channel, price, stock }) => ({
    channel,
    stock,
    recipe: recipeOf(channel.limits.pictures),
    priceOf: pricing(channel, price, { rates: options.rates }),
  }));
  return async function* (products, context) {
    for await (const product of products) {
      for (const counter of counters) {
        const listing = listingOf(product, counter, context.report);
        if (listing) yield listing;
        else options.held?.(product.id, counter.channel.id);
      }
    }
  };
}

interface Counter {
  readonly channel: Channel;
  readonly stock: StockRule;
  readonly recipe: Recipe;
  readonly priceOf: Pricing;
}

function listingOf(product: Product, counter: Counter, report: Report): Listing | undefined {
  const { channel, recipe } = counter;
  const assets = product.pictures.map((picture) => assetId(picture.hash, recipe));
  const variants: ListingVariant[] = [];
  const sums: Record<string, readonly PriceStep[]> = {};
  for (const variant of product.variants) {
    const listed = variantOf(product, variant, { ...counter, assets, report });
    if (!listed) continue;
    variants.push(listed.variant);
    sums[variant.sku] = listed.steps;
  }
  if (variants.length < product.variants.length) return undefined;

  const sources: Record<string, SourcePicture> = {};
  for (const picture of product.pictures) sources[assetId(picture.hash, recipe)] ??= picture;
  return {
    id: product.id,
    channel,
    title: product.title,
    bullets: product.bullets,
    description: product.description,
    keywords: product.keywords,
    ...(product.brand !== undefined && { brand: product.brand }),
    ...(product.model !== undefined && { model: product.model }),
    ...saidBy(product),
    pictures: [...new Set(assets)].map((asset, place) => ({ asset, role: place === 0 ? 'main' : 'other' })),
    options: product.options,
    variants,
    compliance: product.compliance,
    origins: product.origins,
    ...(product.cleared && { cleared: product.cleared }),
    sources,
    untranslated: [],
    sums,
  };
}

function saidBy({ category, manufacturer, extras }: Product): Pick<Listing, 'said'> {
  if (category === undefined && manufacturer === undefined && extras === undefined) return {};
  return {
    said: {
      ...(category !== undefined && { category }),
      ...(manufacturer !== undefined && { manufacturer }),
      ...(extras && { extras }),
    },
  };
}

function variantOf(
  product: Product,
  variant: ProductVariant,
  counter: Counter & { readonly assets: readonly string[]; readonly report: Report },
): { readonly variant: ListingVariant; readonly steps: readonly PriceStep[] } | undefined {
  const { channel, report } = counter;
  const base = variant.price ?? variant.cost;
  if (!base) {
    report(priceMissing(product, variant, channel));
    return undefined;
  }

  const { money: price, steps } = counter.priceOf(base, variant.price ? 'price' : 'cost');
  const strike = variant.strike && counter.priceOf(variant.strike, 'strike').money;
  const isHigher = strike !== undefined && compareMoney(strike, price) > 0;
  if (strike && !isHigher) report(strikeNotHigher(product, variant, channel));
  const stock = listedStock(variant.stock, counter.stock);
  const pictures = variant.pictures.map((place) => counter.assets[place]).filter((asset) => asset !== undefined);
  const listed: ListingVariant = {
    sku: variant.sku,
    ...(variant.gtin !== undefined && { gtin: variant.gtin }),
    options: variant.options,
    price,
    ...(isHigher && { strike }),
    ...(stock !== undefined && { stock }),
    ...(variant.weight && { weight: variant.weight }),
    ...(variant.size && { size: variant.size }),
    pictures: [...new Set(pictures)],
  };
  return { variant: listed, steps };
}

function priceMissing(product: Product, variant: ProductVariant, channel: Channel): Finding {
  return {
    id: 'price/missing',
    severity: 'error',
    message: text(`${variant.sku} has neither a price nor a cost.`, `${variant.sku} 既没有价格，也没有成本价。`),
    hint: text('Fill in its price cell.', '请填写价格单元格。'),
    channel: channel.id,
    sku: variant.sku,
    field: 'price',
    ...at(product, variant, ['price', 'cost', 'sku', 'title']),
  };
}

function strikeNotHigher(product: Product, variant: ProductVariant, channel: Channel): Finding {
  return {
    id: 'price/strike-not-higher',
    severity: 'note',
    message: text(
      `The price before of ${variant.sku} is not above its price, so it is not shown.`,
      `${variant.sku} 的划线价不高于售价，因此不显示。`,
    ),
    hint: text('Raise the price before, or leave its cell blank.', '请提高划线价，或将该单元格留空。'),
    channel: channel.id,
    sku: variant.sku,
    field: 'strike',
    ...(variant.strike && { value: variant.strike.amount }),
    ...at(product, variant, ['strike', 'price', 'sku', 'title']),
  };
}

/** The first of these fields that has a cell: the variant's own before the product's. */
function at(product: Product, variant: ProductVariant, fields: readonly string[]): { readonly where?: Where } {
  for (const field of fields) {
    const where = product.origins[`${variant.sku}/${field}`] ?? product.origins[field];
    if (where) return { where };
  }
  return {};
}
