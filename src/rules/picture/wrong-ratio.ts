import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, examplePictures } from '../example-listing.ts';
import { usedPictures } from './used-pictures.ts';

/** Within this share of the ratio asked for nobody sees the difference. */
const TOLERANCE = 0.02;

const square = { pictures: { ...exampleListing().channel.limits.pictures, ratio: 1 } };

/** A source of another shape than the channel shows: it is fitted by itself, and a person may want to do better. */
export const pictureWrongRatio: Rule<Listing> = {
  id: 'picture/wrong-ratio',
  about: {
    en: 'A picture has another shape than the channel shows; it is fitted without being asked.',
    zh: '图片宽高比与该渠道的展示比例不同，会自动调整。',
  },
  severity: 'note',
  examples: {
    valid: [exampleListing({ ...examplePictures(1, 1000, 990), limits: square })],
    invalid: [exampleListing({ ...examplePictures(1, 1000, 700), limits: square })],
  },
  *check(listing) {
    const { ratio } = listing.channel.limits.pictures;
    if (ratio === undefined) return;
    for (const { asset, source, place } of usedPictures(listing)) {
      const has = source.width / source.height;
      if (Math.abs(has / ratio - 1) <= TOLERANCE) continue;
      yield {
        field: 'pictures',
        origin: asset,
        message: {
          en: `Picture ${place} is ${source.width} × ${source.height}, a ratio of ${has.toFixed(2)}; ${listing.channel.id} shows ${ratio.toFixed(2)}, so it is fitted.`,
          zh: `第 ${place} 张图片为 ${source.width} × ${source.height}（宽高比 ${has.toFixed(2)}），${listing.channel.id} 的展示比例为 ${ratio.toFixed(2)}，将自动调整。`,
        },
        hint: {
          en: 'Look at it in `listwright preview`; give a picture of that shape where it matters.',
          zh: '请用 `listwright preview` 查看效果；如有需要，请提供该比例的图片。',
        },
      };
    }
  },
};
