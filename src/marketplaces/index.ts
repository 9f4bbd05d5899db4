import type { Marketplace } from '../core/ports/marketplace.ts';

/** Every marketplace by its id, loaded when it is asked for. */
export const marketplaces: Readonly<Record<string, () => Promise<Marketplace>>> = {
  amazon: async () => (await import('./amazon/index.ts')).amazon,
  ebay: async () => (await import('./ebay/index.ts')).ebay,
  etsy: async () => (await import('./etsy/index.ts')).etsy,
  shopify: async () => (await import('./shopify/index.ts')).shopify,
  walmart: async () => (await import('./walmart/index.ts')).walmart,
  woocommerce: async () => (await import('./woocommerce/index.ts')).woocommerce,
};

/** Undefined: this version knows no such marketplace. */
export async function loadMarketplace(id: string): Promise<Marketplace | undefined> {
  return Object.hasOwn(marketplaces, id) ? marketplaces[id]?.() : undefined;
}
