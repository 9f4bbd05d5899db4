import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/core/ports/reporter.ts';
import { displayWidth } from '../../src/lib/width.ts';
import { human } from '../../src/reporters/human.ts';
import { became, changed, finding, found, report, run } from './report.ts';

function times(count: number, make: (index: number) => Event): readonly Event[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function at(row: number) {
  return { file: 'products.xlsx', sheet: '产品', row, column: 'C', cell: `C${row}` };
}

const catalogue: Event = { is: 'summary', summary: { products: 24, listings: 48 } };

describe('human', () => {
  it('tells one cause over 417 rows as one, with its count, first cells and remedy', async () => {
    const written = await report(
      human,
      run(
        'check',
        times(417, (row) => found({ sku: `S${row}`, where: at(row) })),
      ),
      { width: 80 },
    );

    expect(written.match(/text\/too-long/g)).toHaveLength(1);
    expect(written).toMatch(/^✗ text\/too-long {2}woo-de +417 times$/m);
    expect(written).toContain('e.g. S0: Title is 94 characters');
    expect(written).toContain('products.xlsx 产品: C0, C1, C2, C3, C4, C5 … and 411 more');
    expect(written).toContain('→ Shorten it.');
  });

  it('names a cell once that spoils two channels', async () => {
    const both = ['woo-de', 'shop-us'].flatMap((channel) => times(8, (row) => found({ channel, where: at(row) })));

    const written = await report(human, run('check', both));

    expect(written).toContain('woo-de, shop-us');
    expect(written).toContain('C0, C1, C2, C3, C4, C5 … and 2 more');
  });

  it('names lines where the file has no cells', async () => {
    const events = run(
      'check',
      times(3, (row) => found({ where: { file: 'shop.csv', line: row + 2 } })),
    );

    expect(await report(human, events)).toContain('shop.csv: line 2, 3, 4\n');
    expect(await report(human, events, { lang: 'zh' })).toContain('shop.csv: 第 2、3、4 行\n');
  });

  it('puts errors before warnings and what is frequent before what is rare', async () => {
    const events = [
      found({ id: 'a/note', severity: 'note' }),
      found({ id: 'b/warning', severity: 'warning' }),
      found({ id: 'c/rare' }),
      ...times(2, () => found({ id: 'd/frequent' })),
    ];

    const written = await report(human, run('check', events));

    expect(written.match(/[abcd]\/[a-z]+/g)).toEqual(['d/frequent', 'c/rare', 'b/warning', 'a/note']);
  });

  it.each([
    ['check', [], 'Next: listwright plan'],
    ['check', [found()], 'Correct the cells named above, then: listwright check'],
    ['plan', [changed()], 'Next: listwright apply'],
    ['plan', [], 'Nothing to do: what is live is what your files say.'],
    ['plan', [changed({ held: 'plan/price-move' })], 'listwright apply --allow RULE'],
    ['apply', [became()], 'listwright status'],
    ['apply', [], 'Nothing to do'],
    ['apply', [became(), became({ is: 'rejected', findings: [finding()] })], 'then: listwright apply'],
    ['apply', [became({ is: 'rejected' }), became({ is: 'pending' })], 'listwright follow'],
  ] as const)('after %s of %j says what to type next', async (command, events, next) => {
    expect((await report(human, run(command, events))).trimEnd().split('\n').at(-1)).toContain(next);
  });

  it('shows a plan: what comes, what goes, old and new values, and what a guard holds', async () => {
    const fields = [{ path: 'regular_price', before: '12.90', after: '14.90' }];
    const events = [
      ...times(24, (index) => changed({ sku: `MUG-${index}` })),
      changed({ action: 'update', key: 'product/OLD', cause: 'rates', fields }),
      changed({ action: 'withdraw', sku: 'GONE' }),
      changed({ action: 'update', sku: 'JUMP', held: 'plan/price-move' }),
    ];

    const written = await report(human, run('plan', events));

    expect(written).toMatch(/\+ 24 product +MUG-0, MUG-1, MUG-2, MUG-3 … and 20 more/);
    expect(written).toContain('~ product/OLD  Mug (rates)\n      regular_price: 12.90 → 14.90');
    expect(written).toMatch(/- 1 product +GONE/);
    expect(written).toMatch(/held by plan\/price-move +JUMP/);
    expect(written).toContain('Plan: 24 to create, 1 to change, 1 to withdraw; 1 held back');
  });

  it.each(['en', 'zh'] as const)(
    'keeps 24 products with everything wrong on one screen of 80 columns (%s)',
    async (lang) => {
      const findings = times(240, (index) =>
        found({
          id: `rule/${index % 10}`,
          severity: index % 10 < 5 ? 'error' : 'warning',
          message: { en: 'word '.repeat(60), zh: '标题过长。'.repeat(40) },
          where: at(index),
        }),
      );

      const lines = (await report(human, run('check', [...findings, catalogue]), { width: 80, lang })).split('\n');

      expect(lines.length).toBeLessThanOrEqual(40);
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(80);
    },
  );

  it('colours only where colours are taken, and never lets a file colour anything', async () => {
    const events = run('check', [found({ message: { en: '\u001b[31mred\u202e', zh: '红' } })]);

    expect(await report(human, events)).not.toContain('\u001b');
    expect(await report(human, events, { color: true })).toContain('  ␛[31mred<U+202E>\n');
  });

  it('never passes on a control character of a file, wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.integer({ min: 30, max: 120 }), async (text, width) => {
        const fields = [{ path: text, before: text, after: { [text]: text } }];
        const hostile = { sku: text, channel: text };
        const events = [
          found({ ...hostile, message: { en: text, zh: text }, where: { file: text, sheet: text, cell: text } }),
          changed({ ...hostile, key: text, title: text, action: 'update', fields }),
          became({ ...hostile, findings: [finding(hostile)] }),
        ];

        const written = (
          await Promise.all((['plan', 'apply'] as const).map((name) => report(human, run(name, events), { width })))
        ).join('');

        expect(written.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 100 },
    );
  });
});
