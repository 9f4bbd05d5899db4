import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Json } from '../../../core/words.ts';
import { shopOf } from '../account.ts';
import { ask } from '../ask.ts';
import { type Errand, ONE, ofListing } from '../one-each.ts';
import { nothing, type VariationImagesBody } from '../wire.ts';

const POST = { ...ONE, name: 'post', twice: 'harmless', publish: ofListing(post) } as const;

/** Which picture belongs to which value: always all of them at once. */
export const variationImages: Kind<VariationImagesBody> = {
  create: [POST],
  update: [POST],
  withdraw: [{ ...ONE, name: 'clear', twice: 'harmless', publish: ofListing(clear) }],
  fallsWithParent: true,
};

async function post({ change: { body }, listing }: Errand<VariationImagesBody>, io: Io): Promise<undefined> {
  await send(
    listing,
    body.pairs.map((pair) => ({ property_id: body.property_id, ...pair })),
    io,
  );
}

async function clear({ listing }: Errand<VariationImagesBody>, io: Io): Promise<undefined> {
  await send(listing, [], io);
}

async function send(listing: string | number, variation_images: Json, io: Io): Promise<void> {
  const path = `/shops/${await shopOf(io)}/listings/${listing}/variation-images`;
  await ask(io, path, { method: 'POST', body: { is: 'json', json: { variation_images } }, answer: nothing });
}
