import type { Rule } from '../../core/ports/rule.ts';
import type { Listing } from '../../core/words.ts';
import { exampleListing, examplePictures } from '../example-listing.ts';

/** More pictures than the channel takes: the first ones are used. */
export const pictureTooMany: Rule<Listing> = {
  id: 'picture/too-many',
  about: {
    en: 'There are more pictures than the channel takes; only the first ones are used.',
    zh: '图片数量超过该渠道上限，只使用排在前面的图片。',
  },
  severity: 'warning',
  examples: {
    valid: [exampleListing(examplePictures(3, 1000, 1000))],
    invalid: [exampleListing(examplePictures(4, 1000, 1000))],
  },
  *check(listing) {
    const { max } = listing.channel.limits.pictures;
    const count = listing.pictures.length;
    if (count <= max) return;
    yield {
      field: 'pictures',
      message: {
        en: `${listing.id} has ${count} pictures; ${listing.channel.id} takes ${max}, so the last ${count - max} are left out.`,
        zh: `${listing.id} 有 ${count} 张图片，${listing.channel.id} 最多 ${max} 张，最后 ${count - max} 张不会使用。`,
      },
      hint: {
        en: 'Put the pictures that matter first.',
        zh: '请把重要的图片排在前面。',
      },
    };
  },
};
