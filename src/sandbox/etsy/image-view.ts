import type { Call } from './call.ts';
import type { Image, Listing } from './shop.ts';

export const IMAGES = '/etsy-images/';

/** An image as the API shows it; "data such as colors … may return as null" (the spec of uploadListingImage). */
export function imageView(call: Pick<Call, 'shop' | 'origin'>, listing: Listing, image: Image): unknown {
  const picture = call.shop.pictures.find(image.picture);
  const created = Math.floor(image.created / 1000);
  const url = (size: string) => `${call.origin}${IMAGES}il_${size}.${image.id}.jpg`;
  return {
    listing_id: listing.id,
    listing_image_id: image.id,
    hex_code: null,
    red: null,
    green: null,
    blue: null,
    hue: null,
    saturation: null,
    brightness: null,
    is_black_and_white: null,
    creation_tsz: created,
    created_timestamp: created,
    rank: listing.images.indexOf(image.id) + 1,
    url_75x75: url('75x75'),
    url_170x135: url('170x135'),
    url_570xN: url('570xN'),
    url_fullxfull: url('fullxfull'),
    full_height: picture?.height ?? null,
    full_width: picture?.width ?? null,
    alt_text: image.alt,
  };
}
