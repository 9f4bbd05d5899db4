import { Unavailable } from '../core/faults.ts';
import type { Memory, Translation } from '../core/ports/store.ts';
import type { Translator } from '../core/ports/translator.ts';
import type { Text } from '../core/text.ts';
import type { FieldPath, Listing, Locale } from '../core/words.ts';
import { chunked } from '../lib/streams.ts';
import type { Context, Stage } from './context.ts';
import type { Glossary } from './glossary.ts';
import { hasWords, languageOf, memoryLanguage } from './languages.ts';
import { type Masked, mask, maskWords, type Term, unmask } from './masks.ts';
import { recall } from './recall.ts';
import { suspicion } from './suspicion.ts';
import { textsOf, withTexts } from './texts.ts';
import { budgetSpent, optionsAlike, outOfOrder, suspicious } from './translation-findings.ts';

export interface TranslateOptions {
  /** The merchant's language. */
  readonly from: Locale;
  /** Absent: memory and glossary alone. */
  readonly translator?: Translator;
  readonly memory: Memory;
  readonly glossary: Glossary;
  /** Characters of the merchant's text that may be sent in this run; never exceeded, repeats included. */
  readonly budget: number;
  /** Counted up as requests leave. */
  readonly spent: { characters: number };
  readonly mode: 'memory-only' | 'spend';
  /** Words to leave alone besides brand, model, SKUs and the glossary's. */
  readonly protect?: readonly string[];
}

/**
 * Puts every listing into its channel's language: by the glossary, by memory, then by the translator, whose answers are in memory
 * before its next request leaves. What an answer gets wrong (numbers, protected words, tags, Chinese left over) is asked for once
 * more alone, then reported as `translation/suspicious`. Text without a translation stays the merchant's and its field is named in
 * `untranslated`. Throws the translator's Stop; when it is out of order, the rest is left untranslated with a finding.
 */
export function translate(options: TranslateOptions): Stage<Listing, Listing> {
  return async function* (listings, context) {
    const desk: Desk = {
      ...options,
      context,
      failed: new Set(),
      left: { texts: 0, characters: 0 },
      isOpen: options.mode === 'spend',
    };
    for await (const window of chunked(listings, WINDOW)) {
      const spoken = await answersFor(window, desk);
      for (const listing of window) yield translated(listing, spoken.get(listing.channel.locale), desk);
    }
    if (desk.left.texts > 0) context.report(budgetSpent(desk.left, desk.budget));
  };
}

/** Listings whose texts are looked up and sent together: full batches, and memory that stays small. */
const WINDOW = 100;

/** Texts that were refused are remembered up to this many, so that one run does not pay for them again and again. */
const FAILED = 10_000;

interface Desk extends TranslateOptions {
  readonly context: Context;
  readonly failed: Set<string>;
  readonly left: { texts: number; characters: number };
  isOpen: boolean;
}

/** A text that neither glossary nor memory knows, with the first listing that wants it. */
interface Wanted {
  readonly text: string;
  readonly html: boolean;
  readonly field: FieldPath;
  readonly listing: Listing;
  readonly masked: Masked;
}

type Answers = Map<string, string>;

/** Locale → text → translation. Locales that need none are left out. */
async function answersFor(window: readonly Listing[], desk: Desk): Promise<ReadonlyMap<Locale, Answers>> {
  const answers = new Map<Locale, Answers>();
  for (const [locale, listings] of Map.groupBy(window, (listing) => listing.channel.locale)) {
    if (languageOf(locale) === languageOf(desk.from)) continue;
    answers.set(locale, await answersIn(locale, listings, desk));
  }
  return answers;
}

async function answersIn(locale: Locale, listings: readonly Listing[], desk: Desk): Promise<Answers> {
  const to = memoryLanguage(locale);
  const texts = listings.flatMap((listing) =>
    textsOf(listing)
      .filter(({ text }) => hasWords(text, desk.from))
      .map((one) => ({ ...one, listing })),
  );
  const answers = recall(new Set(texts.map(({ text }) => text)), { ...desk, to, terms: desk.glossary.terms(locale) });

  const wanted = new Map<string, Wanted>();
  for (const one of texts) {
    if (answers.has(one.text) || wanted.has(one.text)) continue;
    const masked = mask(one.text, termsOf(one.listing, locale, desk));
    // Nothing but names: there is nothing to pay for.
    if (masked.terms.length > 0 && !hasWords(masked.text, desk.from))
      answers.set(one.text, unmask(masked.text, masked.terms));
    else wanted.set(one.text, { ...one, masked });
  }
  if (desk.translator && desk.isOpen)
    await ask([...wanted.values()], to, { translator: desk.translator, desk, answers });
  return answers;
}

