import type { Marketplace } from '../../core/ports/marketplace.ts';
import { item } from './kinds/item.ts';
import type { AmazonKinds } from './wire.ts';

export const kinds: Marketplace<AmazonKinds>['kinds'] = { item };
