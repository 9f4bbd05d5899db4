import { describe, expect, it } from 'vitest';
import type { Attribute, Category } from '../../src/core/taxonomy.ts';
import type { Finding, Listing } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { type AttributeLine, CategoryBook, type CategoryLine } from '../../src/pipeline/category-book.ts';
import { type Classifier, classify } from '../../src/pipeline/classify.ts';
import { exampleListing, exampleVariant } from '../../src/rules/example-listing.ts';
import { listingRules } from '../../src/rules/index.ts';

const PLACE = { marketplace: 'example', site: 'example' };
const MUGS: Category = {
  id: '20695',
  title: 'Home > Mugs',
  version: 'v1',
  locale: 'en-GB',
  attributes: [
    attribute('Brand', { required: 'always', field: 'brand' }),
    attribute('Material', {
      required: 'always',
      isClosed: true,
      values: [value('CER', 'Ceramic'), value('GLA', 'Glass')],
    }),
    attribute('Color', { isForVariants: true }),
    attribute('Features', { most: 3 }),
  ],
};

function attribute(name: string, more: Partial<Attribute>): Attribute {
  return { name, title: name, required: 'never', ...more };
}

function value(id: string, title: string) {
  return { id, title };
}

function line(category: string, id: string): CategoryLine {
  return { ...PLACE, category, id, title: 'Home > Mugs', reason: '', reviewed: true };
}

function fills(part: Partial<AttributeLine>): AttributeLine {
  return {
    ...PLACE,
    category: '*',
    attribute: 'Material',
    from: '',
    said: '',
    value: '',
    reason: '',
    reviewed: true,
    ...part,
  };
}

interface Options {
  readonly categories?: readonly CategoryLine[];
  readonly attributes?: readonly AttributeLine[];
  readonly classifier?: Classifier;
}

async function classified(listing: Listing, options: Options = {}) {
  const book = new CategoryBook(options.categories ?? [line('*', MUGS.id)], options.attributes ?? []);
  const flawed: string[] = [];
  const left: string[] = [];
  const findings: Finding[] = [];
  const classifier = options.classifier ?? { read: async (id) => (id === MUGS.id ? MUGS : undefined) };
  const stage = classify({
    book,
    classifier: () => classifier,
    flawed: (id) => void flawed.push(id),
    left: (id) => void left.push(id),
  });
  async function* source() {
    yield listing;
  }
  const context = { clock: new VirtualClock(), width: 1, report: (finding: Finding) => void findings.push(finding) };
  const passed: Listing[] = [];
  for await (const one of stage(source(), context)) passed.push(one);
  return { listing: passed[0] ?? listing, passed, left, book, flawed, findings };
}

function mug(said: Listing['said'], more: Parameters<typeof exampleListing>[0] = {}): Listing {
  const listing = exampleListing({ brand: 'QINGHE', ...(said && { said }), ...more });
  const cells = Object.keys(said?.extras ?? {}).map((header, place) => {
    const cell = `${'GHIJK'[place]}2`;
    return [`extra/${header}`, { file: 'products.xlsx', sheet: 'Sheet1', row: 2, cell }] as const;
  });
  return { ...listing, origins: { ...listing.origins, ...Object.fromEntries(cells) } };
}

function wrong(listing: Listing): readonly string[] {
  return listingRules.flatMap((rule) =>
    [...rule.check(listing, { channel: listing.channel })].map(({ origin }) => `${rule.id} at ${origin}`),
  );
}

