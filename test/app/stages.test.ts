import { describe, expect, it } from 'vitest';
import { ErrorBook } from '../../src/app/stages.ts';
import type { Finding } from '../../src/core/words.ts';

const said: Finding = {
  id: 'price/not-a-number',
  severity: 'error',
  message: { en: '', zh: '' },
  sku: 'A',
  where: { file: 'a.xlsx', sheet: 'S', row: 2, cell: 'C2' },
};

describe('ErrorBook', () => {
  it('knows that a value is missing because its cell could not be read', () => {
    const book = new ErrorBook();
    book.note(said);

    expect(book.isSaid({ ...said, id: 'price/missing', channel: 'woo' })).toBe(true);
    expect(book.isSaid({ ...said, id: 'price/below-floor', channel: 'woo' })).toBe(false);
    expect(
      book.isSaid({ ...said, id: 'price/missing', where: { file: 'a.xlsx', sheet: 'T', row: 2, cell: 'C2' } }),
    ).toBe(false);
  });

  it('takes no warning for a reason', () => {
    const book = new ErrorBook();
    book.note({ ...said, severity: 'warning' });

    expect(book.isSaid({ ...said, id: 'price/missing' })).toBe(false);
  });

  it('counts errors that name no SKU, for then nothing may count as absent', () => {
    const { sku: _, ...stray } = said;
    const book = new ErrorBook();
    book.note(stray);
    book.note(said);

    expect(book.strays).toBe(1);
  });
});
