import official from './arguments.json' with { type: 'json' };
import { isValues, type Values } from './arguments.ts';
import { type Media, type Product, type Shop, text, variationsOf } from './shop.ts';

const DEFAULTS: Readonly<Record<Product['kind'], Values>> = {
  product: defaultsOf(official.product),
  variation: defaultsOf(official.variation),
};

/** A product or variation as the API shows it. `origin` is the shop's own address, for links. */
export function represent(shop: Shop, product: Product, origin: string): Values {
  const { kind, fields } = product;
  const price = text(product, 'sale_price') || text(product, 'regular_price');
  const common: Values = {
    ...DEFAULTS[kind],
    ...fields,
    id: product.id,
    permalink: `${origin}/product/${encodeURIComponent(text(product, 'slug') || String(product.id))}/`,
    date_created: localTime(product.created),
    date_created_gmt: localTime(product.created),
    date_modified: localTime(product.modified),
    date_modified_gmt: localTime(product.modified),
    price,
    on_sale: text(product, 'sale_price') !== '',
    purchasable: price !== '' && (fields.status ?? 'publish') === 'publish',
    backorders_allowed: (fields.backorders ?? 'no') !== 'no',
    dimensions: { length: '', width: '', height: '', ...(isValues(fields.dimensions) ? fields.dimensions : {}) },
    meta_data: product.meta,
  };
  const images = product.images.flatMap((id) => shop.media.get(id) ?? []).map((media) => imageOf(media, origin));
  if (kind === 'variation')
    return { ...common, type: 'variation', parent_id: product.parent, image: images[0] ?? null };
  return { ...common, ...ofProduct(shop, product), images };
}

function ofProduct(shop: Shop, product: Product): Values {
  const variations = variationsOf(shop, product);
  const prices = variations.map((one) => text(one, 'sale_price') || text(one, 'regular_price')).filter(Boolean);
  const lowest = prices.toSorted((a, b) => Number(a) - Number(b))[0];
  return {
    price_html: '',
    parent_id: 0,
    variations: variations.map(({ id }) => id),
    grouped_products: [],
    related_ids: [],
    has_options: variations.length > 0,
    ...(text(product, 'type') === 'variable' ? { price: lowest ?? '', purchasable: lowest !== undefined } : {}),
    categories: termsOf(shop, 'categories', product),
    tags: termsOf(shop, 'tags', product),
    attributes: product.fields.attributes ?? [],
  };
}

export function representMedia(media: Media, shop: Shop, origin: string): Values {
  const picture = shop.pictures.find(media.picture);
  const words = (text: string) => ({ raw: text, rendered: text });
  return {
    id: media.id,
    date: localTime(media.created),
    date_gmt: localTime(media.created),
    slug: media.slug,
    status: 'inherit',
    type: 'attachment',
    link: `${origin}/?attachment_id=${media.id}`,
    title: words(media.title),
    caption: words(media.caption),
    description: words(media.description),
    alt_text: media.alt,
    media_type: 'image',
    mime_type: picture?.type ?? '',
    media_details: {
      width: picture?.width ?? 0,
      height: picture?.height ?? 0,
      filesize: picture?.bytes.byteLength ?? 0,
    },
    source_url: sourceOf(media, origin),
  };
}

function imageOf(media: Media, origin: string): Values {
  const date = localTime(media.created);
  return {
    id: media.id,
    date_created: date,
    date_created_gmt: date,
    date_modified: date,
    date_modified_gmt: date,
    src: sourceOf(media, origin),
    name: media.title,
    alt: media.alt,
  };
}

function sourceOf(media: Media, origin: string): string {
  return `${origin}/wp-content/uploads/${encodeURIComponent(media.file)}`;
}

function termsOf(shop: Shop, taxonomy: 'categories' | 'tags', product: Product): Values[] {
  const set = product.fields[taxonomy];
  const ids: readonly unknown[] = Array.isArray(set) ? set : [];
  const terms = [...shop[taxonomy].values()].filter(({ id }) => ids.includes(id));
  const shown = terms.length === 0 && taxonomy === 'categories' ? [...shop.categories.values()].slice(0, 1) : terms;
  return shown.map(({ id, name, slug }) => ({ id, name, slug }));
}

/** Without a zone, as the API writes times; the rehearsal shop stands in UTC. */
function localTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

function defaultsOf(declared: Readonly<Record<string, { type?: unknown; default?: unknown }>>): Values {
  return Object.fromEntries(
    Object.entries(declared)
      .filter(([name]) => name !== 'product_id')
      .map(([name, argument]) => [name, argument.default ?? emptyOf(argument.type)]),
  );
}

function emptyOf(type: unknown): unknown {
  if (type === 'string') return '';
  if (type === 'array') return [];
  if (type === 'object') return {};
  return null;
}
