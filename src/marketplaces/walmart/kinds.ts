import type { Marketplace } from '../../core/ports/marketplace.ts';
import { item } from './kinds/item.ts';
import { stock } from './kinds/stock.ts';
import type { WalmartKinds } from './wire.ts';

export const kinds: Marketplace<WalmartKinds>['kinds'] = { item, stock };
