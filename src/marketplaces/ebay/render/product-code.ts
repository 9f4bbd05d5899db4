import type { Listing, ListingVariant } from '../../../core/words.ts';
import { languageOf } from '../sites.ts';
import type { ItemBody } from '../wire.ts';

type Codes = Pick<ItemBody['product'], 'ean' | 'upc' | 'isbn'>;

/** Sites of North America ask for the UPC, the others for the EAN. */
const BY_UPC = ['EBAY_US', 'EBAY_MOTORS', 'EBAY_CA'];

/** The product's code under the name of its kind, or the site's words for having none where the merchant says so. */
export function codesOf(listing: Listing, { gtin }: Pick<ListingVariant, 'gtin'>): Codes {
  if (gtin) return coded(gtin);
  return listing.compliance.gtinExempt ? none(listing) : {};
}

function coded(gtin: string): Codes {
  const code = /^0\d{13}$/.test(gtin) ? gtin.slice(1) : gtin;
  if (/^97[89]\d{10}$/.test(code)) return { isbn: [code] };
  // A thirteenth digit of zero is no digit of the code's own.
  if (/^0?\d{12}$/.test(code)) return { upc: [code.slice(-12)] };
  return { ean: [code] };
}

function none({ channel, category }: Listing): Codes {
  const words = [doesNotApply(languageOf(channel))];
  const demands = (name: string) =>
    category?.category?.attributes.some((one) => one.name === name && one.required === 'always') ?? false;
  const isByUpc = BY_UPC.includes(channel.site);
  return {
    ...((demands('EAN') || !isByUpc) && { ean: words }),
    ...((demands('UPC') || isByUpc) && { upc: words }),
    ...(demands('ISBN') && { isbn: words }),
  };
}

const NONE: Readonly<Record<string, string>> = {
  de: 'Nicht zutreffend',
  fr: 'Non applicable',
  it: 'Non applicabile',
  es: 'No aplicable',
  nl: 'Niet van toepassing',
  pl: 'Nie dotyczy',
};

/** What stands in place of a product code where there is none ("Product Identifier Text"; the words are general knowledge). */
function doesNotApply(language: string): string {
  return NONE[language.slice(0, 2)] ?? 'Does not apply';
}
