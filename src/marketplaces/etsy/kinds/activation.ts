import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import { shopOf } from '../account.ts';
import { ask } from '../ask.ts';
import { form } from '../form.ts';
import { type Errand, ONE, ofListing } from '../one-each.ts';
import { type ActivationBody, answeredListing } from '../wire.ts';

/** The moment a draft goes on sale, with its pictures in their order, in one request. */
export const activation: Kind<ActivationBody> = {
  create: [{ ...ONE, name: 'activate', twice: 'harmless', publish: ofListing(activate) }],
  update: [{ ...ONE, name: 'arrange', twice: 'harmless', publish: ofListing(arrange) }],
  withdraw: [{ ...ONE, name: 'deactivate', twice: 'harmless', publish: ofListing(deactivate) }],
  fallsWithParent: true,
};

async function activate({ change: { body }, listing }: Errand<ActivationBody>, io: Io): Promise<undefined> {
  await patch(listing, { state: 'active', image_ids: imagesOf(body) }, io);
}

/** Says nothing of the state: setting one that is sold out or has expired to active renews it, which costs the merchant a fee. */
async function arrange({ change: { body }, listing }: Errand<ActivationBody>, io: Io): Promise<undefined> {
  const image_ids = imagesOf(body);
  if (image_ids) await patch(listing, { image_ids }, io);
}

async function deactivate({ listing }: Errand<ActivationBody>, io: Io): Promise<undefined> {
  await patch(listing, { state: 'inactive' }, io);
}

function imagesOf({ image_ids }: ActivationBody): ActivationBody['image_ids'] | undefined {
  return image_ids.length > 0 ? image_ids : undefined;
}

async function patch(listing: string | number, fields: Parameters<typeof form>[0], io: Io): Promise<void> {
  const path = `/shops/${await shopOf(io)}/listings/${listing}?legacy=false`;
  await ask(io, path, { method: 'PATCH', body: form(fields), answer: answeredListing });
}
