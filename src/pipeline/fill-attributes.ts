import type { FieldPath } from '../core/fields.ts';
import type { Attribute, Category } from '../core/taxonomy.ts';
import type { Listing, ListingCategory } from '../core/words.ts';
import type { AttributeLine, CategoryBook, Place } from './category-book.ts';

type Values = ListingCategory['attributes'];

/**
 * What a listing says of its category's attributes: by the book, else from a column or an option that bears the attribute's name.
 * Attributes that are filled from fields of ours are left to the marketplace, unless the field is empty and the book has a value for
 * every product. What could not be told stays empty.
 */
export function filledAttributes(
  listing: Listing,
  category: Category,
  { book, place }: { readonly book: CategoryBook; readonly place: Place },
): Pick<ListingCategory, 'attributes' | 'variants' | 'from'> {
  const attributes: Record<string, string | readonly string[]> = {};
  const variants: Record<string, Record<string, string | readonly string[]>> = {};
  const from: Record<string, string> = {};
  for (const attribute of category.attributes) {
    const lines = book.attribute(place, category.id, attribute.name);
    if (attribute.field !== undefined) {
      const constant = isSaid(listing, attribute.field) ? undefined : constantOf(attribute, lines);
      if (constant !== undefined) attributes[attribute.name] = constant;
      continue;
    }
    const cell = originOf(listing, attribute, lines);
    if (cell !== undefined) from[attribute.name] = cell;
    const whole = ofProduct(listing, attribute, lines);
    if (whole !== undefined) attributes[attribute.name] = whole;
    else if (attribute.isForVariants) {
      for (const [sku, value] of ofVariants(listing, attribute, lines)) {
        variants[sku] = { ...variants[sku], [attribute.name]: value };
      }
    }
  }
  return { attributes, from, ...(Object.keys(variants).length > 0 && { variants }) };
}

/** The merchant's column of an attribute, filled or blank. */
function originOf(listing: Listing, attribute: Attribute, lines: readonly AttributeLine[]): string | undefined {
  const filled = sourceOf(listing, attribute, lines)?.origin;
  if (filled !== undefined) return filled;
  return Object.keys(listing.origins).find(
    (name) => name.startsWith(EXTRA) && isMeant(name.slice(EXTRA.length), attribute, lines),
  );
}

const EXTRA = 'extra/';

/** What stands in the merchant's column of an attribute; for proposals and for findings. */
export function saidOf(
  listing: Listing,
  attribute: Attribute,
  lines: readonly AttributeLine[],
): { readonly from: string; readonly said: string } | undefined {
  const found = sourceOf(listing, attribute, lines);
  return found && { from: found.name, said: found.said };
}

interface Source {
  readonly name: string;
  readonly said: string;
  /** In `Listing.origins`. */
  readonly origin: string;
}

function sourceOf(listing: Listing, attribute: Attribute, lines: readonly AttributeLine[]): Source | undefined {
  return sources(listing).find(({ name }) => isMeant(name, attribute, lines));
}

/** Columns that mean no field of ours, and what fields of ours say in the merchant's own words. */
function sources({ said, compliance, model, brand }: Listing): readonly Source[] {
  const extras = Object.entries(said?.extras ?? {}).map(([name, value]) => ({
    name,
    said: value,
    origin: `${EXTRA}${name}`,
  }));
  const fields = Object.entries({ material: compliance.material, model, brand }).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, said: value, origin: name }],
  );
  return [...extras, ...fields];
}

/** The column that the book names, else one that bears the attribute's name. */
function isMeant(header: string, attribute: Attribute, lines: readonly AttributeLine[]): boolean {
  const named = lines.find(({ from }) => from !== '');
  return named ? alike(header, named.from) : isNameOf(header, attribute);
}

function ofProduct(
  listing: Listing,
  attribute: Attribute,
  lines: readonly AttributeLine[],
): Values[string] | undefined {
  const said = saidOf(listing, attribute, lines);
  if (said) return theirValue(said.said, attribute, lines);
  return constantOf(attribute, lines);
}

/** One value for every product. */
function constantOf(attribute: Attribute, lines: readonly AttributeLine[]): Values[string] | undefined {
  const constant = lines.find(({ from, value }) => from === '' && value !== '');
  return constant && inList(constant.value, attribute);
}

/** Whether the sheet fills a field of ours. Of what every listing has, and of what differs by variant, it always does. */
function isSaid({ compliance, brand, model, bullets, keywords }: Listing, field: FieldPath): boolean {
  switch (field) {
    case 'origin':
    case 'hs':
    case 'material':
    case 'manufacturer':
    case 'batteries':
    case 'hazmat':
      return compliance[field] !== undefined;
    case 'brand':
      return brand !== undefined;
    case 'model':
      return model !== undefined;
    case 'bullets':
      return bullets.length > 0;
    case 'keywords':
      return keywords.length > 0;
    default:
      return true;
  }
}

function* ofVariants(
  listing: Listing,
  attribute: Attribute,
  lines: readonly AttributeLine[],
): Generator<readonly [string, Values[string]]> {
  const place = listing.options.findIndex(({ name }) => isMeant(name, attribute, lines));
  if (place < 0) return;
  for (const { sku, options } of listing.variants) {
    const said = options[place];
    const value = said === undefined || said === '' ? undefined : theirValue(said, attribute, lines);
    if (value !== undefined) yield [sku, value];
  }
}

/** By the book, else one of theirs that reads the same, else as it was said: a rule tells where that is not taken. */
function theirValue(said: string, attribute: Attribute, lines: readonly AttributeLine[]): Values[string] {
  const learned = lines.find(
    (line) => line.from !== '' && line.value !== '' && (line.said === '' || alike(line.said, said)),
  );
  return inList(learned?.value ?? said, attribute);
}

function inList(said: string, attribute: Attribute): Values[string] {
  const most = attribute.most ?? 1;
  const parts = most > 1 ? said.split(/\s*[;；|]\s*/).filter((part) => part !== '') : [said];
  const values = parts.map(
    (part) => attribute.values?.find(({ id, title }) => alike(title, part) || alike(id, part))?.id ?? part,
  );
  return values.length === 1 ? (values[0] ?? said) : values;
}

function isNameOf(header: string, { name, title }: Attribute): boolean {
  return alike(header, title) || alike(header, name);
}

function alike(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** `Colour` and `color`, `Item-Weight` and `item weight` are one. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/colour/g, 'color')
    .replace(/[\s_*-]+/g, '');
}
