import { createHash } from 'node:crypto';
import type { Values } from './arguments.ts';
import { EtsyError } from './etsy-error.ts';
import type { Listing, PropertyValue } from './shop.ts';
import { CUSTOM_PROPERTIES, type PossibleValue, type Property, propertiesOf } from './taxonomy-properties.ts';

/**
 * One value of a property that products vary by. A seller may use values of his own beside the possible ones.
 * @throws {EtsyError} 400
 */
export function variationValue(listing: Listing, sent: Values): PropertyValue {
  const property = propertyNamed(listing, sent.property_id);
  const isCustom = CUSTOM_PROPERTIES.includes(Number(sent.property_id));
  if (!isCustom && !property?.supports_variations)
    throw new EtsyError(400, `Property ${sent.property_id} cannot be used in variations of this taxonomy`);
  const name = typeof sent.property_name === 'string' && sent.property_name !== '' ? sent.property_name : undefined;
  return read(property, sent, { name: name ?? property?.display_name ?? 'Custom Property' });
}

/**
 * An attribute. Where the taxonomy has possible values there are no others.
 * @throws {EtsyError} 400
 */
export function attributeValue(listing: Listing, id: number, sent: Values): PropertyValue {
  const property = propertyNamed(listing, id);
  if (!property?.supports_attributes)
    throw new EtsyError(400, `Property ${id} is not supported by the taxonomy of this listing`);
  const value = read(property, { ...sent, property_id: id }, { name: property.display_name });
  const most = property.is_multivalued ? (property.max_values_allowed ?? value.values.length) : 1;
  if (value.values.length === 0) throw new EtsyError(400, "Property values can't be empty");
  if (value.values.length > most) throw new EtsyError(400, `Property ${property.name} takes at most ${most} values`);
  const possible = property.possible_values.map(({ value_id }) => value_id);
  if (possible.length > 0 && !value.value_ids.every((one) => possible.includes(one)))
    throw new EtsyError(400, `Invalid value for property ${property.name}`);
  return value;
}

function propertyNamed(listing: Listing, id: unknown): Property | undefined {
  return propertiesOf(listing.fields.taxonomy_id).find(({ property_id }) => property_id === id);
}

/** Ids and names must say the same; where only one of them is given the other is found. All sentences here are general knowledge. */
function read(property: Property | undefined, sent: Values, { name }: { name: string }): PropertyValue {
  const ids = listOf(sent.value_ids).filter((id) => typeof id === 'number');
  const names = listOf(sent.values).map(String);
  const scale = scaleOf(property, sent.scale_id);
  if (ids.length > 0 && names.length > 0 && ids.length !== names.length)
    throw new EtsyError(400, 'value_ids and values must have the same length');
  if (names.some((one) => /[()]/.test(one))) throw new EtsyError(400, 'Property values cannot contain parentheses');
  const known = (property?.possible_values ?? []).filter(
    ({ scale_id }) => scale === undefined || scale_id === null || scale_id === scale.scale_id,
  );
  const found = Array.from({ length: Math.max(ids.length, names.length) }, (_, at) =>
    matched(Number(sent.property_id), known, { id: ids[at], name: names[at] }),
  );
  return {
    property_id: Number(sent.property_id),
    property_name: name,
    scale_id: scale?.scale_id ?? null,
    scale_name: scale?.display_name ?? null,
    value_ids: found.map(({ id }) => id),
    values: found.map((one) => one.name),
  };
}

function matched(
  property: number,
  known: readonly PossibleValue[],
  given: { id: number | undefined; name: string | undefined },
): { readonly id: number; readonly name: string } {
  const byId = known.find(({ value_id }) => value_id === given.id);
  const byName = known.find(({ name }) => name.toLowerCase() === given.name?.toLowerCase());
  const value = byId ?? (given.id === undefined ? byName : undefined);
  if (value) {
    if (given.name !== undefined && byName?.value_id !== value.value_id)
      throw new EtsyError(400, `Value ${given.name} does not belong to value_id ${value.value_id}`);
    return { id: value.value_id, name: value.name };
  }
  const name = given.name ?? '';
  const own = customId(property, name);
  if (given.id !== undefined && given.id !== own) throw new EtsyError(400, `Invalid value_id: ${given.id}`);
  return { id: own, name };
}

function scaleOf(property: Property | undefined, id: unknown): Property['scales'][number] | undefined {
  if (id === null || id === undefined) return undefined;
  const scale = property?.scales.find(({ scale_id }) => scale_id === id);
  if (!scale) throw new EtsyError(400, `Invalid scale_id: ${id}`);
  return scale;
}

/** A seller's own value has an id as well, the same wherever it is used. */
function customId(property: number, name: string): number {
  const hash = createHash('sha256').update(`${property}:${name}`).digest();
  return 50_000_000_000 + hash.readUInt32BE(0);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
