import type { Listing, SourcePicture } from '../../core/words.ts';

/** A picture that the channel will show, with its source and its place counted from 1. */
export interface UsedPicture {
  readonly asset: string;
  readonly source: SourcePicture;
  readonly place: number;
}

/** Those within the channel's maximum whose source is known. */
export function usedPictures(listing: Listing): readonly UsedPicture[] {
  return listing.pictures.slice(0, listing.channel.limits.pictures.max).flatMap(({ asset }, index) => {
    const source = listing.sources[asset];
    return source ? [{ asset, source, place: index + 1 }] : [];
  });
}
