import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Guard } from '../../src/core/ports/rule.ts';
import type { Document } from '../../src/core/words.ts';
import { Bench, Crash, listing } from './bench-of.ts';
import { FakeShop, type Fate } from './fake-shop.ts';

const MUGS = [
  ...listing('A', { title: 'Mug', price: '5' }, ['S', 'L']),
  ...listing('B', { title: 'Bowl', price: '7' }),
  ...listing('C', { title: 'Cup', price: '9' }),
];

/** Kinds that a blind repeat would double. */
const OFFERS: readonly Document[] = ['X', 'Y', 'Z'].map((id) => ({
  key: `offer/${id}`,
  kind: 'offer',
  body: { title: id, price: '1' },
  after: [],
  listing: id,
  skus: { [id]: {} },
}));

function bench(): Bench {
  return new Bench(new FakeShop());
}

describe('apply', () => {
  it('makes all there is, parents first, and leaves nothing to plan', async () => {
    const at = bench();

    const { outcomes } = await at.apply(MUGS);

    expect([...outcomes.values()].every((is) => is === 'done')).toBe(true);
    expect([...at.shop.things.keys()].sort()).toEqual(MUGS.map(({ key }) => key).sort());
    expect(at.plan(MUGS).summary).toMatchObject({ create: 0, update: 0, withdraw: 0, unchanged: 5 });
  });

  it('sends a changed price by the cheap call and creates nothing', async () => {
    const at = bench();
    await at.apply(MUGS);
    at.shop.calls.length = 0;

    await at.apply([...listing('A', { title: 'Mug', price: '6' }, ['S', 'L']), ...MUGS.slice(3)]);

    expect(at.shop.calls).toEqual(['price-product product/A']);
    expect(at.shop.things.get('product/A')?.[0]?.body).toEqual({ title: 'Mug', price: '6' });
  });

  it('takes the whole call where more than the price changed', async () => {
    const at = bench();
    await at.apply(MUGS);
    at.shop.calls.length = 0;

    await at.apply([...listing('A', { title: 'Big mug', price: '6' }, ['S', 'L']), ...MUGS.slice(3)]);

    expect(at.shop.calls).toEqual(['put-product product/A']);
  });

  it('one refused product harms no other, and blocks what hangs on it', async () => {
    const at = bench();
    at.shop.refused.set('product/A', 'forbidden word');

    const { outcomes } = await at.apply(MUGS);

    expect(Object.fromEntries(outcomes)).toEqual({
      'product/A': 'rejected',
      'option/A-L': 'blocked',
      'option/A-S': 'blocked',
      'product/B': 'done',
      'product/C': 'done',
    });
  });

  it('parts a batch that was refused as a whole until the bad one stands alone', async () => {
    const at = bench();
    at.shop.refused.set('product/B', 'whole request');

    const { outcomes } = await at.apply(MUGS);

    expect(outcomes.get('product/B')).toBe('rejected');
    expect([...outcomes.values()].filter((is) => is === 'done')).toHaveLength(4);
  });

  it('does not send again what was refused as it stands, and does once it changed', async () => {
    const at = bench();
    at.shop.refused.set('product/B', 'forbidden word');
    await at.apply(MUGS);
    at.shop.calls.length = 0;

    const again = at.plan(MUGS);
    at.shop.refused.clear();
    const mended = await at.apply([
      ...MUGS.filter(({ key }) => key !== 'product/B'),
      ...listing('B', { title: 'Fine bowl', price: '7' }),
    ]);

    expect(again.changes.map(({ document, held }) => [document.key, held])).toEqual([['product/B', 'still-refused']]);
    expect(mended.outcomes.get('product/B')).toBe('done');
  });

  it('sends again what was refused once something that it stands on has changed', async () => {
    const at = bench();
    at.shop.refused.set('option/A-S', 'the mug is not described');
    await at.apply(MUGS);
    const again = at.plan(MUGS);
    at.shop.refused.clear();

    const mended = await at.apply([
      ...listing('A', { title: 'Described mug', price: '5' }, ['S', 'L']),
      ...MUGS.slice(3),
    ]);

    expect(again.changes.map(({ document, held }) => [document.key, held])).toEqual([['option/A-S', 'still-refused']]);
    expect(mended.outcomes.get('option/A-S')).toBe('done');
  });

  it('never touches a listing that is there and not ours', async () => {
    const at = bench();
    at.shop.put('product/B', { title: 'somebody else’s' });

    const { outcomes } = await at.apply(MUGS);

    expect(outcomes.get('product/B')).toBe('rejected');
    expect(at.shop.things.get('product/B')).toMatchObject([{ body: { title: 'somebody else’s' } }]);
    expect(at.shop.calls.filter((call) => call.startsWith('create-product'))).toEqual([
      'create-product product/A product/C',
    ]);
  });

  it('makes what vanished anew, with all that fell with it', async () => {
    const at = bench();
    await at.apply(MUGS);
    for (const key of ['product/A', 'option/A-S', 'option/A-L']) at.shop.take(key);

    await at.apply([...listing('A', { title: 'Mug', price: '6' }, ['S', 'L']), ...MUGS.slice(3)]);

    expect(at.shop.things.size).toBe(5);
    expect(
      at.plan([...listing('A', { title: 'Mug', price: '6' }, ['S', 'L']), ...MUGS.slice(3)]).summary,
    ).toMatchObject({ create: 0, update: 0 });
  });

  it('follows answers that come later, and what waits for them goes then', async () => {
    const at = bench();
    const picture: Document = { key: 'picture/x', kind: 'picture', body: { x: 1 }, after: [], skus: {} };
    const product: Document = {
      key: 'product/P',
      kind: 'product',
      body: { title: 'P' },
      after: ['picture/x'],
      listing: 'P',
      skus: { P: {} },
    };

    const { outcomes } = await at.apply([picture, product]);

    expect(Object.fromEntries(outcomes)).toEqual({ 'picture/x': 'done', 'product/P': 'done' });
    expect(at.clock.monotonic()).toBeGreaterThanOrEqual(1000);
  });

  it('leaves what is not ready pending, plans it no second time, and takes it up later', async () => {
    const at = bench();
    const picture: Document = { key: 'picture/x', kind: 'picture', body: { x: 1 }, after: [], skus: {} };
    const product: Document = {
      key: 'product/P',
      kind: 'product',
      body: { title: 'P' },
      after: ['picture/x'],
      listing: 'P',
      skus: { P: {} },
    };
    at.shop.isReady = false;

    const first = await at.apply([picture, product]);
    at.shop.isReady = true;
    const second = await at.apply([picture, product]);

    expect(Object.fromEntries(first.outcomes)).toMatchObject({ 'product/P': 'waiting' });
    expect(second.outcomes.get('product/P')).toBe('done');
    expect(at.shop.calls.filter((call) => call.startsWith('upload'))).toHaveLength(1);
  });

  it('stops a lane that is down three times in a row and loses nothing', async () => {
    const at = bench();
    at.shop.fates = Array.from({ length: 20 }, (): Fate => 'down');

    const { halts } = await at.apply(Array.from({ length: 30 }, (_, i) => listing(`P${i}`, { title: 'x' })).flat());

    expect(halts).toMatchObject([{ is: 'out-of-order' }]);
    expect(at.shop.things.size).toBe(0);
    at.shop.fates = [];
    await at.apply(MUGS);
    expect(at.shop.things.size).toBe(5);
  });
});

