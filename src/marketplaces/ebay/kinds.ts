import type { Marketplace } from '../../core/ports/marketplace.ts';
import { group } from './kinds/group.ts';
import { item } from './kinds/item.ts';
import { offer } from './kinds/offer.ts';
import { picture } from './kinds/picture.ts';
import { publication } from './kinds/publication.ts';
import type { EbayKinds } from './wire.ts';

export const kinds: Marketplace<EbayKinds>['kinds'] = { picture, item, group, offer, publication };
