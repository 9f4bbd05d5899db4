import { Big } from 'big.js';
import type { Document, Listing, ListingVariant } from '../../../core/words.ts';
import type { Axis } from '../axes.ts';
import { inventoryKey, listingKey } from '../keys.ts';
import type { InventoryBody, InventoryProduct } from '../wire.ts';

/**
 * Every combination of the options with its SKU, price and quantity: Etsy wants them all, so those that the sheet does not have
 * are there and switched off.
 */
export function inventoryDocument(
  listing: Listing,
  variants: readonly ListingVariant[],
  axes: readonly Axis[],
): Document<'inventory', InventoryBody> {
  const all = axes.map(({ property }) => property);
  const { readinessState } = listing.channel.settings;
  const isOnePrice = variants.every(({ price }) => isEqual(price.amount, variants[0]?.price.amount));
  return {
    key: inventoryKey(listing.id),
    kind: 'inventory',
    body: {
      products: axes.length > 0 ? combinations(variants, axes) : variants.map((variant) => product(variant, [])),
      ...(readinessState !== undefined && { readiness_state_id: readinessState }),
      price_on_property: isOnePrice ? [] : all,
      // Without a property the quantity would be one for all of them together.
      quantity_on_property: all,
      sku_on_property: all,
    },
    after: [listingKey(listing.id)],
    with: listingKey(listing.id),
    listing: listing.id,
    skus: Object.fromEntries(
      variants.map(({ sku, price, stock }) => [sku, { price, ...(stock !== undefined && { stock }) }]),
    ),
  };
}

function combinations(variants: readonly ListingVariant[], axes: readonly Axis[]): InventoryProduct[] {
  const bySet = new Map(variants.toReversed().map((variant) => [setOf(variant, axes), variant]));
  const rows = axes.reduce<readonly (readonly string[])[]>(
    (sets, { values }) => sets.flatMap((set) => values.map((value) => [...set, value])),
    [[]],
  );
  return rows.map((values) => {
    const said = axes.flatMap((axis, place) => axis.of(values[place] ?? ''));
    const variant = bySet.get(JSON.stringify(values));
    if (variant) return product(variant, said);
    return { sku: '', property_values: said, price: variants[0]?.price.amount ?? '0', quantity: 0, is_enabled: false };
  });
}

function setOf({ options }: ListingVariant, axes: readonly Axis[]): string {
  return JSON.stringify(axes.map((_, place) => options[place] ?? ''));
}

function product(
  { sku, price, stock }: ListingVariant,
  property_values: InventoryProduct['property_values'],
): InventoryProduct {
  return {
    sku,
    property_values,
    price: price.amount,
    ...(stock !== undefined && { quantity: stock }),
    is_enabled: true,
  };
}

function isEqual(a: string, b: string | undefined): boolean {
  return b !== undefined && new Big(a).eq(b);
}