describe('answers that come later', () => {
  const picture: Document = { key: 'picture/x', kind: 'picture', body: { x: 1 }, after: [], skus: {} };

  it.each(['refused', 'lost', 'exists'] as const)('that are %s once are asked for again', async (fate) => {
    const at = bench();
    at.shop.pollFates = [fate];

    const { outcomes, halts } = await at.apply([picture]);

    expect(Object.fromEntries(outcomes)).toEqual({ 'picture/x': 'done' });
    expect(halts).toEqual([]);
  });

  it('are taken up by a run that has nothing new to send', async () => {
    const at = bench();
    at.shop.isReady = false;
    await at.apply([picture], { patience: 0 });
    at.shop.isReady = true;

    const { outcomes } = await at.apply([picture]);

    expect(Object.fromEntries(outcomes)).toEqual({ 'picture/x': 'done' });
    expect(at.shop.calls.filter((call) => call.startsWith('upload'))).toHaveLength(1);
  });

  it('are not waited for once the run is called off', async () => {
    const at = bench();
    at.shop.isReady = false;
    const controller = new AbortController();
    at.clock.sleep(500).then(
      () => controller.abort(new Error('enough')),
      () => undefined,
    );

    const { halts } = await at.apply([picture], { drain: controller.signal, patience: 3_600_000 });

    expect(at.clock.monotonic()).toBeLessThan(1000);
    expect(halts).toEqual([]);
    expect(at.store.tickets()).toHaveLength(1);
  });
});

