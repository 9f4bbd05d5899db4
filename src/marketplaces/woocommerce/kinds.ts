import type { Marketplace } from '../../core/ports/marketplace.ts';
import { picture } from './kinds/picture.ts';
import { product } from './kinds/product.ts';
import { variation } from './kinds/variation.ts';
import type { WooKinds } from './wire.ts';

export const kinds: Marketplace<WooKinds>['kinds'] = { picture, product, variation };
