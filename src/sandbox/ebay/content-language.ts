import { EbayError } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';
import { LOCALES } from './sites.ts';

/**
 * The locale of what a request says, `en_US`. reference/marketplaces.md §2, headers: "Content-Language required (en-US, de-DE) on
 * item, group, offer writes". The words for it are what sellers' programs publish.
 * @throws {EbayError} 400
 */
export function contentLocale(headers: Readonly<Record<string, string>>): string {
  const locale = headers['content-language']?.replace('-', '_') ?? '';
  if (!LOCALES.includes(locale)) throw headerError('Content-Language');
  return locale;
}

/** Every call: a header that is sent must be good. `*`, which some clients add by themselves, is not. General knowledge. */
export function checkAcceptLanguage(headers: Readonly<Record<string, string>>): void {
  const given = headers['accept-language'];
  if (given !== undefined && !/^[a-z]{2}-[A-Z]{2}\b/.test(given)) throw headerError('Accept-Language');
}

/** @throws {EbayError} 400: what has a body says that it is JSON. */
export function checkContentType(headers: Readonly<Record<string, string>>): void {
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) throw headerError('Content-Type');
}

function headerError(header: string): EbayError {
  const { parameters: _, ...defect } = inventoryError(25709);
  return new EbayError(400, { ...defect, message: `Invalid value for header ${header}.` });
}
