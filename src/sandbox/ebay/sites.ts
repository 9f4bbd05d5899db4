/** A national site of eBay that the rehearsal's account sells on. */
export interface Site {
  readonly id: string;
  readonly currency: string;
  readonly country: string;
  readonly treeId: string;
  readonly language: Language;
  /** Whether a listing there falls under the EU's product safety regulation. */
  readonly isInEu: boolean;
}

export type Language = 'en-US' | 'en-GB' | 'de' | 'fr' | 'it' | 'es';

export const SITES: readonly Site[] = [
  { id: 'EBAY_US', currency: 'USD', country: 'US', treeId: '0', language: 'en-US', isInEu: false },
  { id: 'EBAY_GB', currency: 'GBP', country: 'GB', treeId: '3', language: 'en-GB', isInEu: false },
  { id: 'EBAY_DE', currency: 'EUR', country: 'DE', treeId: '77', language: 'de', isInEu: true },
  { id: 'EBAY_AU', currency: 'AUD', country: 'AU', treeId: '15', language: 'en-GB', isInEu: false },
  { id: 'EBAY_FR', currency: 'EUR', country: 'FR', treeId: '71', language: 'fr', isInEu: true },
  { id: 'EBAY_IT', currency: 'EUR', country: 'IT', treeId: '101', language: 'it', isInEu: true },
  { id: 'EBAY_ES', currency: 'EUR', country: 'ES', treeId: '186', language: 'es', isInEu: true },
  { id: 'EBAY_CA', currency: 'CAD', country: 'CA', treeId: '2', language: 'en-US', isInEu: false },
];

/** MarketplaceEnum: the others can be named, but this account has nothing there. */
export const MARKETPLACE_IDS = (
  'AT AU BE CA CH CN CZ DE DK ES FI FR GB GR HK HU ID IE IL IN IT JP ' +
  'MY NL NO NZ PE PH PL PR PT RU SE SG TH TW US VN ZA'
)
  .split(' ')
  .map((country) => `EBAY_${country}`);

/** LocaleEnum of the Inventory API. */
export const LOCALES = (
  'en_US en_CA fr_CA en_GB en_AU en_IN de_AT fr_BE fr_FR de_DE it_IT nl_BE nl_NL es_ES de_CH fi_FI zh_HK hu_HU en_PH ' +
  'pl_PL pt_PT ru_RU en_SG en_IE en_MY'
).split(' ');

export function siteOf(id: string): Site | undefined {
  return SITES.find((site) => site.id === id);
}

/** EU member states, as a manufacturer's or a responsible person's country names them. */
export const EU_COUNTRIES: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
