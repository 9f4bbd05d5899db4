import { describe, expect, it } from 'vitest';
import type { TextLimit } from '../../src/core/ports/marketplace.ts';
import { exampleListing } from '../../src/rules/example-listing.ts';
import { textTooLong } from '../../src/rules/text/too-long.ts';

function flaws(title: string, limit: TextLimit) {
  const listing = exampleListing({ title, limits: { text: { title: limit } } });
  return [...textTooLong.check(listing, { channel: listing.channel })];
}

describe('text/too-long', () => {
  it('says how long the text is, what is allowed, and where it would be cut', () => {
    const [flaw] = flaws('Ceramic mug with a lid', { max: 16, unit: 'characters' });

    expect(flaw?.message.en).toBe('Title is 22 characters; example takes 16. The part from “a lid” on does not fit.');
    expect(flaw?.message.zh).toContain('从“a lid”开始');
    expect(flaw?.hint?.en).toContain('by 6 characters');
  });

  it.each([
    ['ä'.repeat(10), { max: 19, unit: 'bytes' }, 20],
    ['一'.repeat(10), { max: 29, unit: 'bytes' }, 30],
    ['😀'.repeat(10), { max: 9, unit: 'characters' }, 10],
  ] as const)('counts %s in the unit of the limit', (title, limit, length) => {
    expect(flaws(title, limit)[0]?.message.en).toContain(`is ${length} ${limit.unit}`);
    expect(flaws(title, { ...limit, max: length })).toEqual([]);
  });

  it('leaves text alone that still waits for its translation', () => {
    const listing = exampleListing({ title: '杯'.repeat(90), untranslated: ['title'] });

    expect([...textTooLong.check(listing, { channel: listing.channel })]).toEqual([]);
  });
});
