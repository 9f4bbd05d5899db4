import { describe, expect, it } from 'vitest';
import type { CategoryChoice } from '../../src/core/taxonomy.ts';
import type { Finding, Listing } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { CategoryBook, type CategoryLine } from '../../src/pipeline/category-book.ts';
import { type Classifier, classify } from '../../src/pipeline/classify.ts';
import { exampleListing } from '../../src/rules/example-listing.ts';

const LINE: CategoryLine = {
  marketplace: 'example',
  site: 'example',
  category: '*',
  id: 'gid-1',
  title: 'Mugs',
  reason: '',
  reviewed: true,
};

async function classified(lines: readonly CategoryLine[], suggested?: readonly CategoryChoice[]) {
  const book = new CategoryBook(lines, []);
  const flawed: string[] = [];
  const findings: Finding[] = [];
  const classifier: Classifier = {
    isOptional: true,
    read: async (id) => ({ id, title: id, version: 'open', locale: 'en', attributes: [] }),
    ...(suggested && { suggest: async () => suggested }),
  };
  const stage = classify({
    book,
    classifier: () => classifier,
    flawed: (id) => void flawed.push(id),
    left: () => undefined,
  });
  async function* source() {
    yield exampleListing({});
  }
  const passed: Listing[] = [];
  const report = (finding: Finding): void => void findings.push(finding);
  for await (const one of stage(source(), { clock: new VirtualClock(), width: 1, report })) passed.push(one);
  return { category: passed[0]?.category?.id, passed, flawed, findings, book };
}

describe('a category that a listing may do without', () => {
  it.each([
    ['where nobody is asked', undefined],
    ['where nothing is suggested', []],
  ])('holds nothing back, and asks a person for nothing, %s', async (_where, suggested) => {
    const { passed, category, flawed, findings, book } = await classified([], suggested);

    expect(passed).toHaveLength(1);
    expect(category).toBeUndefined();
    expect([flawed, findings, book.isChanged]).toEqual([[], [], false]);
  });

  it('is the one that the book names', async () => {
    expect((await classified([LINE])).category).toBe('gid-1');
  });

  it('is the one that was suggested, written into the book with the words it was found by', async () => {
    const { category, findings, book } = await classified([], [{ id: 'gid-2', title: 'Home > Cups', met: ['cup'] }]);

    expect(category).toBe('gid-2');
    expect(findings).toMatchObject([{ id: 'category/proposed', severity: 'note' }]);
    expect(book.lines().categories).toMatchObject([{ id: 'gid-2', title: 'Home > Cups', reviewed: false }]);
    expect(book.lines().categories[0]?.reason).toContain(' by cup');
    expect(book.lines().categories[0]).not.toHaveProperty('met');
  });
});
