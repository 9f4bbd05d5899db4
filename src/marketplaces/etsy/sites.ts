import type { Site } from '../../core/ports/marketplace.ts';

const ORIGIN = 'https://openapi.etsy.com';

/** Regulation (EU) 2023/988, Art. 19: an offer to buyers there names who made it and who answers for it. */
const UNION = { origin: ORIGIN, demands: ['manufacturer', 'responsible'] } as const;

/**
 * Etsy has one API and one catalogue; a site is where the shop is at home. Its language is one of those that Etsy keeps listings in,
 * its currency the shop's own (Shop Manager → Finances).
 */
export const sites: readonly Site[] = [
  { id: 'us', locale: 'en-US', currency: 'USD', origin: ORIGIN },
  { id: 'uk', locale: 'en-GB', currency: 'GBP', origin: ORIGIN },
  { id: 'ca', locale: 'en-CA', currency: 'CAD', origin: ORIGIN },
  { id: 'au', locale: 'en-AU', currency: 'AUD', origin: ORIGIN },
  { id: 'nz', locale: 'en-NZ', currency: 'NZD', origin: ORIGIN },
  { id: 'sg', locale: 'en-SG', currency: 'SGD', origin: ORIGIN },
  { id: 'hk', locale: 'en-HK', currency: 'HKD', origin: ORIGIN },
  { id: 'jp', locale: 'ja-JP', currency: 'JPY', origin: ORIGIN },
  { id: 'ch', locale: 'de-CH', currency: 'CHF', origin: ORIGIN },
  { id: 'no', locale: 'en-NO', currency: 'NOK', origin: ORIGIN },
  { id: 'mx', locale: 'es-MX', currency: 'MXN', origin: ORIGIN },
  { id: 'de', locale: 'de-DE', currency: 'EUR', ...UNION },
  { id: 'at', locale: 'de-AT', currency: 'EUR', ...UNION },
  { id: 'fr', locale: 'fr-FR', currency: 'EUR', ...UNION },
  { id: 'be', locale: 'fr-BE', currency: 'EUR', ...UNION },
  { id: 'it', locale: 'it-IT', currency: 'EUR', ...UNION },
  { id: 'es', locale: 'es-ES', currency: 'EUR', ...UNION },
  { id: 'pt', locale: 'pt-PT', currency: 'EUR', ...UNION },
  { id: 'nl', locale: 'nl-NL', currency: 'EUR', ...UNION },
  { id: 'ie', locale: 'en-IE', currency: 'EUR', ...UNION },
  { id: 'pl', locale: 'pl-PL', currency: 'PLN', ...UNION },
  { id: 'se', locale: 'en-SE', currency: 'SEK', ...UNION },
  { id: 'dk', locale: 'en-DK', currency: 'DKK', ...UNION },
];
