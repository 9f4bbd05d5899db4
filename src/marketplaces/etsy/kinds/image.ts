import type { Io, Kind, Part } from '../../../core/ports/marketplace.ts';
import { shopOf } from '../account.ts';
import { ask } from '../ask.ts';
import { type Errand, ONE, ofListing, type Yield } from '../one-each.ts';
import { answeredImage, type ImageBody, imageOnce, nothing } from '../wire.ts';

/**
 * A picture of one listing. One that is stored twice after a lost answer does not stay: the activation names all that the listing
 * shows, in their order, and what it does not name leaves it (etsy/open-api, issue 330).
 */
export const image: Kind<ImageBody> = {
  create: [{ ...ONE, name: 'upload', twice: 'harmless', publish: ofListing(upload) }],
  // The bytes of an asset never change; what it is said to show may.
  update: [{ ...ONE, name: 'describe', twice: 'harmless', publish: ofListing(describe) }],
  withdraw: [{ ...ONE, name: 'delete', twice: 'harmless', publish: ofListing(remove) }],
  fallsWithParent: true,
};

async function upload({ change, listing }: Errand<ImageBody>, io: Io): Promise<Yield> {
  const { bytes, type, name } = await io.openAsset(change.body.asset);
  const mime = type.includes('/') ? type : `image/${type}`;
  return sent({ change, listing }, io, { name: 'image', value: bytes, filename: name, type: mime });
}

async function describe(errand: Errand<ImageBody>, io: Io): Promise<Yield> {
  return sent(errand, io, { name: 'listing_image_id', value: idOf(errand) });
}

async function sent({ change, listing }: Errand<ImageBody>, io: Io, what: Part): Promise<Yield> {
  const { rank } = imageOnce.parse(change.once ?? change.document.once);
  const parts: readonly Part[] = [
    what,
    { name: 'rank', value: String(rank) },
    { name: 'alt_text', value: change.body.alt },
  ];
  const path = `/shops/${await shopOf(io)}/listings/${listing}/images`;
  const body = { is: 'multipart', parts } as const;
  const { listing_image_id: id } = await ask(io, path, { method: 'POST', body, answer: answeredImage });
  return { refs: { id } };
}

async function remove(errand: Errand<ImageBody>, io: Io): Promise<undefined> {
  const path = `/shops/${await shopOf(io)}/listings/${errand.listing}/images/${idOf(errand)}`;
  await ask(io, path, { method: 'DELETE', answer: nothing });
}

function idOf({ change: { known } }: Errand<ImageBody>): string {
  return String(known?.refs.id ?? 0);
}
