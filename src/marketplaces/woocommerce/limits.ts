import type { Limits } from '../../core/ports/marketplace.ts';

export const limits: Limits = {
  verified: {
    // sku is varchar(100) in wc_product_meta_lookup; post_title and post_excerpt are TEXT columns (wp-admin/includes/schema.php).
    text: {
      on: '2026-11-23',
      at: 'https://github.com/woocommerce/woocommerce/blob/trunk/plugins/woocommerce/includes/class-wc-install.php',
    },
    pictures: { on: '2026-11-23', at: 'https://developer.wordpress.org/reference/hooks/big_image_size_threshold/' },
    // Neither variations nor attributes have a documented limit: the figures are ours, to catch a column taken for an option by mistake.
    variants: {
      on: '2026-11-23',
      at: 'https://woocommerce.github.io/woocommerce-rest-api-docs/#batch-update-product-variations',
    },
    // It has no quota of its own: the figures are a courtesy to shared hosting.
    rates: { on: '2026-11-23', at: 'https://woocommerce.github.io/woocommerce-rest-api-docs/' },
  },
  text: {
    title: { max: 65_535, unit: 'bytes' },
    bullets: { max: 65_535, unit: 'bytes' },
    sku: { max: 100, unit: 'characters' },
    'option.name': { max: 200, unit: 'characters' },
  },
  pictures: {
    min: 0,
    // No documented limit; a request downloads every picture while it waits, so more would time out on common hosting.
    max: 30,
    // Ours: WooCommerce takes less, but its own thumbnail is 300 px wide (woocommerce_thumbnail) and half of that cannot be shown decently.
    minSide: 300,
    // WordPress scales anything larger down (big_image_size_threshold, since 5.3).
    maxSide: 2560,
    perVariant: 1,
    // wc_rest_allowed_image_mime_types goes by the address's extension; webp is missing in older shops, so it comes last.
    types: ['jpeg', 'png', 'gif', 'webp'],
    address: 'ends-in-extension',
    delivery: ['by-address', 'as-document'],
  },
  variants: { max: 2_000, axes: 10 },
  required: ['title', 'price', 'sku'],
  rates: {
    rest: { perSecond: 20, burst: 20, inFlight: 4, shared: 'account', ours: true },
    media: { perSecond: 5, burst: 5, inFlight: 2, shared: 'account', ours: true },
  },
};
