import type { Site } from '../../core/ports/marketplace.ts';
import type { Channel } from '../../core/words.ts';

const ORIGIN = 'https://api.ebay.com';

/** General Product Safety Regulation (EU) 2023/988, Art. 19: in force since 2024-12-13. */
const GPSR = ['manufacturer', 'responsible'] as const;

/**
 * The sites that the Inventory API lists on (its MarketplaceEnum, read 2026-11-25), with the language of their Content-Language
 * and the currency that their prices are in. What a category demands of a site differs and is read with the category.
 */
export const sites: readonly Site[] = [
  { id: 'EBAY_US', locale: 'en-US', currency: 'USD', origin: ORIGIN },
  { id: 'EBAY_MOTORS', locale: 'en-US', currency: 'USD', origin: ORIGIN },
  { id: 'EBAY_CA', locale: 'en-CA', currency: 'CAD', origin: ORIGIN },
  { id: 'EBAY_GB', locale: 'en-GB', currency: 'GBP', origin: ORIGIN },
  { id: 'EBAY_AU', locale: 'en-AU', currency: 'AUD', origin: ORIGIN },
  { id: 'EBAY_AT', locale: 'de-AT', currency: 'EUR', origin: ORIGIN, demands: GPSR },
  { id: 'EBAY_BE', locale: 'nl-BE', currency: 'EUR', origin: ORIGIN, demands: GPSR },
  { id: 'EBAY_CH', locale: 'de-CH', currency: 'CHF', origin: ORIGIN },
  { id: 'EBAY_DE', locale: 'de-DE', currency: 'EUR', origin: ORIGIN, demands: GPSR },
  { id: 'EBAY_ES', locale: 'es-ES', currency: 'EUR', origin: ORIGIN, demands: GPSR },
  { id: 'EBAY_FR', locale: 'fr-FR', currency: 'EUR', origin: ORIGIN, demands: GPSR },
  { id: 'EBAY_HK', locale: 'zh-HK', currency: 'HKD', origin: ORIGIN },
  { id: 'EBAY_IE', locale: 'en-IE', currency: 'EUR', origin: ORIGIN, demands: GPSR },
  { id: 'EBAY_IT', locale: 'it-IT', currency: 'EUR', origin: ORIGIN, demands: GPSR },
  { id: 'EBAY_MY', locale: 'en-MY', currency: 'MYR', origin: ORIGIN },
  { id: 'EBAY_NL', locale: 'nl-NL', currency: 'EUR', origin: ORIGIN, demands: GPSR },
  { id: 'EBAY_PH', locale: 'en-PH', currency: 'PHP', origin: ORIGIN },
  { id: 'EBAY_PL', locale: 'pl-PL', currency: 'PLN', origin: ORIGIN, demands: GPSR },
  { id: 'EBAY_SG', locale: 'en-SG', currency: 'SGD', origin: ORIGIN },
];

/** Sites that are written in two languages: a channel may be in either. */
const OTHER: Readonly<Record<string, string>> = { EBAY_CA: 'fr-CA', EBAY_BE: 'fr-BE' };

/** What Content-Language says for a channel: its own language where the site knows it. */
export function languageOf({ site, locale }: Pick<Channel, 'site' | 'locale'>): string {
  if (OTHER[site] === locale) return locale;
  return sites.find(({ id }) => id === site)?.locale ?? locale;
}

/** The currency of a site's prices; undefined for a site that is not known. */
export function currencyOf({ site }: Pick<Channel, 'site'>): string | undefined {
  return sites.find(({ id }) => id === site)?.currency;
}

/** The site's name in the Account, Taxonomy and Metadata APIs, which call eBay Motors otherwise. */
export function siteElsewhere({ site }: Pick<Channel, 'site'>): string {
  return site === 'EBAY_MOTORS' ? 'EBAY_MOTORS_US' : site;
}

/** Sites where a seller's earlier price may be shown crossed out (pricingSummary.originalRetailPrice). */
export function showsStrikePrice({ site }: Pick<Channel, 'site'>): boolean {
  return STRIKES.includes(site);
}

const STRIKES = ['EBAY_US', 'EBAY_MOTORS', 'EBAY_GB', 'EBAY_DE', 'EBAY_CA', 'EBAY_FR', 'EBAY_IT', 'EBAY_ES'];
