import type { Category, CategoryChoice } from '../core/taxonomy.ts';
import { text } from '../core/text.ts';
import type { Channel, Finding, Listing } from '../core/words.ts';
import type { CategoryBook, CategoryLine, Place } from './category-book.ts';
import { cellOf } from './cell-of.ts';
import type { Stage } from './context.ts';
import { filledAttributes, saidOf } from './fill-attributes.ts';

/** Categories of one channel: what is kept of them, and the marketplace behind it where it may be asked. */
export interface Classifier {
  /** Undefined: nothing is kept of it, and it may not be asked for now. */
  read(category: string): Promise<Category | undefined>;
  /** Undefined: it may not be asked for now. */
  suggest?(words: string): Promise<readonly CategoryChoice[]>;
  /** A listing may do without a category there. */
  readonly isOptional?: true;
}

export interface ClassifyOptions {
  readonly book: CategoryBook;
  /** Undefined: the marketplace orders nothing, or listwright does not know how. */
  readonly classifier: (channel: Channel) => Classifier | undefined;
  /** Told of each listing that must not go out. */
  readonly flawed: (listingId: string, channelId: string) => void;
  /** Told of each listing that the merchant does not sell there. */
  readonly left: (listingId: string, channelId: string) => void;
}

/** In place of a category: goods of that kind are not sold on that channel. */
const NOT_THERE = '-';

/**
 * Gives each listing its category and what its attributes say. A category that no line of the book names is proposed by the
 * marketplace, where it may be asked, used, written into the book, and said. A listing without one has an error at its cell and must not go out.
 */
export function classify(options: ClassifyOptions): Stage<Listing, Listing> {
  return async function* (listings, context) {
    const desk = { ...options, told: new Set<string>(), report: context.report };
    for await (const listing of listings) {
      if (options.book.category(placeOf(listing.channel), listing)?.id === NOT_THERE) {
        options.left(listing.id, listing.channel.id);
        continue;
      }
      const classifier = options.classifier(listing.channel);
      const classified = classifier ? await classifiedListing(listing, classifier, desk) : listing;
      if (!classified) options.flawed(listing.id, listing.channel.id);
      yield classified ?? listing;
    }
  };
}

interface Desk extends ClassifyOptions {
  readonly told: Set<string>;
  readonly report: (finding: Finding) => void;
}

async function classifiedListing(listing: Listing, classifier: Classifier, desk: Desk): Promise<Listing | undefined> {
  const { book } = desk;
  const place = placeOf(listing.channel);
  const line = book.category(place, listing) ?? (await proposed(listing, classifier, desk));
  if (!line) {
    if (classifier.isOptional) return listing;
    desk.report(at(listing, unmapped(listing, classifier.suggest ? 'asked' : 'not-asked')));
    return undefined;
  }
  const category = await classifier.read(line.id);
  if (!category) {
    once(desk, `${listing.channel.id}/${line.id}`, () => at(listing, schemaMissing(line)));
    return undefined;
  }
  const filled = filledAttributes(listing, category, { book, place });
  proposeAttributes(listing, category, { book, place, filled });
  return { ...listing, category: { id: category.id, version: category.version, ...filled, category } };
}

async function proposed(
  listing: Listing,
  { suggest, isOptional }: Classifier,
  desk: Desk,
): Promise<CategoryLine | undefined> {
  if (!suggest) return undefined;
  const said = listing.said?.category;
  const [best, ...others] = await suggest([listing.title, said].filter(Boolean).join(' '));
  const own = { ...placeOf(listing.channel), category: said ?? `sku:${listing.id}` };
  if (!best) {
    const reason = `nothing was suggested for “${listing.title}”: fill in the id, or - where it is not sold there`;
    if (!isOptional) desk.book.propose({ ...own, id: '', title: '', reason, reviewed: false });
    return undefined;
  }
  const { id, title, met } = best;
  const line: CategoryLine = {
    ...own,
    id,
    title,
    reason: [
      `suggested for “${listing.title}”${met ? ` by ${met.join(', ')}` : ''}`,
      ...others.slice(0, 2).map(({ id, title }) => `or ${id} ${title}`),
    ].join('; '),
    reviewed: false,
  };
  desk.book.propose(line);
  desk.report(at(listing, proposal(line)));
  return line;
}

