import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, examplePictures } from '../example-listing.ts';

/** Fewer pictures than the channel demands; a warning where it demands none and there is none. */
export const pictureMissing: Rule<Listing> = {
  id: 'picture/missing',
  about: {
    en: 'A listing has fewer pictures than the channel demands, or none at all.',
    zh: '图片数量少于该渠道的最低要求，或完全没有图片。',
  },
  severity: 'error',
  examples: {
    valid: [
      exampleListing(),
      exampleListing({ ...examplePictures(1, 1000, 1000), limits: picturesFrom(0) }),
      exampleListing({ pictures: [] }),
    ],
    invalid: [
      exampleListing({ pictures: [], origins: {} }),
      exampleListing({ pictures: [], origins: {}, limits: picturesFrom(0) }),
      exampleListing({ limits: picturesFrom(3) }),
    ],
  },
  *check(listing) {
    const { min } = listing.channel.limits.pictures;
    const count = listing.pictures.length;
    if (count >= Math.max(1, min)) return;
    // The sheet names some that could not be had: whoever tried has said so at the cell.
    if (count === 0 && Object.keys(listing.origins).some(isPicture)) return;
    const demanded = min > 0;
    yield {
      field: 'pictures',
      severity: demanded ? 'error' : 'warning',
      message: {
        en: demanded
          ? `${listing.id} has ${count === 0 ? 'no picture' : `${count} of the pictures it needs`}; ${listing.channel.id} demands at least ${min}.`
          : `${listing.id} has no picture; ${listing.channel.id} takes it so, but buyers rarely do.`,
        zh: demanded
          ? `${listing.id} ${count === 0 ? '没有图片' : `只有 ${count} 张图片`}，${listing.channel.id} 至少要求 ${min} 张。`
          : `${listing.id} 没有图片；${listing.channel.id} 允许，但会影响销量。`,
      },
      hint: {
        en: 'Put a picture into its row, name a file of images/, or give an address.',
        zh: '请在该行插入图片，或填写 images/ 中的文件名，或填写图片网址。',
      },
    };
  },
};

function isPicture(origin: string): boolean {
  return /(?:^|\/)(?:main-)?pictures?(?:$|\/)/.test(origin);
}

function picturesFrom(min: number) {
  return { pictures: { ...exampleListing().channel.limits.pictures, min } };
}
