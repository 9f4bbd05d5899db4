import type { Listing, ListingVariant } from '../../core/words.ts';
import type { ProductBody } from './wire.ts';

type Attribute = NonNullable<ProductBody['attributes']>[number];

const BRAND: Readonly<Record<string, string>> = {
  de: 'Marke',
  es: 'Marca',
  fr: 'Marque',
  it: 'Marca',
  pt: 'Marca',
  nl: 'Merk',
  pl: 'Marka',
  ja: 'ブランド',
  zh: '品牌',
};

/** The product's own ("custom") attributes: what its variations differ in, and its brand. */
export function attributesOf(listing: Listing, variants: readonly ListingVariant[]): Attribute[] {
  const named = new Map<string, Omit<Attribute, 'name' | 'position'>>();
  for (const [index, { name, values }] of listing.options.entries()) {
    const options = distinctValues([...values, ...variants.map((variant) => variant.options[index] ?? '')]);
    if (name.trim() && options.length > 0)
      named.set(name.trim(), { visible: true, variation: variants.length > 1, options });
  }
  const brand = BRAND[listing.channel.locale.split('-', 1)[0] ?? ''] ?? 'Brand';
  if (listing.brand && !named.has(brand))
    named.set(brand, { visible: true, variation: false, options: [optionValue(listing.brand)] });
  return [...named].map(([name, attribute], position) => ({ name, position, ...attribute }));
}

/** Custom attributes keep their values in one text with `|` between them (WC_DELIMITER), so none may be in a value. */
export function optionValue(value: string): string {
  return value.replaceAll('|', '/').replace(/\s+/g, ' ').trim();
}

function distinctValues(values: readonly string[]): string[] {
  return [...new Set(values.map(optionValue))].filter((value) => value !== '');
}
