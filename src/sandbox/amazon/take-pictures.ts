import type { Pictures, StoredPicture } from '../pictures.ts';
import { type Issue, issue } from './issue.ts';
import type { PictureFate } from './listing.ts';
import { type Attributes, listOf } from './values.ts';

/** Reference, main image: longest side at least 500 pixels, at most 10,000; JPEG, PNG, TIFF or GIF, no WebP and no HEIC. */
const LEAST = 500;
const MOST = 10_000;
const FORMATS = ['image/jpeg', 'image/png', 'image/tiff', 'image/gif'];

/** Fetches what is new; what was taken in from the same address before is not fetched again. */
export async function takePictures(
  pictures: Pictures,
  attributes: Attributes,
  known: readonly PictureFate[],
): Promise<readonly PictureFate[]> {
  return Promise.all(
    locatorsOf(attributes).map(async ({ attribute, address }) => {
      const before = known.find((one) => one.attribute === attribute && one.address === address && one.picture);
      return before ?? { attribute, address, ...(await fate(pictures, attribute, address)) };
    }),
  );
}

export function locatorsOf(attributes: Attributes): readonly { attribute: string; address: string }[] {
  return Object.keys(attributes)
    .filter((name) => /_image_locator(_\d)?$/.test(name))
    .sort()
    .flatMap((attribute) =>
      listOf(attributes[attribute]).map(({ media_location }) => ({ attribute, address: String(media_location) })),
    );
}

async function fate(
  pictures: Pictures,
  attribute: string,
  address: string,
): Promise<{ readonly picture: string } | { readonly issue: Issue }> {
  const taken = await pictures.fetch(address);
  if (taken.is === 'not-a-picture')
    return { issue: refusal('20001', attribute, `The image at ${address} is not an image that can be read.`) };
  if (taken.is !== 'picture')
    return { issue: refusal('20000', attribute, `The image at ${address} could not be retrieved: ${taken.why}`) };
  const fault = faultOf(taken.picture);
  return fault ? { issue: refusal(fault.code, attribute, fault.message) } : { picture: taken.picture.id };
}

function faultOf({ type, width, height }: StoredPicture): { code: string; message: string } | undefined {
  const longest = Math.max(width, height);
  if (!FORMATS.includes(type))
    return { code: '20001', message: `The image format ${type} is not supported. Use JPEG, PNG, TIFF or GIF.` };
  if (longest < LEAST)
    return {
      code: '20007',
      message: `The image is too small: its longest side is ${longest} pixels, at least ${LEAST} are required.`,
    };
  if (longest > MOST)
    return {
      code: '20007',
      message: `The image is too large: its longest side is ${longest} pixels, at most ${MOST} are allowed.`,
    };
  return undefined;
}

/** The reference knows the family 20xxx and the category; which number means what is general knowledge. Only the main image takes a listing off sale. */
function refusal(code: string, attribute: string, message: string): Issue {
  const isMain = attribute === 'main_product_image_locator';
  return issue({
    code,
    message,
    attributes: [attribute],
    category: 'INVALID_IMAGE',
    action: isMain ? 'LISTING_SUPPRESSED' : 'ATTRIBUTE_SUPPRESSED',
  });
}