/** What a person has to fill in: a line each for what is demanded and not said, and for a value that is none of theirs. */
function proposeAttributes(
  listing: Listing,
  category: Category,
  {
    book,
    place,
    filled,
  }: { book: CategoryBook; place: Place; filled: Pick<NonNullable<Listing['category']>, 'attributes' | 'variants'> },
): void {
  for (const attribute of category.attributes) {
    if (attribute.field !== undefined) continue;
    const value = filled.attributes[attribute.name];
    const isSaid = value !== undefined || Object.values(filled.variants ?? {}).some((own) => attribute.name in own);
    const lines = book.attribute(place, category.id, attribute.name);
    const choices = (attribute.values ?? []).slice(0, 12).map(({ title }) => title);
    const reason = `${attribute.title}: ${choices.length > 0 ? `one of ${choices.join(' | ')}` : 'free text'}`;
    const said = saidOf(listing, attribute, lines);
    const isTaken =
      !attribute.isClosed || typeof value !== 'string' || attribute.values?.some(({ id }) => id === value);
    if ((!isSaid && attribute.required === 'always') || !isTaken) {
      const from = said?.from ?? '';
      book.proposeAttribute({
        ...place,
        category: category.id,
        attribute: attribute.name,
        from,
        said: said?.said ?? '',
        value: '',
        reason,
        reviewed: false,
      });
    }
  }
}

function placeOf({ marketplace, site }: Channel): Place {
  return { marketplace, site };
}

function at(listing: Listing, finding: Omit<Finding, 'channel' | 'sku' | 'where'>): Finding {
  const where = cellOf({ sku: listing.id, ...(finding.field && { field: finding.field }) }, listing);
  return { ...finding, channel: listing.channel.id, sku: listing.id, ...(where && { where }) };
}

function once(desk: Desk, name: string, finding: () => Finding): void {
  if (desk.told.has(name)) return;
  desk.told.add(name);
  desk.report(finding());
}

type Said = Omit<Finding, 'channel' | 'sku' | 'where'>;

function unmapped({ channel, said }: Listing, asked: 'asked' | 'not-asked'): Said {
  const own = said?.category;
  return {
    id: 'category/unmapped',
    severity: 'error',
    field: 'category',
    ...(own !== undefined && { value: own }),
    message: text(
      own === undefined
        ? `Nothing says in which category of ${channel.id} this product belongs.`
        : `No line of categories.csv says where “${own}” belongs on ${channel.id}.`,
      own === undefined
        ? `尚未指定该商品在 ${channel.id} 的类目。`
        : `categories.csv 中没有“${own}”在 ${channel.id} 的对应类目。`,
    ),
    hint:
      asked === 'asked'
        ? text(
            `${channel.id} proposes none: fill in the id of its category in categories.csv, or - where you do not sell it there.`,
            `${channel.id} 没有给出建议：请在 categories.csv 中填写其类目 id；不在该平台销售则填 -。`,
          )
        : text(
            `listwright plan proposes one and writes it into categories.csv; look it over there.`,
            `运行 listwright plan 会给出建议并写入 categories.csv，请在其中核对。`,
          ),
  };
}

function proposal({ marketplace, site, category, id, title }: CategoryLine): Said {
  return {
    id: 'category/proposed',
    severity: 'note',
    field: 'category',
    value: category,
    message: text(
      `“${category}” goes to ${id} (${title}) on ${marketplace} ${site}: a proposal that nobody has reviewed.`,
      `“${category}”在 ${marketplace} ${site} 上归入 ${id}（${title}）：这是未经核对的建议。`,
    ),
    hint: text(
      'Look it over in categories.csv, and write yes under reviewed.',
      '请在 categories.csv 中核对，并在 reviewed 列填写 yes。',
    ),
  };
}

function schemaMissing({ marketplace, site, id, title }: CategoryLine): Said {
  return {
    id: 'category/schema-missing',
    severity: 'error',
    field: 'category',
    value: id,
    message: text(
      `What ${marketplace} ${site} asks of ${id} (${title || '?'}) is not known here yet, so nothing can be judged by it.`,
      `本机尚无 ${marketplace} ${site} 类目 ${id}（${title || '?'}）的要求，无法检查。`,
    ),
    hint: text('Fetch it once: listwright plan', '请联网获取一次：listwright plan'),
  };
}