describe('a look', () => {
  it('that is refused halts the lane with the reason, and nothing is made', async () => {
    const at = bench();
    at.shop.lookFates = ['refused'];

    const { halts } = await at.apply(MUGS);

    expect(halts).toMatchObject([{ is: 'out-of-order', message: 'no route was found' }]);
    expect(at.shop.things.size).toBe(0);
    expect((await at.apply(MUGS)).halts).toEqual([]);
    expect(at.shop.things.size).toBe(5);
  });

  it('that finds what an earlier attempt made has all of it sent, whatever the call is handed otherwise', async () => {
    const at = bench();
    at.shop.putSends = 'changed';
    at.shop.fates = ['lost-after'];
    at.shop.lookFates = ['arrives', 'down'];
    await at.apply(MUGS.slice(3, 4));

    await at.apply(listing('B', { title: 'Better bowl', price: '7' }));

    expect(at.shop.things.get('product/B')?.map(({ body }) => body)).toEqual([{ title: 'Better bowl', price: '7' }]);
  });

  it('that nobody offers leaves what a repeat would double as it is, run after run', async () => {
    const at = bench();
    at.shop.canList = false;
    at.shop.fates = ['lost-after'];

    const first = await at.apply(OFFERS.slice(0, 1));
    const second = await at.apply(OFFERS.slice(0, 1));

    expect(first.outcomes.get('offer/X')).toBe('unknown');
    expect(second.summary).toMatchObject({ create: 0, pending: 1 });
    expect(at.shop.things.get('offer/X')).toHaveLength(1);
  });
});

describe('keys', () => {
  it('of rare characters are matched in the store’s own order', async () => {
    // UTF-16 puts the second before the first, UTF-8 the other way round.
    const wide = listing('\uff21', { title: 'wide A' });
    const rare = listing('\u{20bb7}', { title: 'a rare 吉' });
    const at = bench();
    await at.apply([...wide, ...rare]);

    expect(at.plan(rare).summary).toMatchObject({ create: 0, missing: 1, unchanged: 1 });
  });
});

describe('a secret', () => {
  it('is struck from what is written down, and harms no number that looks like it', async () => {
    const at = bench();
    at.shop.refused.set('product/B', 'the key s3cret is wrong');
    at.shop.secret = '1';

    const { outcomes } = await at.apply(MUGS);

    expect(at.store.refusals('c')[0]?.outcome).toMatchObject({ problems: [{ message: 'the key ••• is wrong' }] });
    expect(outcomes.get('product/A')).toBe('done');
    expect(at.store.knownOf('c', 'product/A')?.refs).toEqual({ id: 1 });
  });
});

