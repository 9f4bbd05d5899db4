import { compareMoney } from '../../core/money.ts';
import type { DocumentOf } from '../../core/ports/marketplace.ts';
import { assetUrl, refTo } from '../../core/refs.ts';
import type { Document, Finding, Listing, ListingVariant, Skus } from '../../core/words.ts';
import {
  type DefinitionBody,
  type FileBody,
  MARK,
  type ProductBody,
  type PublicationBody,
  type ShopifyKinds,
  type StockBody,
  type VariantBody,
} from './wire.ts';

const DEFINITION: Document<'definition', DefinitionBody> = {
  key: `definition/${MARK.namespace}.${MARK.key}`,
  kind: 'definition',
  body: {
    ...MARK,
    name: 'listwright',
    type: 'id',
    ownerType: 'PRODUCT',
    capabilities: { uniqueValues: { enabled: true } },
  },
  after: [],
  skus: {},
};

/** The mark's definition, pictures where they are uploaded, and the product, its stock and its publication. */
export function render(listing: Listing): {
  documents: readonly DocumentOf<ShopifyKinds>[];
  findings: readonly Finding[];
} {
  const variants = distinct(listing.variants);
  const pictures = listing.channel.delivery === 'as-document' ? assetsOf(listing).map(pictureDocument) : [];
  const key = `product/${listing.id}`;
  const product: Document<'product', ProductBody> = {
    key,
    kind: 'product',
    body: productBody(listing, variants),
    // Metafields are sent once: an update that named ours alone would delete all others of the product.
    once: { status: 'DRAFT', metafields: [{ ...MARK, type: 'id', value: listing.id }] },
    after: [DEFINITION.key, ...pictures.map((picture) => picture.key)],
    listing: listing.id,
    skus: Object.fromEntries(variants.map(({ sku, price }) => [sku, { price }])),
  };
  const stock = stockDocument(listing, variants, key);
  const publication = publicationDocument(listing, key, stock ? [key, stock.key] : [key]);
  return { documents: [DEFINITION, ...pictures, product, ...(stock ? [stock] : []), publication], findings: [] };
}

/** A SKU that stands twice in one listing is a finding elsewhere; here the first one counts. */
function distinct(variants: readonly ListingVariant[]): readonly ListingVariant[] {
  return [...new Map(variants.toReversed().map((variant) => [variant.sku, variant])).values()].reverse();
}

function assetsOf(listing: Listing): readonly string[] {
  if (listing.channel.delivery === 'none') return [];
  const own = listing.pictures.map(({ asset }) => asset);
  return [...new Set([...own, ...listing.variants.flatMap(({ pictures }) => pictures.slice(0, 1))])];
}

function pictureDocument(asset: string): Document<'picture', { asset: string }> {
  return { key: `picture/${asset}`, kind: 'picture', body: { asset }, after: [], skus: {} };
}

function productBody(listing: Listing, variants: readonly ListingVariant[]): ProductBody {
  const { category, brand } = listing;
  const options = optionsOf(listing, variants);
  const tags = [...new Set(listing.keywords.map((word) => word.trim().slice(0, 255)))].filter(Boolean).slice(0, 250);
  const files = assetsOf(listing).map((asset) => {
    const alt = listing.pictures.find((picture) => picture.asset === asset)?.alt;
    return { ...fileOf(listing, asset), ...(alt && { alt: alt.slice(0, 512) }) };
  });
  return {
    title: listing.title,
    descriptionHtml: withBullets(listing),
    ...(brand && { vendor: brand }),
    ...(tags.length > 0 && { tags }),
    ...(category?.id.startsWith('gid://shopify/TaxonomyCategory/') && { category: category.id }),
    productOptions: options.map(({ name, values }) => ({
      name,
      values: [...new Set(values)].map((value) => ({ name: value })),
    })),
    variants: variants.map((variant, index) => variantBody(listing, variant, options, index)),
    ...(files.length > 0 && { files }),
  };
}

function withBullets({ bullets, description }: Listing): string {
  if (bullets.length === 0) return description;
  const items = bullets.map((bullet) => `<li>${bullet.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</li>`);
  return `<ul>${items.join('')}</ul>${description}`;
}

