import { activate } from './activation.ts';
import type { Values } from './arguments.ts';
import type { Call, Result } from './call.ts';
import { judgeContent } from './content-rules.ts';
import { EtsyError, problem } from './etsy-error.ts';
import { chosenImages } from './images.ts';
import { judgePrice, judgeQuantity } from './inventory-rules.ts';
import { quantityOf, stateOf } from './listing-state.ts';
import { listingView } from './listing-view.ts';
import { divisorOf, existing, type Listing, put } from './shop.ts';

/** POST: always one more draft, whatever is there already (reference/marketplaces.md §0: "createDraftListing always creates"). */
export function createDraftListing(call: Call): Result {
  const { shop } = call;
  const { quantity, price, ...fields } = call.body;
  judgeContent(fields, yearOf(call));
  judgePrice(price);
  judgeQuantity(quantity);
  if (quantity === 0) throw problem('/quantity', 'cannot be empty');
  const isPhysical = (fields.type ?? 'physical') !== 'download';
  // "Required when listing type is `physical`" (the spec, shipping_profile_id); reference §4, errors, has the words.
  if (isPhysical && !fields.shipping_profile_id) throw new EtsyError(400, 'Shipping profile required');
  // The spec has it optional and Etsy has refused without it since 2025, in these words, which many publishers quote.
  if (isPhysical && !fields.readiness_state_id)
    throw new EtsyError(400, 'A readiness_state_id is required for physical listings.');
  const now = shop.clock.now();
  const listing: Listing = {
    id: shop.nextId(),
    created: now,
    modified: now,
    stateSince: now,
    state: 'draft',
    ending: null,
    fields,
    products: [
      {
        id: shop.nextId(),
        offering: shop.nextId(),
        sku: '',
        values: [],
        price: Math.round(Number(price) * divisorOf(shop.currency)),
        quantity: Number(quantity),
        isEnabled: true,
        readiness: typeof fields.readiness_state_id === 'number' ? fields.readiness_state_id : null,
      },
    ],
    on: { price: [], quantity: [], sku: [], readiness: [] },
    images: chosenImages(call, fields.image_ids) ?? [],
    attributes: {},
    translations: {},
    variationImages: [],
    fees: 0,
  };
  return { status: 201, data: listingView(call, put(shop, listing)), summary: `create draft ${listing.id}` };
}

/** PATCH: what is not declared (a price, a quantity) is passed over without a word. */
export function updateListing(call: Call): Result {
  const { shop } = call;
  const before = existing(shop, call.path.listing_id);
  const { state, image_ids, ...given } = call.body;
  const fields: Values = { ...before.fields, ...given };
  judgeContent(merged(given, fields), yearOf(call));
  const images = chosenImages(call, image_ids);
  const changed: Listing = { ...before, fields, images: images ?? before.images };
  const after = state === undefined ? changed : withState(call, changed, state);
  return { data: listingView(call, put(shop, after)), summary: `update listing ${before.id}` };
}

/** What is judged of a change: the change, and who made it when as it then stands together. */
function merged(given: Values, fields: Values): Values {
  const touches = ['who_made', 'when_made', 'is_supply', 'production_partner_ids'].some((name) => name in given);
  if (!touches) return given;
  const { who_made, when_made, is_supply, production_partner_ids } = fields;
  return { ...given, who_made, when_made, is_supply, production_partner_ids };
}

function withState(call: Call, listing: Listing, state: unknown): Listing {
  const now = call.shop.clock.now();
  if (state === 'active') return activate(listing, now);
  const current = stateOf(listing, now);
  // The listings tutorial's table: a draft can be published or deleted.
  if (current === 'draft') throw new EtsyError(400, 'Cannot deactivate a listing in this state: state = draft');
  // The words of etsy/open-api issue 538.
  if (quantityOf(listing) === 0) throw problem('/quantity', 'cannot be empty');
  return current === 'inactive' ? listing : { ...listing, state: 'inactive', stateSince: now };
}

function yearOf(call: Call): number {
  return new Date(call.shop.clock.now()).getUTCFullYear();
}
