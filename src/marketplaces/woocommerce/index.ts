import type { Marketplace } from '../../core/ports/marketplace.ts';
import { errors } from './errors.ts';
import { kinds } from './kinds.ts';
import { limits } from './limits.ts';
import { list } from './list.ts';
import { manifest } from './manifest.ts';
import { render } from './render.ts';
import type { WooKinds } from './wire.ts';

/** A WordPress shop with the WooCommerce plugin: REST API v3. */
export const woocommerce: Marketplace<WooKinds> = { manifest, limits, kinds, errors, render, list };
