import { Rejected } from '../../../core/faults.ts';
import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Batch, Outcome, Ready } from '../../../core/words.ts';
import { currencyProblem, readinessStateOf, returnPolicyOf, shippingProfileOf, shopOf } from '../account.ts';
import { ask } from '../ask.ts';
import { form } from '../form.ts';
import { type Errand, ONE, ofListing, type Yield } from '../one-each.ts';
import { answeredListing, type ListingBody, listingBody, listingOnce, nothing } from '../wire.ts';

/** The draft that all the rest hangs on. Etsy makes another one for every request, so a lost answer is looked for. */
export const listing: Kind<ListingBody> = {
  create: [{ ...ONE, name: 'draft', twice: 'duplicates', publish: draft }],
  update: [{ ...ONE, name: 'patch', twice: 'harmless', publish: ofListing(patch) }],
  withdraw: [{ ...ONE, name: 'delete', twice: 'harmless', publish: ofListing(remove) }],
};

async function draft({ changes }: Batch<ListingBody>, io: Io): Promise<readonly Outcome[]> {
  const problem = await currencyProblem(io);
  if (problem) throw new Rejected([problem]);
  const path = `/shops/${await shopOf(io)}/listings?legacy=false`;
  const outcomes: Outcome[] = [];
  for (const { document, body, once } of changes) {
    const { readiness_state_id = await readinessStateOf(io), ...told } = listingOnce.parse(once);
    const fields = { ...(await fieldsOf(body, io)), ...told, readiness_state_id, type: 'physical' };
    const { listing_id: id } = await ask(io, path, {
      method: 'POST',
      body: form(fields),
      answer: answeredListing,
      repeat: 'makes',
    });
    outcomes.push({ key: document.key, is: 'done', refs: { id } });
  }
  return outcomes;
}

async function patch({ change, listing: id }: Errand<ListingBody>, io: Io): Promise<Yield> {
  const fields = { ...emptied(change), ...(await fieldsOf(change.body, io)) };
  const path = `/shops/${await shopOf(io)}/listings/${id}?legacy=false`;
  await ask(io, path, { method: 'PATCH', body: form(fields), answer: answeredListing });
  return { refs: { id } };
}

async function remove({ listing: id }: Errand<ListingBody>, io: Io): Promise<undefined> {
  await ask(io, `/listings/${id}`, { method: 'DELETE', answer: nothing });
}

/** With what the account has one of, where the channel names none. An empty list is left out: a draft has none anyway. */
async function fieldsOf(body: ListingBody, io: Io) {
  const { tags, materials, shipping_profile_id, return_policy_id, ...rest } = body;
  const policy = return_policy_id === 'none' ? undefined : (return_policy_id ?? (await returnPolicyOf(io)));
  return {
    ...rest,
    ...(tags.length > 0 && { tags }),
    ...(materials.length > 0 && { materials }),
    shipping_profile_id: shipping_profile_id ?? (await shippingProfileOf(io)),
    ...(policy !== undefined && { return_policy_id: policy }),
  };
}

/** A change leaves alone what it does not name: what was said before and is not any more is emptied by name. */
function emptied({ body, known }: Ready<ListingBody>): Readonly<Record<string, string>> {
  const before = listingBody.safeParse(known?.body).data;
  if (!before) return {};
  const gone = Object.keys(before).filter((name) => name.startsWith('item_') && !(name in body));
  const lists = (['tags', 'materials'] as const).filter((name) => before[name].length > 0 && body[name].length === 0);
  return Object.fromEntries([...gone, ...lists].map((name) => [name, '']));
}
