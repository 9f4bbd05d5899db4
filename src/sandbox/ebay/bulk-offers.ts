import { type Call, type Entry, multiStatus, type Result } from './call.ts';
import { contentLocale } from './content-language.ts';
import { EbayError } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';
import { attempt, named } from './items.ts';
import { offerShape } from './offer-shape.ts';
import { addOffer, twinOf } from './offers.ts';
import { publishOne } from './publish.ts';
import { conform, readEntries } from './read-body.ts';

/** reference/marketplaces.md §2, batches. */
const MOST = 25;

export async function bulkCreateOffers(call: Call): Promise<Result> {
  contentLocale(call.headers);
  const requests = limited(call);
  const responses: Entry[] = [];
  for (const request of requests) {
    const key = {
      sku: named(request, 'sku'),
      marketplaceId: named(request, 'marketplaceId'),
      format: named(request, 'format'),
    };
    const entry = await attempt(async () => {
      if (Object.values(key).some((value) => value === undefined)) throw new EbayError(400, inventoryError(25735));
      const fields = conform(request, offerShape);
      const twin = twinOf(call.store, fields);
      if (twin) throw new EbayError(400, inventoryError(25729, { offerId: twin.id }));
      return { statusCode: 200, offerId: addOffer(call, fields).id };
    });
    responses.push({ ...entry, ...given(key) });
  }
  return multiStatus(responses, `create ${responses.length} offers`);
}

export async function bulkPublishOffers(call: Call): Promise<Result> {
  const ids = limited(call).map((request) => named(request, 'offerId'));
  if (ids.some((id) => id === undefined))
    throw new EbayError(400, inventoryError(25709, { additionalInfo: 'offerId' }));
  if (new Set(ids).size < ids.length) throw new EbayError(400, inventoryError(25731));
  const responses: Entry[] = [];
  for (const offerId of ids) {
    const entry = await attempt(async () => ({ statusCode: 200, listingId: (await publishOne(call, offerId)).id }));
    responses.push({ ...entry, ...given({ offerId }) });
  }
  return multiStatus(responses, `publish ${responses.length} offers`);
}

function limited(call: Call): readonly unknown[] {
  const requests = readEntries(call, 'requests');
  if (requests.length > MOST) throw new EbayError(400, inventoryError(25730, { additionalInfo: String(MOST) }));
  return requests;
}

/** What the request named, as the answer repeats it. */
function given(key: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(key).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
