import type { Pictures, StoredPicture } from '../pictures.ts';
import type { Answer } from '../rehearsal.ts';
import type { EpsImage, Store } from './store.ts';

/** eBay Picture Services: where pictures stand that were uploaded. The real one is i.ebayimg.com, with the same paths below. */
export const EPS_ROOT = '/ebay-pictures/';
/** "EPS pictures must be used within 30 days": eBay's page on UploadSiteHostedPictures. */
const KEPT_MS = 30 * 24 * 3_600_000;

export function addEps(store: Store, picture: StoredPicture, options: { readonly now: number }): EpsImage {
  const id = `v1|${String(store.nextId()).padStart(12, '0')}`;
  const size = Buffer.from(`${picture.height}X${picture.width}`).toString('base64');
  const name = Buffer.from(id).toString('base64url');
  const image: EpsImage = {
    id: name,
    picture: picture.id,
    path: `${EPS_ROOT}00/s/${size}/z/${name}/$_1.JPG?set_id=8800005007`,
    expires: options.now + KEPT_MS,
    isUsed: false,
  };
  store.images.set(image.id, image);
  return image;
}

export function isEps(address: string): boolean {
  return URL.canParse(address) && new URL(address).pathname.startsWith(EPS_ROOT);
}

/** The image at an address of EPS, with or without its query; undefined where there is none, or none any more. */
export function findEps(store: Store, address: string, options: { readonly now: number }): EpsImage | undefined {
  const id = /\/z\/([^/]+)\//.exec(address)?.[1];
  const image = id === undefined ? undefined : store.images.get(id);
  return image && (image.isUsed || image.expires > options.now) ? image : undefined;
}

/** Marks what a listing shows as used: as long as it does, it stays. */
export function useEps(store: Store, addresses: readonly string[], options: { readonly now: number }): void {
  for (const address of addresses.filter(isEps)) {
    const image = findEps(store, address, options);
    if (image) store.images.set(image.id, { ...image, isUsed: true });
  }
}

export function serveEps(store: Store, pictures: Pictures, path: string, options: { readonly now: number }): Answer {
  const image = findEps(store, path, options);
  const picture = image && pictures.find(image.picture);
  if (!picture) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found' };
  return { status: 200, headers: { 'content-type': picture.type }, body: picture.bytes, summary: 'picture' };
}
