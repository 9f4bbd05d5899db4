import type { Attribute, Category } from '../core/taxonomy.ts';
import type { Listing, ListingCategory } from '../core/words.ts';
import type { AttributeLine, CategoryBook, Place } from './category-book.ts';

type Values = ListingCategory['attributes'];

/**
 * What a listing says of its category's attributes: by the book, else from a column or an option that bears the attribute's name.
 * Attributes that are filled from fields of ours are left to the marketplace. What could not be told stays empty.
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
    if (attribute.field !== undefined) continue;
    const lines = book.attribute(place, category.id, attribute.name);
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
  const named = lines.find(({ from }) => from !== '');
  return Object.keys(listing.origins).find((name) => {
    if (!name.startsWith(EXTRA)) return false;
    const header = name.slice(EXTRA.length);
    return named ? alike(header, named.from) : isNameOf(header, attribute);
  });
}

const EXTRA = 'extra/';

/** What stands in the merchant's column of an attribute; for proposals and for findings. */
export function saidOf(
  listing: Listing,
  attribute: Attribute,
  lines: readonly AttributeLine[],
): { readonly from: string; readonly said: string } | undefined {
  const extras = Object.entries(listing.said?.extras ?? {});
  const named = lines.find(({ from }) => from !== '');
  const found = extras.find(([header]) => (named ? alike(header, named.from) : isNameOf(header, attribute)));
  return found && { from: found[0], said: found[1] };
}

function ofProduct(
  listing: Listing,
  attribute: Attribute,
  lines: readonly AttributeLine[],
): Values[string] | undefined {
  const said = saidOf(listing, attribute, lines);
  if (said) return theirValue(said.said, attribute, lines);
  const constant = lines.find(({ from, value }) => from === '' && value !== '');
  return constant && inList(constant.value, attribute);
}

function* ofVariants(
  listing: Listing,
  attribute: Attribute,
  lines: readonly AttributeLine[],
): Generator<readonly [string, Values[string]]> {
  const named = lines.find(({ from }) => from !== '');
  const place = listing.options.findIndex(({ name }) => (named ? alike(name, named.from) : isNameOf(name, attribute)));
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
