import type { Site } from '../../core/ports/marketplace.ts';
import type { Channel } from '../../core/words.ts';
import { text } from './limits.ts';

/** A site with the id that Amazon itself gives it. */
interface Place extends Site {
  readonly marketplaceId: string;
}

const AMERICA = 'https://sellingpartnerapi-na.amazon.com';
const EUROPE = 'https://sellingpartnerapi-eu.amazon.com';
const FAR_EAST = 'https://sellingpartnerapi-fe.amazon.com';

/** GPSR (EU) 2023/988 asks it of every listing that a buyer in the Union can see, since 2024-12-13. */
const UNION = { origin: EUROPE, demands: ['manufacturer', 'responsible'] } as const;

/** Search terms end earlier there. */
const SHORT_TERMS = { limits: { text: { ...text, keywords: { max: 200, unit: 'bytes' } } } } as const;

/** https://developer-docs.amazon.com/sp-api/docs/marketplace-ids, read 2026-11-25. */
const PLACES: readonly Place[] = [
  { id: 'US', marketplaceId: 'ATVPDKIKX0DER', locale: 'en-US', currency: 'USD', origin: AMERICA },
  { id: 'CA', marketplaceId: 'A2EUQ1WTGCTBG2', locale: 'en-CA', currency: 'CAD', origin: AMERICA },
  { id: 'MX', marketplaceId: 'A1AM78C64UM0Y8', locale: 'es-MX', currency: 'MXN', origin: AMERICA },
  { id: 'BR', marketplaceId: 'A2Q3Y263D00KWC', locale: 'pt-BR', currency: 'BRL', origin: AMERICA },
  { id: 'UK', marketplaceId: 'A1F83G8C2ARO7P', locale: 'en-GB', currency: 'GBP', origin: EUROPE },
  { id: 'DE', marketplaceId: 'A1PA6795UKMFR9', locale: 'de-DE', currency: 'EUR', ...UNION },
  { id: 'FR', marketplaceId: 'A13V1IB3VIYZZH', locale: 'fr-FR', currency: 'EUR', ...UNION },
  { id: 'IT', marketplaceId: 'APJ6JRA9NG5V4', locale: 'it-IT', currency: 'EUR', ...UNION },
  { id: 'ES', marketplaceId: 'A1RKKUPIHCS9HS', locale: 'es-ES', currency: 'EUR', ...UNION },
  { id: 'NL', marketplaceId: 'A1805IZSGTT6HS', locale: 'nl-NL', currency: 'EUR', ...UNION },
  { id: 'BE', marketplaceId: 'AMEN7PMS3EDWL', locale: 'fr-BE', currency: 'EUR', ...UNION },
  { id: 'IE', marketplaceId: 'A28R8C7NBKEWEA', locale: 'en-IE', currency: 'EUR', ...UNION },
  { id: 'SE', marketplaceId: 'A2NODRKZP88ZB9', locale: 'sv-SE', currency: 'SEK', ...UNION },
  { id: 'PL', marketplaceId: 'A1C3SOZRARQ6R3', locale: 'pl-PL', currency: 'PLN', ...UNION },
  { id: 'TR', marketplaceId: 'A33AVAJ2PDY3EV', locale: 'tr-TR', currency: 'TRY', origin: EUROPE },
  { id: 'AE', marketplaceId: 'A2VIGQ35RCS4UG', locale: 'en-AE', currency: 'AED', origin: EUROPE },
  { id: 'SA', marketplaceId: 'A17E79C6D8DWNP', locale: 'ar-SA', currency: 'SAR', origin: EUROPE },
  { id: 'EG', marketplaceId: 'ARBP9OOSHTCHU', locale: 'ar-EG', currency: 'EGP', origin: EUROPE },
  { id: 'ZA', marketplaceId: 'AE08WJ6YKNBMC', locale: 'en-ZA', currency: 'ZAR', origin: EUROPE },
  { id: 'IN', marketplaceId: 'A21TJRUUN4KGV', locale: 'en-IN', currency: 'INR', origin: EUROPE, ...SHORT_TERMS },
  { id: 'JP', marketplaceId: 'A1VC38T7YXB528', locale: 'ja-JP', currency: 'JPY', origin: FAR_EAST, ...SHORT_TERMS },
  { id: 'AU', marketplaceId: 'A39IBJ37TRP1C6', locale: 'en-AU', currency: 'AUD', origin: FAR_EAST },
  { id: 'SG', marketplaceId: 'A19VAU5U5O7RUS', locale: 'en-SG', currency: 'SGD', origin: FAR_EAST },
];

/** North America, Europe with its neighbours, Far East: each region is an API of its own. */
export const sites: readonly Site[] = PLACES.map(({ marketplaceId: _, ...site }) => site);

const BY_ID = new Map(PLACES.map((place) => [place.id, place]));

/** What stands in every request and in most attributes: where, and in which language. */
export interface Here {
  readonly marketplaceId: string;
  /** `de_DE` */
  readonly language: string;
  readonly currency: string;
  /** Composed addresses begin with it; the channel's endpoint takes its place. */
  readonly origin: string;
  /** Inside the European Union. */
  readonly isUnion: boolean;
}

/** Of a site that nobody knows every part is the first one's: such a channel is refused when it is composed. */
export function hereOf({ site, locale }: Pick<Channel, 'site' | 'locale'>): Here {
  const place = BY_ID.get(site) ?? PLACES[0];
  return {
    marketplaceId: place?.marketplaceId ?? '',
    language: (/^[a-z]{2}-[A-Z]{2}$/.test(locale) ? locale : (place?.locale ?? locale)).replace('-', '_'),
    currency: place?.currency ?? '',
    origin: place?.origin ?? AMERICA,
    isUnion: place?.demands !== undefined,
  };
}