interface Option {
  readonly name: string;
  /** In step with the variants. */
  readonly values: readonly string[];
}

/** Every variant needs a value of every option; a product of one variant has the option that Shopify itself gives it. */
function optionsOf(listing: Listing, variants: readonly ListingVariant[]): readonly Option[] {
  const options = listing.options.flatMap(({ name }, place) => {
    const values = variants.map((variant) => variant.options[place]?.trim() ?? '');
    if (!name.trim() || values.every((value) => value === '')) return [];
    return [{ name: name.trim(), values: values.map((value) => value || '-') }];
  });
  if (options.length > 0) return options;
  return [{ name: 'Title', values: variants.length > 1 ? variants.map(({ sku }) => sku) : ['Default Title'] }];
}

function variantBody(
  listing: Listing,
  variant: ListingVariant,
  options: readonly Option[],
  index: number,
): VariantBody {
  const { sku, gtin, price, strike, stock } = variant;
  const [asset] = listing.channel.delivery === 'none' ? [] : variant.pictures;
  const isSale = strike?.currency === price.currency && compareMoney(strike, price) > 0;
  return {
    sku,
    ...(gtin && { barcode: gtin }),
    price: price.amount,
    // Null takes an old one away: a price that is no longer crossed out must not stay so.
    compareAtPrice: isSale ? strike.amount : null,
    optionValues: options.map(({ name, values }) => ({ optionName: name, name: values[index] ?? '-' })),
    ...(asset && { file: fileOf(listing, asset) }),
    // Without a figure nothing is counted, so that it can be sold at all.
    inventoryItem: { tracked: stock !== undefined, ...customs(listing), ...measured(variant) },
  };
}

function fileOf({ channel }: Listing, asset: string): FileBody {
  if (channel.delivery === 'as-document') return { id: refTo(`picture/${asset}`, 'fileId') };
  return { originalSource: assetUrl(asset), contentType: 'IMAGE' };
}

function customs({ compliance }: Listing): Partial<VariantBody['inventoryItem']> {
  const origin = compliance.origin?.trim().toUpperCase();
  const hs = compliance.hs?.replace(/[\s.]/g, '');
  return {
    ...(origin && /^[A-Z]{2}$/.test(origin) && { countryCodeOfOrigin: origin }),
    ...(hs && /^\d{6,13}$/.test(hs) && { harmonizedSystemCode: hs }),
  };
}

const UNIT = { g: 'GRAMS', kg: 'KILOGRAMS', oz: 'OUNCES', lb: 'POUNDS' } as const;

function measured({ weight }: ListingVariant): Partial<VariantBody['inventoryItem']> {
  if (!weight) return {};
  return { measurement: { weight: { value: Number(weight.value), unit: UNIT[weight.unit] } } };
}

function stockDocument(
  listing: Listing,
  variants: readonly ListingVariant[],
  product: string,
): Document<'stock', StockBody> | undefined {
  const counted = variants.flatMap(({ sku, stock }) => (stock === undefined ? [] : [{ sku, quantity: stock }]));
  if (counted.length === 0) return undefined;
  const { location } = listing.channel.settings;
  const skus: Skus = Object.fromEntries(counted.map(({ sku, quantity }) => [sku, { stock: quantity }]));
  const quantities = counted.map(({ sku, quantity }) => ({
    sku,
    item: refTo(product, `inventoryItem:${sku}`),
    quantity,
  }));
  return {
    key: `stock/${listing.id}`,
    kind: 'stock',
    body: { ...(location && { location }), quantities },
    after: [product],
    listing: listing.id,
    skus,
  };
}

function publicationDocument(
  listing: Listing,
  product: string,
  after: readonly string[],
): Document<'publication', PublicationBody> {
  const publications =
    listing.channel.settings.publication
      ?.split(',')
      .map((one) => one.trim())
      .filter(Boolean) ?? [];
  return {
    key: `publication/${listing.id}`,
    kind: 'publication',
    body: { product: refTo(product, 'id'), status: 'ACTIVE', ...(publications.length > 0 && { publications }) },
    after,
    listing: listing.id,
    skus: {},
  };
}
