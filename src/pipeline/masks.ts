/** A term that must come through as it is, and what is to stand for it in the other language. */
export interface Term {
  readonly term: string;
  readonly word: string;
}

/** Text with every protected term replaced by a placeholder, `⟦A⟧`, `⟦B⟧` …: letters, so that they are no numbers. */
export interface Masked {
  readonly text: string;
  /** By place of the placeholder's letter. */
  readonly terms: readonly Term[];
}

/** Only words are masked, never the inside of a tag. Text that holds such brackets itself stays as it is. */
export function mask(text: string, terms: readonly Term[]): Masked {
  const used: Term[] = [];
  if (terms.length === 0 || /[⟦⟧]/.test(text)) return { text, terms: used };
  const words = new Map(terms.map((term) => [term.term, term]));
  const pattern = patternOf([...words.keys()]);
  const masked = text.replace(pattern, (found: string) => {
    const term = words.get(found);
    if (!term) return found;
    const place = used.findIndex((other) => other.term === found);
    if (place < 0) used.push(term);
    return placeholder(place < 0 ? used.length - 1 : place);
  });
  return { text: masked, terms: used };
}

/** Puts the words back in. */
export function unmask(text: string, terms: readonly Term[]): string {
  return text.replace(PLACEHOLDER, (found: string, letters: string) => terms[placeOf(letters)]?.word ?? found);
}

/** Masks an answer that was given without placeholders, so that it can be judged like any other. */
export function maskWords(answer: string, terms: readonly Term[]): string {
  const places = new Map(terms.map(({ word }, place) => [word, placeholder(place)]));
  return terms.length === 0
    ? answer
    : answer.replace(patternOf([...places.keys()]), (found: string) => places.get(found) ?? found);
}

export const PLACEHOLDER = /⟦([A-Z]+)⟧/g;

/** Whole tags first, so that they are passed over; then the longest term. Latin terms must stand alone: `AB` is not in `CABLE`. */
function patternOf(terms: readonly string[]): RegExp {
  const longestFirst = terms.filter((term) => term !== '').sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return new RegExp(['<[^>]*>', ...longestFirst.map(alone)].join('|'), 'g');
}

function alone(term: string): string {
  const before = /^[A-Za-z0-9]/.test(term) ? '(?<![A-Za-z0-9])' : '';
  const behind = /[A-Za-z0-9]$/.test(term) ? '(?![A-Za-z0-9])' : '';
  return `${before}${term.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}${behind}`;
}

function placeholder(place: number): string {
  let letters = '';
  for (let n = place + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `⟦${letters}⟧`;
}

function placeOf(letters: string): number {
  let place = 0;
  for (const letter of letters) place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}
