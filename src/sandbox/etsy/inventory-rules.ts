import { READINESS_STATE_ID } from './account.ts';
import { EtsyError, problem } from './etsy-error.ts';
import { keyOf } from './listing-state.ts';
import type { OnProperty, Product } from './shop.ts';

/** General knowledge: 0.20 in the shop's currency or about that; 50,000 at most. */
const PRICE = { least: 0.2, most: 50_000 };
/** General knowledge: "Quantity must be between 1 and 999". */
const QUANTITY = 999;
/** As a tool that publishes to Etsy got it back in 2026: "There was a problem with /sku : cannot be more than 32 characters". */
const SKU = 32;
/** reference/marketplaces.md §4 has two *_on_property dimensions; a third came in 2026 behind a parameter that the stored spec lacks. */
const PROPERTIES = 2;
/** General knowledge: 70 values for a property, 20 characters for what a seller names himself. */
const VALUES = 70;
const VALUE = 20;

/**
 * Judges the whole inventory, which replaces the one before.
 * @throws {EtsyError} 400 with the first thing that is wrong
 */
export function judgeInventory(products: readonly Product[], on: OnProperty, type: unknown): void {
  for (const { quantity, sku, readiness } of products) {
    judgeQuantity(quantity);
    if ([...sku].length > SKU) throw problem('/sku', `cannot be more than ${SKU} characters`);
    if (readiness !== null && readiness !== READINESS_STATE_ID) throw new EtsyError(400, 'Invalid readiness_state_id.');
    if (readiness === null && type !== 'download')
      throw new EtsyError(400, 'A readiness_state_id is required for physical listings.');
  }
  judgeProperties(products);
  judgeCombinations(products);
  judgeOnProperty(products, on);
  // "There is no way in the API to zero out all of the inventory for a listing" (etsy/open-api issues 395 and 560): the
  // words are theirs. Who has nothing left takes the listing off sale.
  if (!products.some(({ isEnabled, quantity }) => isEnabled && quantity > 0))
    throw new EtsyError(400, 'One offering must have quantity greater than 0');
}

/** @throws {EtsyError} 400, in the words of etsy/open-api issue 419 */
export function judgePrice(price: unknown): void {
  const value = Number(price);
  if (value < PRICE.least) throw problem('/price', `must be above min price ${PRICE.least.toFixed(2)}`);
  if (value > PRICE.most) throw problem('/price', `must be below max price ${PRICE.most}`);
}

/** @throws {EtsyError} 400 */
export function judgeQuantity(quantity: unknown): void {
  const value = Number(quantity);
  if (value < 0) throw problem('/quantity', 'cannot be less than 0');
  if (value > QUANTITY) throw problem('/quantity', `cannot be more than ${QUANTITY}`);
}

function judgeProperties(products: readonly Product[]): void {
  const shapes = new Set(products.map(({ values }) => values.map(({ property_id }) => property_id).join()));
  // The words are general knowledge, as are those below without a source.
  if (shapes.size > 1) throw new EtsyError(400, 'All products must have the same properties');
  const properties = products[0]?.values ?? [];
  if (properties.length > PROPERTIES)
    throw new EtsyError(400, `A listing can have at most ${PROPERTIES} properties with variations`);
  if (new Set(properties.map(({ property_id }) => property_id)).size < properties.length)
    throw new EtsyError(400, 'A property can only be used once');
  for (const value of products.flatMap(({ values }) => values)) {
    if (value.values.length !== 1) throw new EtsyError(400, 'Each property of a product must have exactly one value');
    const text = value.values[0] ?? '';
    if (text.trim() === '') throw new EtsyError(400, "Property values can't be empty");
    // "parenthesis characters (`(` and `)`) are not allowed" (the spec of updateListingInventory).
    if (/[()]/.test(text)) throw new EtsyError(400, 'Property values cannot contain parentheses');
    if ([...text].length > VALUE || [...value.property_name].length > VALUE)
      throw new EtsyError(400, `Names and values of properties cannot be more than ${VALUE} characters`);
  }
}

/** "All combinations of property values must be supplied" (inakiabt/etsy-php issue 46 has the words). */
function judgeCombinations(products: readonly Product[]): void {
  const properties = (products[0]?.values ?? []).map(({ property_id }) => property_id);
  const choices = properties.map((id) => new Set(products.map((product) => keyOf(product, [id]))).size);
  if (choices.some((count) => count > VALUES)) throw new EtsyError(400, `A property can have at most ${VALUES} values`);
  if (choices.reduce((product, count) => product * count, 1) !== products.length)
    throw new EtsyError(400, 'All combinations of property values must be supplied');
}

/** reference/marketplaces.md §4, inventory: "mismatch with *_on_property → 400". */
function judgeOnProperty(products: readonly Product[], on: OnProperty): void {
  const used = new Set(products.flatMap(({ values }) => values.map(({ property_id }) => property_id)));
  const judge = (name: string, ids: readonly number[], of: (product: Product) => unknown) => {
    const stray = ids.find((id) => !used.has(id));
    if (stray !== undefined)
      throw new EtsyError(400, `${name}_on_property: ${stray} is not a property of the products`);
    const found = new Map<string, unknown>();
    for (const product of products) {
      const key = keyOf(product, ids);
      // As publishers' tools got it back from Etsy: "quantity must be consistent across all products".
      if (found.has(key) && found.get(key) !== of(product))
        throw new EtsyError(400, `${name} must be consistent across all products`);
      found.set(key, of(product));
    }
  };
  judge('price', on.price, ({ price }) => price);
  judge('quantity', on.quantity, ({ quantity }) => quantity);
  judge('sku', on.sku, ({ sku }) => sku);
  judge('readiness_state', on.readiness, ({ readiness }) => readiness);
}
