import type { FieldPath, Listing } from '../core/words.ts';

/** A piece of a listing that a translator may be asked for. */
export interface ListingText {
  readonly field: FieldPath;
  readonly text: string;
  readonly html: boolean;
}

/** Everything in a listing that a shopper reads, in the order of the page. Blank text is left out. */
export function textsOf(listing: Listing): readonly ListingText[] {
  const texts: ListingText[] = [
    plain('title', listing.title),
    ...listing.bullets.map((bullet) => plain('bullets', bullet)),
    { field: 'description', text: listing.description, html: isHtml(listing.description) },
    ...listing.keywords.map((keyword) => plain('keywords', keyword)),
    ...listing.options.flatMap(({ name, values }) => [
      plain('options', name),
      ...values.map((value) => plain('options', value)),
    ]),
  ];
  return texts.filter(({ text }) => text.trim() !== '');
}

/** Two values of one option that became the same word, and what the later one is called now. */
export interface Twin {
  readonly source: string;
  readonly shown: string;
}

/** The listing with every text put through `say`. Option names and values that were different stay so. */
export function withTexts(
  listing: Listing,
  say: (text: string) => string,
): { readonly listing: Listing; readonly twins: readonly Twin[] } {
  const twins: Twin[] = [];
  const names = distinct(
    listing.options.map(({ name }) => name),
    say,
    twins,
  );
  const values = listing.options.map((option) => distinct(option.values, say, twins));
  const translated: Listing = {
    ...listing,
    title: say(listing.title),
    bullets: listing.bullets.map(say),
    description: say(listing.description),
    keywords: [...new Set(listing.keywords.map(say))],
    options: listing.options.map((option, place) => ({
      name: names.get(option.name) ?? option.name,
      values: option.values.map((value) => values[place]?.get(value) ?? value),
    })),
    variants: listing.variants.map((variant) => ({
      ...variant,
      options: variant.options.map((value, place) => values[place]?.get(value) ?? say(value)),
    })),
  };
  return { listing: translated, twins };
}

/** Source → word, each word once: `Rot`, then `Rot 2`. */
function distinct(
  sources: readonly string[],
  say: (text: string) => string,
  twins: Twin[],
): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const untouched = sources.filter((source) => say(source) === source);
  const taken = new Set(untouched.map(sameness));
  for (const source of untouched) words.set(source, source);
  for (const source of sources) {
    if (words.has(source)) continue;
    const word = say(source);
    let shown = word;
    for (let n = 2; taken.has(sameness(shown)); n++) shown = `${word} ${n}`;
    if (shown !== word) twins.push({ source, shown });
    taken.add(sameness(shown));
    words.set(source, shown);
  }
  return words;
}

/** Marketplaces take `rot` and `Rot ` for the same value. */
function sameness(word: string): string {
  return word.trim().toLowerCase();
}

function plain(field: FieldPath, text: string): ListingText {
  return { field, text, html: false };
}

/** A description without tag or entity reads the same either way, and then shares its translation with plain text. */
function isHtml(text: string): boolean {
  return /[<&]/.test(text);
}
