import type { Marketplace } from '../../core/ports/marketplace.ts';
import { activation } from './kinds/activation.ts';
import { image } from './kinds/image.ts';
import { inventory } from './kinds/inventory.ts';
import { listing } from './kinds/listing.ts';
import { property } from './kinds/property.ts';
import { variationImages } from './kinds/variation-images.ts';
import type { EtsyKinds } from './wire.ts';

export const kinds: Marketplace<EtsyKinds>['kinds'] = {
  listing,
  image,
  inventory,
  property,
  variationImages,
  activation,
};
