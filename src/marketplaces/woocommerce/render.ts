import { compareMoney } from '../../core/money.ts';
import type { DocumentOf } from '../../core/ports/marketplace.ts';
import { refTo } from '../../core/refs.ts';
import type { Document, Finding, Listing, ListingVariant, Skus } from '../../core/words.ts';
import { attributesOf, optionValue } from './attributes.ts';
import { imagesOf, variantAssets } from './images.ts';
import { inShopUnits } from './shop-units.ts';
import type { ProductBody, Sellable, VariationBody, WooKinds } from './wire.ts';

/** A product, its variations where there is more than one SKU, and its pictures where they are uploaded to the media library. */
export function render(listing: Listing): { documents: readonly DocumentOf<WooKinds>[]; findings: readonly Finding[] } {
  const variants = distinct(listing.variants);
  const assets = listing.channel.delivery === 'none' ? [] : variantAssets(listing);
  const pictures = listing.channel.delivery === 'as-document' ? assets.map(pictureDocument) : [];
  const [only] = variants.length === 1 ? variants : [];
  const variations = variants.length > 1 ? variants.map((variant) => variationDocument(listing, variant)) : [];
  const product: Document<'product', ProductBody> = {
    key: productKey(listing),
    kind: 'product',
    body: productBody(listing, variants),
    after: pictures.map((picture) => picture.key),
    listing: listing.id,
    skus: only ? speaksFor(only) : {},
  };
  return { documents: [...pictures, product, ...variations], findings: undeliverable(listing) };
}

function productKey(listing: Listing): string {
  return `product/${listing.id}`;
}

/** A SKU that stands twice in one listing is a finding elsewhere; here the first one counts. */
function distinct(variants: readonly ListingVariant[]): readonly ListingVariant[] {
  return [...new Map(variants.toReversed().map((variant) => [variant.sku, variant])).values()].reverse();
}

function pictureDocument(asset: string): Document<'picture', { asset: string }> {
  return { key: `picture/${asset}`, kind: 'picture', body: { asset }, after: [], skus: {} };
}

function productBody(listing: Listing, variants: readonly ListingVariant[]): ProductBody {
  const [only] = variants.length === 1 ? variants : [];
  const images = imagesOf(listing);
  const attributes = attributesOf(listing, variants);
  return {
    type: variants.length > 1 ? 'variable' : 'simple',
    status: 'publish',
    name: listing.title,
    description: listing.description,
    ...(listing.bullets.length > 0 && { short_description: asList(listing.bullets) }),
    sku: only ? only.sku : parentSku(listing.id, variants),
    ...(only && sellable(listing, only)),
    ...(images.length > 0 && { images }),
    ...(attributes.length > 0 && { attributes }),
  };
}

/** A product without a SKU could not be found again after a lost answer, so the parent of variations always has one of its own. */
function parentSku(id: string, variants: readonly ListingVariant[]): string {
  const taken = new Set(variants.map((variant) => variant.sku.toLowerCase()));
  let sku = id;
  while (taken.has(sku.toLowerCase())) sku += '-parent';
  return sku;
}

function variationDocument(listing: Listing, variant: ListingVariant): Document<'variation', VariationBody> {
  const product = productKey(listing);
  const [asset] = listing.channel.delivery === 'none' ? [] : variant.pictures;
  const isUpload = listing.channel.delivery === 'as-document';
  const attributes = listing.options.flatMap(({ name }, index) => {
    const option = optionValue(variant.options[index] ?? '');
    return name.trim() && option ? [{ name: name.trim(), option }] : [];
  });
  // By address the picture is the product's own upload: a `src` here would store it a second time.
  const image = asset && { id: isUpload ? refTo(`picture/${asset}`, 'id') : refTo(product, `image:${asset}`) };
  return {
    key: `variation/${variant.sku}`,
    kind: 'variation',
    body: { sku: variant.sku, ...sellable(listing, variant), ...(image && { image }), attributes },
    after: asset && isUpload ? [product, `picture/${asset}`] : [product],
    with: product,
    listing: listing.id,
    skus: speaksFor(variant),
  };
}

function sellable(listing: Listing, variant: ListingVariant): Sellable {
  const { price, strike, stock, gtin } = variant;
  const isSale = strike?.currency === price.currency && compareMoney(strike, price) > 0;
  return {
    ...(gtin !== undefined && { global_unique_id: gtin }),
    regular_price: isSale ? strike.amount : price.amount,
    ...(isSale && { sale_price: price.amount }),
    ...(stock !== undefined && { manage_stock: true, stock_quantity: stock }),
    ...inShopUnits(variant, listing.channel.settings),
  };
}

function speaksFor({ sku, price, stock }: ListingVariant): Skus {
  return { [sku]: { price, ...(stock !== undefined && { stock }) } };
}

function asList(bullets: readonly string[]): string {
  return `<ul>${bullets.map((bullet) => `<li>${escaped(bullet)}</li>`).join('')}</ul>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function undeliverable({ id, channel, pictures, origins }: Listing): readonly Finding[] {
  if (channel.delivery !== 'none' || pictures.length === 0) return [];
  const where = origins.pictures ?? origins['main-picture'] ?? origins.title;
  return [
    {
      id: 'picture/no-way-to-deliver',
      severity: 'error',
      channel: channel.id,
      sku: id,
      field: 'pictures',
      message: {
        en: `${pictures.length} picture(s) cannot reach the shop: it takes them from a public address or by upload, and neither is set up.`,
        zh: `有 ${pictures.length} 张图片无法送达商店：商店只能从公开网址读取或接收上传，而两者都未设置。`,
      },
      hint: {
        en: 'Set WP_USER and WP_APP_PASSWORD of the channel to upload them, or name a picture host in listwright.yaml.',
        zh: '请为该渠道设置 WP_USER 和 WP_APP_PASSWORD 以便上传，或在 listwright.yaml 中设置图片托管地址。',
      },
      ...(where && { where }),
    },
  ];
}
