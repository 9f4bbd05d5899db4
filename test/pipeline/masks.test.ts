import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask, maskWords, unmask } from '../../src/pipeline/masks.ts';

const same = (...terms: string[]) => terms.map((term) => ({ term, word: term }));

describe('mask', () => {
  it('takes the longest term, and the same placeholder for the same term', () => {
    expect(mask('ASIDI PRO 和 ASIDI 和 ASIDI PRO', same('ASIDI', 'ASIDI PRO')).text).toBe('⟦A⟧ 和 ⟦B⟧ 和 ⟦A⟧');
  });

  it('leaves Latin terms alone within longer words, but not next to Chinese', () => {
    expect(mask('CABLE AB线', same('AB')).text).toBe('CABLE ⟦A⟧线');
  });

  it('never touches the inside of a tag', () => {
    expect(mask('<p class="strong">strong</p>', same('strong', 'p')).text).toBe('<p class="strong">⟦A⟧</p>');
  });

  it('leaves text alone that holds such brackets itself', () => {
    expect(mask('⟦A⟧ ASIDI', same('ASIDI'))).toEqual({ text: '⟦A⟧ ASIDI', terms: [] });
  });

  it('gives back the very text, whatever the terms are', () => {
    const piece = fc.constantFrom('A.B', 'A', '(x)', '瓷韵', ' ', '杯', '<b>', 'C-3', '+');
    const pieces = fc.array(piece).map((all) => all.join(''));
    fc.assert(
      fc.property(pieces, fc.array(piece), (text, terms) => {
        const masked = mask(text, same(...terms));
        expect(unmask(masked.text, masked.terms)).toBe(text);
      }),
    );
  });

  it('masks an answer by the words that stand for the terms', () => {
    expect(maskWords('Ciyun Becher', [{ term: '瓷韵', word: 'Ciyun' }])).toBe('⟦A⟧ Becher');
  });
});
