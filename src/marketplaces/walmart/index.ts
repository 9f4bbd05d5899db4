import type { Marketplace } from '../../core/ports/marketplace.ts';
import { errors } from './errors.ts';
import { kinds } from './kinds.ts';
import { limits } from './limits.ts';
import { list } from './list.ts';
import { manifest } from './manifest.ts';
import { poll } from './poll.ts';
import { render } from './render.ts';
import { taxonomy } from './taxonomy.ts';
import type { WalmartKinds } from './wire.ts';

/** Walmart's marketplace in the United States: item spec 5.0, everything about items by feeds. */
export const walmart: Marketplace<WalmartKinds> = { manifest, limits, kinds, errors, render, taxonomy, poll, list };
