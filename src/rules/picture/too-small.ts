import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, examplePictures } from '../example-listing.ts';
import { usedPictures } from './used-pictures.ts';

/** Beyond this factor an enlarged picture looks torn. Ours; no marketplace names one. */
const MOST_ENLARGED = 2;

/** A source whose shorter side is below the channel's: a warning while enlarging can bridge it. */
export const pictureTooSmall: Rule<Listing> = {
  id: 'picture/too-small',
  about: {
    en: "A picture's shorter side is below what the channel demands; up to twice its size it is enlarged.",
    zh: '图片短边小于该渠道的要求；放大不超过两倍时会自动放大。',
  },
  severity: 'error',
  examples: {
    valid: [exampleListing(examplePictures(1, 500, 800))],
    invalid: [exampleListing(examplePictures(1, 800, 499)), exampleListing(examplePictures(2, 249, 249))],
  },
  *check(listing) {
    const { minSide } = listing.channel.limits.pictures;
    for (const { asset, source, place } of usedPictures(listing)) {
      const side = Math.min(source.width, source.height);
      if (side >= minSide) continue;
      const canEnlarge = side * MOST_ENLARGED >= minSide;
      yield {
        field: 'pictures',
        origin: asset,
        ...(source.from !== undefined && { value: source.from }),
        severity: canEnlarge ? 'warning' : 'error',
        message: {
          en: `Picture ${place} is ${source.width} × ${source.height} pixels; ${listing.channel.id} takes ${minSide} on the shorter side${canEnlarge ? ', so it is enlarged and will look soft' : ''}.`,
          zh: `第 ${place} 张图片为 ${source.width} × ${source.height} 像素，${listing.channel.id} 要求短边至少 ${minSide} 像素${canEnlarge ? '，将自动放大，清晰度会下降' : ''}。`,
        },
        hint: {
          en: `Give a picture of at least ${minSide} × ${minSide} pixels.`,
          zh: `请提供至少 ${minSide} × ${minSide} 像素的图片。`,
        },
      };
    }
  },
};
