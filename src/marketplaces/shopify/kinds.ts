import type { Marketplace } from '../../core/ports/marketplace.ts';
import { definition } from './kinds/definition.ts';
import { picture } from './kinds/picture.ts';
import { product } from './kinds/product.ts';
import { publication } from './kinds/publication.ts';
import { stock } from './kinds/stock.ts';
import type { ShopifyKinds } from './wire.ts';

export const kinds: Marketplace<ShopifyKinds>['kinds'] = { definition, picture, product, stock, publication };