describe('a lost answer', () => {
  it.each(['lost-before', 'lost-after'] as const)(
    '%s on a create: it exists once, and what it holds is certain',
    async (fate) => {
      const at = bench();
      at.shop.fates = [fate];

      await at.apply(MUGS);

      expect([...at.shop.things.values()].every((things) => things.length === 1)).toBe(true);
      expect(at.plan(MUGS).summary).toMatchObject({ create: 0, update: 0, unchanged: 5 });
    },
  );

  it('whatever is lost and whenever it crashes, each thing exists once and the end is that of a quiet run', async () => {
    const fate = fc.constantFrom<Fate>('arrives', 'arrives', 'lost-before', 'lost-after', 'down');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { maxLength: 12 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }),
        async (fates, crashes) => {
          const at = bench();
          at.shop.fates = [...fates];

          for (const crashAfter of crashes) await at.apply(MUGS, { crashAfter }).catch(ignoreCrash);
          at.shop.fates = [];
          const last = await at.apply(MUGS);

          expect([...at.shop.things].map(([key, things]) => [key, things.length]).sort()).toEqual(
            MUGS.map(({ key }) => [key, 1]).sort(),
          );
          expect(last.findings).toEqual([]);
          expect(at.plan(MUGS).summary).toMatchObject({ create: 0, update: 0, withdraw: 0, unchanged: 5 });
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a create that a repeat would double', () => {
  it('is not repeated blindly after its answer was lost and nobody could look', async () => {
    const at = bench();
    at.shop.fates = ['lost-after'];
    at.shop.lookFates = ['arrives', ...Array.from({ length: 9 }, () => 'down' as const)];

    const first = await at.apply(OFFERS.slice(0, 1));
    const second = await at.apply(OFFERS.slice(0, 1));
    at.shop.lookFates = [];
    const third = await at.apply(OFFERS.slice(0, 1));

    expect(first.outcomes.get('offer/X')).toBe('unknown');
    expect(second.halts).toMatchObject([{ is: 'out-of-order' }]);
    expect(third.outcomes.get('offer/X')).toBe('done');
    expect(at.shop.things.get('offer/X')).toHaveLength(1);
  });

  it('exists once whatever is lost, whenever nobody answers and whenever it crashes', async () => {
    const fate = fc.constantFrom<Fate>('arrives', 'lost-before', 'lost-after', 'down');
    const lookFate = fc.constantFrom('arrives' as const, 'arrives' as const, 'down' as const);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { maxLength: 12 }),
        fc.array(lookFate, { maxLength: 12 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }),
        async (fates, lookFates, crashes) => {
          const at = bench();
          at.shop.fates = [...fates];
          at.shop.lookFates = [...lookFates];

          for (const crashAfter of crashes) await at.apply(OFFERS, { crashAfter }).catch(ignoreCrash);
          await at.apply(OFFERS);
          at.shop.fates = [];
          at.shop.lookFates = [];
          const last = await at.apply(OFFERS);

          expect([...at.shop.things].map(([key, things]) => [key, things.length]).sort()).toEqual(
            OFFERS.map(({ key }) => [key, 1]),
          );
          expect(last.halts).toEqual([]);
          expect([...last.outcomes.values()].filter((is) => is !== 'done')).toEqual([]);
          expect(at.plan(OFFERS).summary).toMatchObject({ create: 0, update: 0, withdraw: 0, unchanged: 3 });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a crash', () => {
  it('between the call and its outcome is looked up, and nothing is doubled or taken for a stranger’s', async () => {
    const at = bench();

    await at.apply(MUGS, { crashAfter: 0 }).catch(ignoreCrash);
    const { outcomes } = await at.apply(MUGS);

    expect([...outcomes.values()]).not.toContain('rejected');
    expect([...at.shop.things.values()].every((things) => things.length === 1)).toBe(true);
    expect(at.shop.things.size).toBe(5);
  });
});

describe('absence', () => {
  it('ends nothing unless the shop says so', async () => {
    const at = bench();
    await at.apply(MUGS);

    expect(at.plan(MUGS.slice(3)).summary).toMatchObject({ withdraw: 0, missing: 3 });
    await at.apply(MUGS.slice(3), { missing: 'withdraw' });
    expect([...at.shop.things.keys()].sort()).toEqual(['product/B', 'product/C']);
  });

  it('is not what was filtered, or read and held back', async () => {
    const at = bench();
    await at.apply(MUGS);

    expect(at.plan(MUGS.slice(3), { missing: 'withdraw', extent: 'part' }).summary.withdraw).toBe(0);
    expect(at.plan(MUGS.slice(3), { missing: 'withdraw', held: ['A'] }).summary.withdraw).toBe(0);
  });

  it('takes away what the channel owns and nobody names any more', async () => {
    const at = bench();
    const picture: Document = { key: 'picture/x', kind: 'picture', body: { x: 1 }, after: [], skus: {} };
    await at.apply([picture, ...MUGS]);

    await at.apply(MUGS);

    expect(at.shop.things.has('picture/x')).toBe(false);
  });
});

describe('guards', () => {
  const dear: Guard = {
    id: 'plan/dear',
    about: { en: '', zh: '' },
    holds: ({ action }) => (action === 'update' ? { en: 'dear', zh: '贵' } : undefined),
  };

  it('hold back what they name, say how to let it go, and let the rest go', async () => {
    const at = bench();
    await at.apply(MUGS);
    const next = [
      ...listing('A', { title: 'Mug', price: '50' }, ['S', 'L']),
      ...MUGS.slice(3),
      ...listing('D', { title: 'Dish' }),
    ];

    const { findings, outcomes } = await at.apply(next, { guards: [dear] });
    const allowed = await at.apply(next, { guards: [dear], allow: ['plan/dear'] });

    expect(findings).toMatchObject([{ id: 'plan/dear', hint: { en: expect.stringContaining('--allow plan/dear') } }]);
    expect(Object.fromEntries(outcomes)).toEqual({ 'product/D': 'done' });
    expect(allowed.outcomes.get('product/A')).toBe('done');
  });

  it('say so once, however often the rest is planned again', async () => {
    const at = bench();
    await at.apply(MUGS);
    at.shop.take('product/B');
    const next = [
      ...listing('A', { title: 'Mug', price: '50' }, ['S', 'L']),
      ...listing('B', { title: 'Bowl', price: '8' }),
      ...MUGS.slice(4),
    ];

    const { findings, outcomes } = await at.apply(next, {
      guards: [
        {
          ...dear,
          holds: (change, totals) => (change.document.key === 'product/A' ? dear.holds(change, totals) : undefined),
        },
      ],
    });

    expect(outcomes.get('product/B')).toBe('done');
    expect(findings.map(({ id, sku }) => [id, sku])).toEqual([['plan/dear', 'A']]);
  });

  it('can tell an upgrade from a change of the merchant’s', async () => {
    const at = bench();
    await at.apply(MUGS);
    const known = at.store.knownOf('c', 'product/B');
    if (known) at.store.remember('c', { ...known, fingerprint: 'another way to say the same' });

    expect(at.plan(MUGS, { version: '2' }).changes.map(({ cause }) => cause)).toEqual(['version']);
    expect(
      at
        .plan([...MUGS.slice(0, 3), ...listing('B', { title: 'New' }), ...MUGS.slice(4)], { version: '2' })
        .changes.map(({ cause }) => cause),
    ).toEqual(['file']);
  });
});

function ignoreCrash(reason: unknown): void {
  if (!(reason instanceof Crash)) throw reason;
}
