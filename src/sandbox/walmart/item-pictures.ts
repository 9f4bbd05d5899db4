import type { Pictures } from '../pictures.ts';
import type { IngestionError } from './catalogue.ts';
import { text, texts, type Values } from './values.ts';

/** Address → what came of looking at it. */
export type Shots = ReadonlyMap<string, Shot>;
type Shot = { readonly id: string } | { readonly code: string; readonly why: string };

const AT_ONCE = 8;
const MAX_BYTES = 5 * 1024 * 1024;
const PORTS = ['', '80', '443', '8080', '8443'];

/** The addresses that an item shows, the main picture first. */
export function addressesOf(visible: Values): string[] {
  const main = text(visible, 'mainImageUrl');
  return [...(main ? [main] : []), ...texts(visible, 'productSecondaryImageURL')];
}

/** Fetches every picture once, as ingestion does. */
export async function look(addresses: Iterable<string>, pictures: Pictures): Promise<Shots> {
  const waiting = [...new Set(addresses)];
  const shots = new Map<string, Shot>();
  const work = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift())
      shots.set(address, await shoot(address, pictures));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return shots;
}

/** Ids of the pictures, or why one of them cannot be had. */
export function picturesOf(visible: Values, shots: Shots): { ids: string[]; errors: IngestionError[] } {
  const ids: string[] = [];
  const errors: IngestionError[] = [];
  for (const [place, address] of addressesOf(visible).entries()) {
    const shot = shots.get(address);
    const field = place === 0 && text(visible, 'mainImageUrl') ? 'mainImageUrl' : 'productSecondaryImageURL';
    if (!shot) continue;
    if ('id' in shot) ids.push(shot.id);
    else errors.push({ code: shot.code, field, description: `${shot.why} Attribute '${field}': ${address}` });
  }
  return { ids, errors };
}

/** §5, images: "URL must end in .jpg/.png…, no query string, port 80/443/8080/8443, public; JPEG PNG BMP, no GIF; ≤ 5 MB". */
async function shoot(address: string, pictures: Pictures): Promise<Shot> {
  const wrong = wrongAddress(address);
  if (wrong) return { code: 'ERR_EXT_DATA_0101149', why: wrong };
  const taken = await pictures.fetch(address);
  switch (taken.is) {
    case 'picture':
      // A bitmap is decoded by nobody here, and so counts as no picture.
      if (!['image/jpeg', 'image/png'].includes(taken.picture.type))
        return { code: 'ERR_EXT_DATA_0101149', why: `An image of type ${taken.picture.type} is not supported.` };
      if (taken.picture.bytes.byteLength > MAX_BYTES)
        return { code: 'ERR_EXT_DATA_0101149', why: 'The image is larger than 5 MB.' };
      return { id: taken.picture.id };
    case 'too-large':
      return { code: 'ERR_EXT_DATA_0101149', why: 'The image is larger than 5 MB.' };
    case 'not-a-picture':
      return { code: 'ERR_EXT_DATA_0101149', why: 'The URL does not lead to an image.' };
    default:
      return { code: 'ERR_EXT_DATA_0101171', why: `We couldn't download the image from your URL (${taken.why}).` };
  }
}

function wrongAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return 'The image URL is not valid.';
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return 'The image URL must begin with http:// or https://.';
  if (url.search !== '') return 'The image URL must not have a query string.';
  if (!/\.(jpe?g|png|bmp)$/i.test(url.pathname)) return 'The image URL must end in .jpg, .jpeg, .png or .bmp.';
  // The pictures of a rehearsal come from this machine, where a port is what happens to be free.
  const isHere = /^(127\.|localhost$|\[::1\]$)/.test(url.hostname);
  if (!isHere && !PORTS.includes(url.port)) return 'The image URL must use port 80, 443, 8080 or 8443.';
  return undefined;
}
