import { describe, expect, it } from 'vitest';
import type { Finding, Listing } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { type JudgeOptions, judge } from '../../src/pipeline/judge.ts';
import { exampleListing, exampleVariant } from '../../src/rules/example-listing.ts';
import { listingRules } from '../../src/rules/index.ts';

interface Judged {
  readonly passed: readonly string[];
  readonly held: readonly string[];
  readonly counted: readonly string[];
  readonly findings: readonly Finding[];
}

async function judged(listings: readonly Listing[], options: Partial<JudgeOptions> = {}): Promise<Judged> {
  const held: string[] = [];
  const counted: string[] = [];
  const findings: Finding[] = [];
  const passed: string[] = [];
  const stage = judge({
    rules: listingRules,
    strict: 'no',
    untranslated: 'count',
    hasErrors: () => false,
    held: (listing, channel) => held.push(`${listing} on ${channel}`),
    onUntranslated: (listing) => counted.push(listing.id),
    ...options,
  });
  async function* source() {
    yield* listings;
  }
  const context = { clock: new VirtualClock(), width: 4, report: (finding: Finding) => void findings.push(finding) };
  for await (const listing of stage(source(), context)) passed.push(listing.id);
  return { passed, held, counted, findings };
}

const tooLong = exampleListing({ id: 'LONG', title: 'x'.repeat(90) });

describe('judge', () => {
  it('lets a sound listing pass and holds back one with an error', async () => {
    const { passed, held } = await judged([exampleListing({ id: 'GOOD' }), tooLong]);

    expect(passed).toEqual(['GOOD']);
    expect(held).toEqual(['LONG on example']);
  });

  it('turns a flaw into a finding that names rule, channel, SKU and cell', async () => {
    const { findings } = await judged([tooLong]);

    expect(findings).toMatchObject([
      {
        id: 'text/too-long',
        severity: 'error',
        channel: 'example',
        sku: 'LONG',
        field: 'title',
        where: { cell: 'C2' },
      },
    ]);
  });

  it("points at the variant's own cell", async () => {
    const variants = [exampleVariant({ stock: -3 })];

    const { findings } = await judged([exampleListing({ variants })]);

    expect(findings).toMatchObject([{ id: 'stock/negative', sku: 'MUG-1', where: { cell: 'E2' } }]);
  });

  it("points at the title's cell where the value came from no cell of its own", async () => {
    const { findings } = await judged([exampleListing({ limits: { required: ['brand'] } })]);

    expect(findings).toMatchObject([{ field: 'brand', where: { cell: 'C2' } }]);
  });

  it('holds back a product about which an earlier stage reported an error, and still says what else is wrong', async () => {
    const { passed, held, findings } = await judged([exampleListing({ id: 'GOOD' }), tooLong], {
      hasErrors: (id) => id === 'GOOD',
    });

    expect(passed).toEqual([]);
    expect(held).toEqual(['GOOD on example', 'LONG on example']);
    expect(findings).toHaveLength(1);
  });

  describe('untranslated text', () => {
    const chinese = exampleListing({ id: 'CN', title: '陶瓷马克杯', untranslated: ['title'] });

    it('is counted where listings are only looked at', async () => {
      const { passed, counted, findings } = await judged([chinese]);

      expect(passed).toEqual(['CN']);
      expect(counted).toEqual(['CN']);
      expect(findings).toEqual([]);
    });

    it.each([{ strict: 'yes' }, { untranslated: 'hold' }] as const)(
      'holds the listing back under %o',
      async (options) => {
        const { passed, held, counted, findings } = await judged([chinese], options);

        expect(passed).toEqual([]);
        expect(held).toEqual(['CN on example']);
        expect(counted).toEqual([]);
        expect(findings).toMatchObject([{ id: 'translation/missing', severity: 'error', field: 'title' }]);
      },
    );
  });
});
