import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import { shopOf } from '../account.ts';
import { ask } from '../ask.ts';
import { formOfLists } from '../form.ts';
import { type Errand, ONE, ofListing } from '../one-each.ts';
import { nothing, type PropertyBody } from '../wire.ts';

const PUT = { ...ONE, name: 'put', twice: 'harmless', publish: ofListing(put) } as const;

/** One attribute of a listing in its category. */
export const property: Kind<PropertyBody> = {
  create: [PUT],
  update: [PUT],
  withdraw: [{ ...ONE, name: 'delete', twice: 'harmless', publish: ofListing(remove) }],
  fallsWithParent: true,
};

async function put(errand: Errand<PropertyBody>, io: Io): Promise<undefined> {
  const { property_id: _, ...fields } = errand.change.body;
  await ask(io, await pathOf(errand, io), { method: 'PUT', body: formOfLists(fields), answer: nothing });
}

async function remove(errand: Errand<PropertyBody>, io: Io): Promise<undefined> {
  await ask(io, await pathOf(errand, io), { method: 'DELETE', answer: nothing });
}

async function pathOf({ change, listing }: Errand<PropertyBody>, io: Io): Promise<string> {
  return `/shops/${await shopOf(io)}/listings/${listing}/properties/${change.body.property_id}`;
}
