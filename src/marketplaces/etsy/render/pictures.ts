import type { Listing } from '../../../core/words.ts';
import type { ImageBody } from '../wire.ts';

/** Characters that Etsy takes of a picture's description (uploadListingImage, `alt_text`). */
const LONGEST_ALT = 500;

/** The listing's pictures and, behind them, those that only a variant shows; each once. */
export function picturesOf(listing: Listing): readonly ImageBody[] {
  if (listing.channel.delivery === 'none') return [];
  const alts = new Map(listing.pictures.map(({ asset, alt }) => [asset, alt]));
  const assets = [
    ...listing.pictures.map(({ asset }) => asset),
    ...listing.variants.flatMap(({ pictures }) => pictures.slice(0, 1)),
  ];
  return [...new Set(assets)].map((asset) => ({ asset, alt: shortened(alts.get(asset) ?? listing.title) }));
}

/** Nobody reads five hundred characters of what a picture shows; the title and the rest stay whole. */
function shortened(alt: string): string {
  return [...alt].slice(0, LONGEST_ALT).join('');
}
