import type { Attribute } from '../../../core/taxonomy.ts';
import type { Document, Listing } from '../../../core/words.ts';
import type { Axis } from '../axes.ts';
import { listingKey, propertyKey } from '../keys.ts';
import { scaledId } from '../scaled-id.ts';
import type { PropertyBody } from '../wire.ts';

/** What the listing says in its category, an attribute a document; what its variants differ in stands in the inventory. */
export function propertyDocuments(
  listing: Listing,
  axes: readonly Axis[],
): readonly Document<'property', PropertyBody>[] {
  const { attributes = {}, category } = listing.category ?? {};
  const taken = new Set(axes.map(({ property }) => String(property)));
  return Object.entries(attributes).flatMap(([name, said]) => {
    const attribute = category?.attributes.find((one) => one.name === name);
    const body = attribute && !taken.has(name) ? bodyOf(attribute, [said].flat()) : undefined;
    if (!body) return [];
    const parent = listingKey(listing.id);
    const key = propertyKey(listing.id, name);
    return [{ key, kind: 'property' as const, body, after: [parent], with: parent, listing: listing.id, skus: {} }];
  });
}

/** Values that the category does not know are judged by the rules. */
function bodyOf({ name, values = [] }: Attribute, said: readonly string[]): PropertyBody | undefined {
  const known = said.flatMap((one) => values.filter(({ id }) => id === one));
  if (known.length === 0) return undefined;
  const ids = known.map(({ id }) => scaledId(id));
  const scale = ids[0]?.scale;
  return {
    property_id: name,
    value_ids: ids.map(({ id }) => id),
    values: known.map(({ title }) => title.replace(/ \([^()]*\)$/, '')),
    ...(scale !== undefined && { scale_id: scale }),
  };
}