describe('classify', () => {
  it('takes the category by SKU, by the merchant’s own word, or by the line for all', async () => {
    const categories = [line('*', 'any'), line('马克杯', 'word'), line('sku:SPECIAL', 'own')];
    const classifier = { read: async (id: string) => ({ ...MUGS, id }) };
    const idOf = async (listing: Listing) =>
      (await classified(listing, { categories, classifier })).listing.category?.id;

    expect(await idOf(mug({ category: '杯子' }))).toBe('any');
    expect(await idOf(mug({ category: '马克杯' }))).toBe('word');
    expect(await idOf(mug({ category: '马克杯' }, { id: 'SPECIAL' }))).toBe('own');
  });

  it('fills attributes from columns of their name, in the marketplace’s own values', async () => {
    const { listing } = await classified(mug({ extras: { material: 'ceramic', Features: 'A; B；C' } }));

    expect(listing.category?.attributes).toEqual({ Material: 'CER', Features: ['A', 'B', 'C'] });
    expect(wrong(listing)).toEqual([]);
  });

  it('fills them by what was learned: a column of another name, a value of another language', async () => {
    const attributes = [fills({ from: '材质', said: '陶瓷', value: 'Ceramic' })];

    const { listing } = await classified(mug({ extras: { 材质: '陶瓷' } }), { attributes });

    expect(listing.category?.attributes).toEqual({ Material: 'CER' });
  });

  it('fills them with one value for every product', async () => {
    const { listing } = await classified(mug(undefined), { attributes: [fills({ value: 'Glass' })] });

    expect(listing.category?.attributes).toEqual({ Material: 'GLA' });
  });

  it('fills what variants differ in from the option of that name', async () => {
    const options = [{ name: 'Colour', values: ['Red', 'Blue'] }];
    const variants = [exampleVariant({ options: ['Red'] }), exampleVariant({ sku: 'MUG-2', options: ['Blue'] })];

    const { listing } = await classified(mug({ extras: { Material: 'Glass' } }, { options, variants }));

    expect(listing.category?.variants).toEqual({ 'MUG-1': { Color: 'Red' }, 'MUG-2': { Color: 'Blue' } });
  });

  it('points at the cell of a value that is none of theirs, and asks for it in the book', async () => {
    const { listing, book } = await classified(mug({ extras: { Material: '树脂' } }));

    expect(wrong(listing)).toEqual(['attribute/not-allowed at extra/Material']);
    expect(book.lines().attributes).toMatchObject([
      {
        attribute: 'Material',
        from: 'Material',
        said: '树脂',
        value: '',
        reason: 'Material: one of Ceramic | Glass',
        reviewed: false,
      },
    ]);
  });

  it('asks for what is demanded and not said', async () => {
    const { listing, book } = await classified(mug(undefined));

    expect(wrong(listing)).toEqual(['attribute/missing at category']);
    expect(book.lines().attributes).toMatchObject([{ attribute: 'Material', from: '', said: '', value: '' }]);
  });

  it('proposes a category where the marketplace may be asked, uses it, and says so once', async () => {
    const classifier: Classifier = {
      read: async () => MUGS,
      suggest: async (words) => [
        { id: MUGS.id, title: `for ${words}` },
        { id: '2', title: 'Cups' },
      ],
    };

    const { listing, book, findings, flawed } = await classified(mug({ category: '马克杯' }), {
      categories: [],
      classifier,
    });

    expect(listing.category?.id).toBe(MUGS.id);
    expect(flawed).toEqual([]);
    expect(findings).toMatchObject([{ id: 'category/proposed', severity: 'note', value: '马克杯' }]);
    expect(book.isChanged).toBe(true);
    expect(book.lines().categories).toMatchObject([
      { category: '马克杯', id: MUGS.id, title: `for ${listing.title} 马克杯`, reviewed: false },
    ]);
    expect(book.lines().categories[0]?.reason).toContain('or 2 Cups');
  });

  it('lets nothing out whose category nobody knows, and points at its cell', async () => {
    const { flawed, findings } = await classified(mug({ category: '马克杯' }), { categories: [] });

    expect(flawed).toEqual(['MUG-1']);
    expect(findings).toMatchObject([
      { id: 'category/unmapped', severity: 'error', value: '马克杯', where: { row: 2 } },
    ]);
  });

  it('leaves a line to fill in where the marketplace proposes none, and asks again until it is filled', async () => {
    const asked: string[] = [];
    const classifier: Classifier = {
      read: async () => MUGS,
      suggest: async (words) => {
        asked.push(words);
        return [];
      },
    };

    const { book, findings, flawed } = await classified(mug({ category: '马克杯' }), {
      categories: [line('马克杯', '')],
      classifier,
    });

    expect(asked).toHaveLength(1);
    expect(flawed).toEqual(['MUG-1']);
    expect(findings).toMatchObject([
      { id: 'category/unmapped', hint: { en: expect.stringContaining('proposes none') } },
    ]);
    expect(book.lines().categories).toMatchObject([{ category: '马克杯', id: '' }]);
  });

  it('leaves out what the merchant does not sell there, and finds no fault', async () => {
    const { passed, left, findings } = await classified(mug({ category: '花盆' }), { categories: [line('花盆', '-')] });

    expect([passed, left, findings]).toEqual([[], ['MUG-1'], []]);
  });

  it('never passes silently where nothing is kept of the category', async () => {
    const { flawed, findings } = await classified(mug(undefined), { categories: [line('*', 'unheard-of')] });

    expect(flawed).toEqual(['MUG-1']);
    expect(findings).toMatchObject([{ id: 'category/schema-missing', severity: 'error' }]);
  });

  it('leaves listings alone where the marketplace has no categories of its own', async () => {
    const book = new CategoryBook([], []);
    const stage = classify({ book, classifier: () => undefined, flawed: () => undefined, left: () => undefined });
    async function* source() {
      yield mug(undefined);
    }
    const passed: Listing[] = [];

    for await (const one of stage(source(), { clock: new VirtualClock(), width: 1, report: () => undefined }))
      passed.push(one);

    expect(passed.map(({ category }) => category)).toEqual([undefined]);
  });
});
