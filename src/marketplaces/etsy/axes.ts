import type { Attribute, AttributeValue } from '../../core/taxonomy.ts';
import type { Listing, ListingVariant } from '../../core/words.ts';
import { scaledId } from './scaled-id.ts';
import type { PropertyValue } from './wire.ts';

/** An option as a property of Etsy's. */
export interface Axis {
  readonly property: number;
  readonly values: readonly string[];
  /** What a product of this value says. */
  of(value: string): PropertyValue;
}

/** Custom properties, of which a listing has two (listings tutorial, "custom variations"). */
const CUSTOM = [513, 514] as const;

/**
 * The listing's options: as a property of the category where one has that name and knows every value, else as a custom one.
 * More than two do not fit and are judged by the limits; an option of one value only says nothing.
 */
export function axesOf(listing: Listing, variants: readonly ListingVariant[]): readonly Axis[] {
  if (variants.length < 2) return [];
  const known = listing.category?.category?.attributes.filter(({ isForVariants }) => isForVariants) ?? [];
  const taken = new Set<number>();
  return listing.options.slice(0, CUSTOM.length).map(({ name }, place) => {
    const values = [...new Set(variants.map((variant) => variant.options[place] ?? ''))];
    const own = known.find((attribute) => !taken.has(Number(attribute.name)) && knowsAll(attribute, name, values));
    const axis = own ? ofCategory(own, values) : custom(CUSTOM[place] ?? CUSTOM[0], name, values);
    taken.add(axis.property);
    return axis;
  });
}

function knowsAll(attribute: Attribute, name: string, values: readonly string[]): boolean {
  return isSame(attribute.title, name) && scaleOf(attribute, values) !== undefined;
}

/** The values' own entries, all of one scale; undefined where one is missing. */
function scaleOf({ values = [] }: Attribute, wanted: readonly string[]): readonly AttributeValue[] | undefined {
  const scales = new Set(values.map(({ id }) => scaledId(id).scale));
  for (const scale of scales) {
    const found = wanted.map((value) =>
      values.find(({ id, title }) => scaledId(id).scale === scale && isSame(plain(title), value)),
    );
    if (found.every((one) => one !== undefined)) return found;
  }
  return undefined;
}

/** Without the scale's name, which stands behind it for people. */
function plain(title: string): string {
  return title.replace(/ \([^()]*\)$/, '');
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function ofCategory(attribute: Attribute, values: readonly string[]): Axis {
  const found = scaleOf(attribute, values) ?? [];
  return {
    property: Number(attribute.name),
    values,
    of(value) {
      const { id: whole, title } = found[values.indexOf(value)] ?? { id: '0', title: value };
      const { id, scale } = scaledId(whole);
      return {
        property_id: Number(attribute.name),
        property_name: attribute.title,
        value_ids: [Number(id)],
        ...(scale !== undefined && { scale_id: Number(scale) }),
        values: [plain(title)],
      };
    },
  };
}

function custom(property: number, name: string, values: readonly string[]): Axis {
  return {
    property,
    values,
    of: (value) => ({ property_id: property, property_name: name, value_ids: [], values: [value] }),
  };
}
