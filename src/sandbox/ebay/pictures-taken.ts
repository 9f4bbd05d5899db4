import type { StoredPicture } from '../pictures.ts';
import type { Call } from './call.ts';
import type { Composition } from './composition.ts';
import type { Defect } from './ebay-error.ts';
import { findEps, isEps } from './eps.ts';
import { inventoryError } from './inventory-errors.ts';

/** reference/marketplaces.md §2, images. */
const MOST = { listing: 24, variation: 12 };
const LEAST_SIDE = 500;
const MOST_BYTES = 12 * 1024 * 1024;
const TYPES = new Set('jpeg gif png bmp tiff avif heif webp'.split(' ').map((type) => `image/${type}`));

export interface TakenPictures {
  readonly defects: readonly Defect[];
  /** Address to picture id, of all that the listing shows. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** Takes in what the listing shows. An address that was taken in before is not fetched again: eBay keeps its own copy. */
export async function takePictures(call: Call, whole: Composition): Promise<TakenPictures> {
  const addresses = [
    ...new Set([
      ...(whole.group?.fields.imageUrls ?? []),
      ...whole.parts.flatMap(({ item }) => item.fields.product?.imageUrls ?? []),
    ]),
  ];
  const defects = [...amountDefects(whole, addresses)];
  const pictures: Record<string, string> = {};
  for (const address of addresses) {
    const known = whole.listing?.pictures[address];
    if (known !== undefined) {
      pictures[address] = known;
      continue;
    }
    const taken = await takePicture(call, address);
    if ('errorId' in taken) defects.push(taken);
    else pictures[address] = taken.id;
  }
  return { defects, pictures };
}

function amountDefects(whole: Composition, addresses: readonly string[]): readonly Defect[] {
  // What eBay says to a listing without pictures is what sellers' programs publish.
  if (addresses.length === 0)
    return [inventoryError(25002, { additionalInfo: 'Add at least 1 photo. More photos are better!' })];
  const most = whole.group ? MOST.variation : MOST.listing;
  const tooMany = whole.parts.some(({ item }) => (item.fields.product?.imageUrls?.length ?? 0) > most);
  // General knowledge, from the Trading API's rules: pictures of one listing all stand on eBay, or none.
  const eps = addresses.filter(isEps).length;
  return [
    ...(tooMany || (whole.group?.fields.imageUrls?.length ?? 0) > MOST.listing
      ? [inventoryError(25014, { additionalInfo: `No more than ${most} pictures.` })]
      : []),
    ...(eps > 0 && eps < addresses.length
      ? [inventoryError(25014, { additionalInfo: 'A mixture of Self Hosted and EPS pictures is not allowed.' })]
      : []),
  ];
}

async function takePicture(call: Call, address: string): Promise<StoredPicture | Defect> {
  if (isEps(address)) {
    const image = findEps(call.store, address, { now: call.clock.now() });
    const picture = image && call.pictures.find(image.picture);
    return picture ?? inventoryError(25015, { additionalInfo: address });
  }
  if (!isAllowedAddress(address)) return inventoryError(25015, { additionalInfo: address });
  const taken = await call.pictures.fetch(address);
  if (taken.is === 'too-large') return inventoryError(25014, { additionalInfo: `${address} is larger than 12 MB.` });
  if (taken.is === 'not-a-picture')
    return inventoryError(25014, { additionalInfo: `${address} is not a valid image.` });
  if (taken.is !== 'picture') return inventoryError(25015, { additionalInfo: `${address} ${taken.why}` });
  const why = unfitness(taken.picture);
  return why === undefined ? taken.picture : inventoryError(25014, { additionalInfo: `${address} ${why}` });
}

/** Why eBay takes no such picture; undefined where it does. */
export function unfitness(picture: StoredPicture): string | undefined {
  if (!TYPES.has(picture.type)) return 'has an unsupported format.';
  if (picture.bytes.byteLength > MOST_BYTES) return 'is larger than 12 MB.';
  if (Math.max(picture.width, picture.height) < LEAST_SIDE)
    return `must be at least ${LEAST_SIDE} pixels on the longest side.`;
  return undefined;
}

/** "URLs must use the HTTPS protocol": specification, imageUrls. A rehearsal's own machine has no certificate, so it may do without. */
export function isAllowedAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  return protocol === 'https:' || (protocol === 'http:' && isLoopback);
}
