import type { Marketplace } from '../../core/ports/marketplace.ts';
import { errors } from './errors.ts';
import { kinds } from './kinds.ts';
import { limits } from './limits.ts';
import { list } from './list.ts';
import { manifest } from './manifest.ts';
import { render } from './render.ts';
import { taxonomy } from './taxonomy.ts';
import type { EbayKinds } from './wire.ts';

/** eBay: Inventory API v1 (items, groups, offers), Media API for pictures, Taxonomy API for categories. */
export const ebay: Marketplace<EbayKinds> = { manifest, limits, kinds, errors, render, list, taxonomy };
