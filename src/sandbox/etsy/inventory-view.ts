import type { Call } from './call.ts';
import { divisorOf, type Listing, type Product } from './shop.ts';

/** The inventory as the API shows it: a price is an amount and its divisor, whatever was written. */
export function inventoryView(call: Call, listing: Listing): Record<string, unknown> {
  return {
    products: listing.products.map((product) => productView(call, product)),
    price_on_property: listing.on.price,
    quantity_on_property: listing.on.quantity,
    sku_on_property: listing.on.sku,
    readiness_state_on_property: listing.on.readiness,
  };
}

/** "This endpoint returns SKU data if you are the owner" (the spec of getListingInventory). */
export function productView(call: Call, product: Product): Record<string, unknown> {
  return {
    product_id: product.id,
    sku: call.as === 'owner' ? product.sku : '',
    is_deleted: false,
    offerings: [offeringView(call, product)],
    property_values: product.values,
  };
}

export function offeringView(call: Call, product: Product): Record<string, unknown> {
  const { currency } = call.shop;
  return {
    offering_id: product.offering,
    quantity: product.quantity,
    is_enabled: product.isEnabled,
    is_deleted: false,
    price: { amount: product.price, divisor: divisorOf(currency), currency_code: currency },
    readiness_state_id: product.readiness,
  };
}
