import type { Marketplace } from '../../core/ports/marketplace.ts';
import { errors } from './errors.ts';
import { kinds } from './kinds.ts';
import { limits } from './limits.ts';
import { list } from './list.ts';
import { manifest } from './manifest.ts';
import { render } from './render.ts';
import { taxonomy } from './taxonomy.ts';
import type { EtsyKinds } from './wire.ts';

/** A shop on Etsy: Open API v3. */
export const etsy: Marketplace<EtsyKinds> = { manifest, limits, kinds, errors, render, list, taxonomy };
