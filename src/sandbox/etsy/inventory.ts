import { isValues, type Values } from './arguments.ts';
import type { Call, Result } from './call.ts';
import { EtsyError } from './etsy-error.ts';
import { judgeInventory, judgePrice } from './inventory-rules.ts';
import { inventoryView, offeringView, productView } from './inventory-view.ts';
import { keyOf } from './listing-state.ts';
import { listingView } from './listing-view.ts';
import { variationValue } from './property-values.ts';
import { divisorOf, existing, type Listing, type OnProperty, type Product, put } from './shop.ts';

/** PUT: what is sent is all there is afterwards (reference/marketplaces.md §4: "replaces all products"). */
export function updateListingInventory(call: Call): Result {
  const { shop, body } = call;
  const before = existing(shop, call.path.listing_id);
  const sent = Array.isArray(body.products) ? body.products.filter(isValues) : [];
  if (sent.length === 0) throw new EtsyError(400, 'Missing Input Parameter: [products]');
  const products = withoutTwins(sent.map((one) => productOf(call, before, one)));
  const on: OnProperty = {
    price: idsOf(body.price_on_property),
    quantity: idsOf(body.quantity_on_property),
    sku: idsOf(body.sku_on_property),
    readiness: idsOf(body.readiness_state_on_property),
  };
  judgeInventory(products, on, before.fields.type);
  const kept = products.map((product) => withKnownIds(product, before));
  const after = put(shop, { ...before, products: kept, on, variationImages: stillThere(before, kept) });
  return { data: inventoryView(call, after), summary: `update inventory of ${before.id}, ${kept.length} products` };
}

export function getListingInventory(call: Call): Result {
  const listing = existing(call.shop, call.path.listing_id);
  const association = call.query.includes === 'Listing' ? { listing: listingView(call, listing) } : {};
  return { data: { ...inventoryView(call, listing), ...association } };
}

export function getListingProduct(call: Call): Result {
  return { data: productView(call, productNamed(call)) };
}

export function getListingOffering(call: Call): Result {
  const product = productNamed(call);
  if (product.offering !== call.path.product_offering_id)
    throw new EtsyError(404, `Could not find an offering with id = ${call.path.product_offering_id}`);
  return { data: offeringView(call, product) };
}

function productNamed(call: Call): Product {
  const { products } = existing(call.shop, call.path.listing_id);
  const product = products.find(({ id }) => id === call.path.product_id);
  if (!product) throw new EtsyError(404, `Could not find a product with product_id = ${call.path.product_id}`);
  return product;
}

function productOf(call: Call, listing: Listing, sent: Values): Product {
  const offerings = Array.isArray(sent.offerings) ? sent.offerings.filter(isValues) : [];
  const [offering] = offerings;
  // A product has one offering on Etsy; the words are general knowledge.
  if (!offering || offerings.length > 1) throw new EtsyError(400, 'Each product must have exactly one offering');
  judgePrice(offering.price);
  const values = Array.isArray(sent.property_values) ? sent.property_values.filter(isValues) : [];
  return {
    id: call.shop.nextId(),
    offering: call.shop.nextId(),
    sku: typeof sent.sku === 'string' ? sent.sku : '',
    values: values.map((value) => variationValue(listing, value)),
    price: Math.round(Number(offering.price) * divisorOf(call.shop.currency)),
    quantity: Number(offering.quantity),
    isEnabled: offering.is_enabled === true,
    readiness: typeof offering.readiness_state_id === 'number' ? offering.readiness_state_id : null,
  };
}

/**
 * Of products that have the same values in everything the last one stays, and nothing is said of it: so two without any
 * values are one (etsy/open-api issues 337 and 495).
 */
function withoutTwins(products: readonly Product[]): readonly Product[] {
  const byValues = new Map(products.map((product) => [combination(product), product]));
  return [...byValues.values()];
}

function withKnownIds(product: Product, before: Listing): Product {
  const known = before.products.find((one) => combination(one) === combination(product));
  return known ? { ...product, id: known.id, offering: known.offering } : product;
}

function stillThere(before: Listing, products: readonly Product[]): Listing['variationImages'] {
  const values = products.flatMap((product) => product.values);
  return before.variationImages.filter(({ property_id, value_id }) =>
    values.some((one) => one.property_id === property_id && one.value_ids.includes(value_id)),
  );
}

function combination(product: Product): string {
  return keyOf(
    product,
    product.values.map(({ property_id }) => property_id),
  );
}

function idsOf(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'number') : [];
}
