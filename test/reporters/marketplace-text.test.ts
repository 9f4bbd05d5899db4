import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/lib/width.ts';
import { type MarketplacePage, marketplaceText } from '../../src/reporters/marketplace-text.ts';

const pageOf = (section: Partial<MarketplacePage['sections'][number]>): MarketplacePage => ({
  title: 'Fair',
  sections: [{ title: 'Stalls', ...section }],
});

describe('marketplaceText', () => {
  it('sets short things in columns, to be read downwards', () => {
    const text = marketplaceText(pageOf({ cells: ['US USD', 'DE EUR *', 'JP JPY', 'PL PLN'] }), { width: 30 });

    expect(text).toBe('Fair\n\nStalls\n  US USD     JP JPY\n  DE EUR *   PL PLN\n');
  });

  it('sets what is said beside its name, and goes on below it', () => {
    const rows = [
      ['Title', 'eighty characters and not one more'],
      ['商品', '五个'],
    ] as const;

    expect(marketplaceText(pageOf({ rows }), { width: 30 })).toBe(
      'Fair\n\nStalls\n  Title  eighty characters and\n         not one more\n  商品   五个\n',
    );
  });

  it('gives a name that is too long a line of its own, and a remark the whole width', () => {
    const long = 'a name that is longer than any column';
    const rows = [
      [long, 'short'],
      ['', 'a remark'],
      ['B', 'said'],
    ] as const;

    expect(marketplaceText(pageOf({ rows }), { width: 60 })).toBe(
      `Fair\n\nStalls\n  ${long}\n     short\n  a remark\n  B  said\n`,
    );
  });

  it('leaves an address whole, however long', () => {
    const at = `https://fair.example/${'very/'.repeat(20)}far`;

    const lines = marketplaceText(pageOf({ source: { read: 'Read on 2026-11-25:', at } }), { width: 40 }).split('\n');

    expect(lines).toContain(`  ${at}`);
    expect(lines.filter((line) => displayWidth(line) > 40)).toEqual([`  ${at}`]);
  });
});
