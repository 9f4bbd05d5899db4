import { LANGUAGES } from './account.ts';
import type { Call, Result } from './call.ts';
import { judgeTags, judgeTitle } from './content-rules.ts';
import { EtsyError, problem } from './etsy-error.ts';
import { existing, type Listing, put } from './shop.ts';

/** As the map of translations names them (the spec, ListingTranslations). */
const TAGS = ['de', 'en-GB', 'en-IN', 'en-US', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt', 'ru'];

export function createListingTranslation(call: Call): Result {
  const listing = translatable(call);
  // The words are general knowledge.
  if (listing.translations[call.language]) throw new EtsyError(400, `A translation in ${call.language} already exists`);
  return save(call, listing);
}

export function updateListingTranslation(call: Call): Result {
  const listing = translatable(call);
  if (!listing.translations[call.language]) throw missing(call);
  return save(call, listing);
}

export function getListingTranslation(call: Call): Result {
  const listing = existing(call.shop, call.path.listing_id);
  const translation = listing.translations[call.language];
  if (!translation) throw missing(call);
  return { data: { listing_id: listing.id, language: call.language, ...translation } };
}

/** "a map of all supported languages keyed to null" where there is none (the spec, translations). */
export function translationsView(listing: Listing): unknown {
  return Object.fromEntries(
    TAGS.map((language) => {
      const translation = listing.translations[language];
      return [language, translation ? { listing_id: listing.id, language, ...translation } : null];
    }),
  );
}

function save(call: Call, listing: Listing): Result {
  const { body, language } = call;
  judgeTitle(body.title, '/title/1');
  if (String(body.description).trim() === '') throw problem('/description/1', 'cannot be empty');
  judgeTags(body.tags);
  const tags = Array.isArray(body.tags) ? body.tags.map(String) : [];
  const translation = { title: String(body.title), description: String(body.description), tags };
  put(call.shop, { ...listing, translations: { ...listing.translations, [language]: translation } });
  return {
    data: { listing_id: listing.id, language, ...translation },
    summary: `translate ${listing.id} to ${language}`,
  };
}

function translatable(call: Call): Listing {
  const listing = existing(call.shop, call.path.listing_id);
  // The words of etsy/open-api issue 132.
  if (/^en\b/.test(call.language))
    throw new EtsyError(400, "Cannot create or delete Translations in a Shop's primary language");
  if (!LANGUAGES.includes(call.language)) throw new EtsyError(400, `Invalid language: ${call.language}`);
  return listing;
}

function missing(call: Call): EtsyError {
  return new EtsyError(404, `Could not find a translation in ${call.language}`);
}