interface Asking {
  readonly translator: Translator;
  readonly desk: Desk;
  readonly answers: Answers;
}

async function ask(wanted: readonly Wanted[], to: string, { translator, desk, answers }: Asking): Promise<void> {
  try {
    const fresh = wanted.filter(({ text }) => !desk.failed.has(`${to}\n${text}`));
    for (const batch of batchesOf(fresh, translator)) {
      const doubtful = await askFor(batch, 'masked', { to, translator, desk, answers });
      // Once more, each alone, and without placeholders, which some engines swallow.
      for (const one of doubtful) {
        const [again] = await askFor([one], 'plain', { to, translator, desk, answers });
        if (again) refuse(again, to, desk);
      }
    }
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    desk.isOpen = false;
    desk.context.report(outOfOrder(translator.id, error.message));
  }
}

interface Doubtful extends Wanted {
  readonly answer: string;
  readonly why: Text;
}

/** One request: pays, keeps what is good, gives back what is not. What the budget does not cover is not sent. */
async function askFor(
  batch: readonly Wanted[],
  how: 'masked' | 'plain',
  asking: Asking & { readonly to: string },
): Promise<readonly Doubtful[]> {
  const { to, translator, desk, answers } = asking;
  desk.context.signal?.throwIfAborted();
  const affordable = batch.filter((one) => pay(one, desk));
  if (affordable.length === 0) return [];
  const segments = affordable.map((one) => ({
    text: how === 'masked' ? one.masked.text : one.text,
    from: desk.from,
    html: one.html,
  }));
  const locale = affordable[0]?.listing.channel.locale ?? to;
  const said = await translator.translate(segments, locale);

  const good: Translation[] = [];
  const doubtful: Doubtful[] = [];
  for (const [place, one] of affordable.entries()) {
    const { terms, text: source } = one.masked;
    const answer = said[place] ?? '';
    const judged = how === 'masked' ? answer : maskWords(answer, terms);
    const why = suspicion(source, judged, to);
    if (why) {
      doubtful.push({ ...one, answer: unmask(answer, terms), why });
      continue;
    }
    const translation = unmask(judged, terms);
    answers.set(one.text, translation);
    good.push({ text: one.text, from: languageOf(desk.from), to, translation, by: translator.id, reviewed: false });
  }
  if (good.length > 0) desk.memory.add(good);
  return doubtful;
}

function pay(one: Wanted, desk: Desk): boolean {
  const characters = [...one.text].length;
  if (desk.spent.characters + characters > desk.budget) {
    desk.left.texts += 1;
    desk.left.characters += characters;
    return false;
  }
  desk.spent.characters += characters;
  return true;
}

/** Within the engine's limits, plain text and HTML apart. A text that no request can hold goes alone and fails by itself. */
function* batchesOf(wanted: readonly Wanted[], { limits }: Translator): Generator<readonly Wanted[]> {
  for (const kind of [wanted.filter(({ html }) => !html), wanted.filter(({ html }) => html)]) {
    let batch: Wanted[] = [];
    let bytes = 0;
    for (const one of kind) {
      const size = Buffer.byteLength(one.text);
      if (batch.length > 0 && (batch.length >= limits.texts || bytes + size > limits.bytes)) {
        yield batch;
        batch = [];
        bytes = 0;
      }
      batch.push(one);
      bytes += size;
    }
    if (batch.length > 0) yield batch;
  }
}

function termsOf(listing: Listing, locale: Locale, desk: Desk): readonly Term[] {
  const words = desk.glossary.terms(locale);
  const names = [listing.brand ?? '', listing.model ?? '', ...listing.variants.map(({ sku }) => sku)].filter(
    (name) => name.length > 1,
  );
  const terms = new Set([...names, ...desk.glossary.protect, ...(desk.protect ?? [])]);
  return [...terms].map((term) => ({ term, word: words.get(term) ?? term }));
}

function translated(listing: Listing, answers: Answers | undefined, desk: Desk): Listing {
  if (!answers) return listing;
  const open = textsOf(listing).filter(({ text }) => hasWords(text, desk.from) && !answers.has(text));
  const said = withTexts(listing, (source) => answers.get(source) ?? source);
  for (const { source, shown } of said.twins) desk.context.report(optionsAlike(listing, source, shown));
  return { ...said.listing, untranslated: [...new Set(open.map(({ field }) => field))] };
}

function refuse(doubtful: Doubtful, to: string, desk: Desk): void {
  if (desk.failed.size < FAILED) desk.failed.add(`${to}\n${doubtful.text}`);
  desk.context.report(suspicious(doubtful));
}
