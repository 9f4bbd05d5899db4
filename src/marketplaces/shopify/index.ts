import type { Marketplace } from '../../core/ports/marketplace.ts';
import { errors } from './errors.ts';
import { kinds } from './kinds.ts';
import { limits } from './limits.ts';
import { list } from './list.ts';
import { manifest } from './manifest.ts';
import { poll } from './poll.ts';
import { render } from './render.ts';
import type { ShopifyKinds } from './wire.ts';

/** A Shopify shop: GraphQL Admin API 2026-10. */
export const shopify: Marketplace<ShopifyKinds> = { manifest, limits, kinds, errors, render, poll, list };
