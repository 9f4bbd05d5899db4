import { describe, expect, it } from 'vitest';
import type { Totals } from '../../src/core/ports/rule.ts';
import type { Change, Json, Known, Skus } from '../../src/core/words.ts';
import { guards } from '../../src/rules/index.ts';
import { planClears } from '../../src/rules/plan/clears.ts';
import { planCurrencyMismatch } from '../../src/rules/plan/currency-mismatch.ts';
import { planPriceMove } from '../../src/rules/plan/price-move.ts';
import { planStockZeroed } from '../../src/rules/plan/stock-zeroed.ts';
import { planVersion } from '../../src/rules/plan/version.ts';
import { planWithdrawals } from '../../src/rules/plan/withdrawals.ts';

const nothing: Totals = { known: 100, changes: 1, withdrawals: 0, zeroed: 0, stocked: 100, versioned: 0 };

function change(
  before: { skus?: Skus; body?: Json },
  after: { skus?: Skus; body?: Json },
  rest: Partial<Change> = {},
): Change {
  const plain = { key: 'product/A', kind: 'product', after: [], skus: {}, body: {} };
  const known: Known = { ...plain, fingerprint: 'f', refs: {}, origins: {}, ...before };
  return { document: { ...plain, ...after }, known, action: 'update', changed: [], cause: 'file', ...rest };
}

function priced(amount: string, currency = 'EUR'): { skus: Skus } {
  return { skus: { A: { price: { amount, currency } } } };
}

function stocked(stock: number): { skus: Skus } {
  return { skus: { A: { stock } } };
}

describe('guards', () => {
  it('each have an id under plan/ and say in both languages what they hold back', () => {
    for (const guard of guards) {
      expect(guard.id).toMatch(/^plan\/[a-z-]+$/);
      expect(guard.about.zh).toMatch(/\p{Script=Han}/u);
      expect(guard.about.en).toMatch(/held back/);
    }
    expect(new Set(guards.map((guard) => guard.id)).size).toBe(guards.length);
  });

  it('let an ordinary change go', () => {
    const ordinary = change(
      { ...priced('10.00'), body: { title: 'Mug' } },
      { ...priced('11.00'), body: { title: 'Cup' } },
    );

    expect(guards.filter((guard) => guard.holds(ordinary, nothing))).toEqual([]);
  });
});

describe('plan/price-move', () => {
  it.each([
    ['10.00', '14.00', undefined],
    ['10.00', '14.01', 'from 10.00 EUR to 14.01 EUR, a move of 40 %'],
    ['10.00', '5.00', 'a move of 50 %'],
    ['0.00', '5.00', 'from 0.00 EUR to 5.00 EUR (more'],
  ])('from %s to %s', (before, after, said) => {
    const reason = planPriceMove.holds(change(priced(before), priced(after)), nothing);

    if (said === undefined) expect(reason).toBeUndefined();
    else expect(reason?.en).toContain(said);
  });

  it('leaves another currency to the guard for currencies', () => {
    const moved = change(priced('10.00'), priced('1000', 'JPY'));

    expect(planPriceMove.holds(moved, nothing)).toBeUndefined();
    expect(planCurrencyMismatch.holds(moved, nothing)?.zh).toContain('从 10.00 EUR 变为 1000 JPY');
  });
});

describe('plan/withdrawals', () => {
  const withdrawal = change({}, {}, { action: 'withdraw' });

  it.each([
    [100, 10, false],
    [100, 11, true],
    [10, 2, false],
    [10, 3, true],
  ])('of %i known, %i withdrawn: held is %s', (known, withdrawals, isHeld) => {
    expect(planWithdrawals.holds(withdrawal, { ...nothing, known, withdrawals }) !== undefined).toBe(isHeld);
  });

  it('holds back nothing but withdrawals', () => {
    expect(planWithdrawals.holds(change({}, {}), { ...nothing, withdrawals: 90 })).toBeUndefined();
  });
});

describe('plan/stock-zeroed', () => {
  const many = { ...nothing, zeroed: 31 };

  it('holds back the changes that empty a shelf, when much of the stock goes at once', () => {
    expect(planStockZeroed.holds(change(stocked(4), stocked(0)), many)?.en).toContain('31 of 100');
    expect(planStockZeroed.holds(change(stocked(4), stocked(3)), many)).toBeUndefined();
    expect(planStockZeroed.holds(change(stocked(0), stocked(0)), many)).toBeUndefined();
  });

  it('lets a few go', () => {
    expect(planStockZeroed.holds(change(stocked(4), stocked(0)), { ...nothing, zeroed: 30 })).toBeUndefined();
    expect(
      planStockZeroed.holds(change(stocked(4), stocked(0)), { ...nothing, zeroed: 2, stocked: 4 }),
    ).toBeUndefined();
  });
});

describe('plan/clears', () => {
  it.each([
    [{ description: 'Tea' }, { description: '' }, 'description'],
    [{ seo: { title: 'Tea' } }, { seo: {} }, 'seo.title'],
    [{ tags: ['tea'] }, { tags: [] }, 'tags'],
    [
      { variants: [{ sku: 'A', note: 'x' }] },
      { variants: [{ sku: 'B' }, { sku: 'A', note: null }] },
      'variants.A.note',
    ],
  ])('from %o to %o it is held back for %s', (before, after, path) => {
    expect(planClears.holds(change({ body: before }, { body: after }), nothing)?.en).toContain(`“${path}”`);
  });

  it.each([
    [{ sale_price: '9.90' }, { sale_price: '' }],
    [{ tags: ['tea', 'mug'] }, { tags: ['mug'] }],
    [{ images: ['urn:x-asset:1.2'] }, { images: [] }],
    [{ variants: [{ sku: 'A', note: 'x' }] }, { variants: [] }],
    [{ title: '' }, { title: '' }],
  ])('from %o to %o no text is lost', (before, after) => {
    expect(planClears.holds(change({ body: before }, { body: after }), nothing)).toBeUndefined();
  });
});

describe('plan/version', () => {
  it('holds back what only an upgrade changed', () => {
    expect(planVersion.holds(change({}, {}, { cause: 'version' }), { ...nothing, versioned: 7 })?.en).toContain('7');
    expect(planVersion.holds(change({}, {}), { ...nothing, versioned: 7 })).toBeUndefined();
  });
});
