import type { Listing, ListingVariant } from '../../../core/words.ts';
import { fieldOfAspect } from '../aspect-fields.ts';
import { languageOf } from '../sites.ts';
import type { Axis } from './axes.ts';

type Aspects = Record<string, string[]>;

/** Item specifics by their names: what the category was told, what fields of ours say, and what the variant differs in. */
export function aspectsOf(listing: Listing, variant: ListingVariant, axes: readonly Axis[]): Aspects {
  const { category } = listing;
  return Object.fromEntries([
    ...filled(listing),
    ...listed(category?.attributes ?? {}),
    ...listed(category?.variants?.[variant.sku] ?? {}),
    ...axes.map(({ name, values }): [string, string[]] => [name, [values[variant.sku] ?? '-']]),
  ]);
}

/** What every variant of the listing says alike: the group's own. */
export function commonAspects(listing: Listing, variants: readonly ListingVariant[], axes: readonly Axis[]): Aspects {
  const [first, ...others] = variants.map((variant) => aspectsOf(listing, variant, axes));
  const varied = axes.map(({ name }) => name);
  const isCommon = ([name, values]: readonly [string, string[]]) =>
    !varied.includes(name) && others.every((one) => JSON.stringify(one[name]) === JSON.stringify(values));
  return Object.fromEntries(Object.entries(first ?? {}).filter(isCommon));
}

function listed(attributes: Readonly<Record<string, string | readonly string[]>>): readonly [string, string[]][] {
  return Object.entries(attributes).flatMap(([name, said]): [string, string[]][] => {
    const values = (typeof said === 'string' ? [said] : [...said]).filter((value) => value.trim() !== '');
    return name.trim() === '' || values.length === 0 ? [] : [[name, values]];
  });
}

/** The category's own aspects that mean a field of ours; of a category that is not known, brand and part number alone. */
function filled(listing: Listing): readonly [string, string[]][] {
  const language = languageOf(listing.channel);
  const known = listing.category?.category?.attributes.map(({ name }) => name);
  return (known ?? [BRAND[language.slice(0, 2)] ?? 'Brand']).flatMap((name): [string, string[]][] => {
    const value = saidBy(name, listing)?.trim();
    return value ? [[name, [value]]] : [];
  });
}

/** Product codes travel under names of their own (`ean`, `upc`, `isbn`), which the aspects of that name are filled from. */
function saidBy(name: string, { channel, brand, model, compliance }: Listing): string | undefined {
  switch (fieldOfAspect(name)) {
    case 'brand':
      return brand;
    case 'model':
      return model;
    case 'material':
      return compliance.material;
    case 'origin':
      return countryName(compliance.origin, languageOf(channel));
    default:
      return undefined;
  }
}

const BRAND: Readonly<Record<string, string>> = {
  de: 'Marke',
  fr: 'Marque',
  it: 'Marca',
  es: 'Marca',
  nl: 'Merk',
  pl: 'Marka',
  zh: '品牌',
};

/** Countries are said by their names in the site's language. */
function countryName(code: string | undefined, language: string): string | undefined {
  if (!code || !/^[A-Z]{2}$/i.test(code)) return undefined;
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code.toUpperCase());
}
