import { describe, expect, it } from 'vitest';
import type { Call, Kind } from '../../src/core/ports/marketplace.ts';
import type { Planned } from '../../src/core/ports/store.ts';
import { batches } from '../../src/engine/batches.ts';
import { chooseCall } from '../../src/engine/choose-call.ts';
import { oneEach } from '../../src/engine/one-each.ts';
import { changeOf, documentOf } from '../conformance/store-suite.ts';

function call(name: string, more: Partial<Call> = {}): Call {
  return {
    name,
    covers: '*',
    sends: 'whole',
    batch: 3,
    rate: 'all',
    twice: 'harmless',
    publish: async () => [],
    ...more,
  };
}

describe('the call for a change', () => {
  const rates = { all: { perSecond: 1, shared: 'account' }, bulk: { perSecond: 10, shared: 'account' } } as const;
  const kind = (...update: readonly Call[]): Kind => ({ create: [], update, withdraw: [] });
  const update = (...changed: readonly string[]): Planned => changeOf('a', 'update', { changed });

  it('is the one that covers all that changed and is judged soonest', () => {
    const price = call('price', { covers: ['price'], rate: 'bulk' });
    const put = call('put', { batch: 1 });
    const feed = call('feed', { rate: 'bulk', batch: 100, settles: 900_000 });

    expect(chooseCall(kind(put, price, feed), update('price'), { rates })?.name).toBe('price');
    expect(chooseCall(kind(put, price, feed), update('price', 'title'), { rates })?.name).toBe('put');
    expect(chooseCall(kind(put, price), update('price', 'after'), { rates })?.name).toBe('put');
    expect(chooseCall(kind(call('slow', { cost: () => 50 }), put), update('x'), { rates })?.name).toBe('put');
  });

  it('is the one that is judged later where there are many for it', () => {
    const put = call('put', { batch: 1 });
    const feed = call('feed', { rate: 'bulk', batch: 100, settles: 900_000 });
    const chosen = (count: number) =>
      chooseCall(kind(put, feed), update('x'), {
        rates,
        crowd: (calls) => (calls.endsWith('/update/put+feed') ? count : 1),
      })?.name;

    expect([1, 800, 1000].map(chosen)).toEqual(['put', 'put', 'feed']);
  });

  it('is none where there is nothing to call, and a fault where none covers it', () => {
    expect(chooseCall(kind(), update('x'), { rates })).toBeUndefined();
    expect(() => chooseCall(kind(call('price', { covers: ['price'] })), update('x'), { rates })).toThrow(
      'no call covers x',
    );
  });
});

describe('batches', () => {
  const keysOf = (changes: readonly Planned[], one: Call): readonly (readonly string[])[] =>
    [...batches(changes, () => one)].map((group) => group.changes.map(({ document }) => document.key));

  it('hold no more than a call carries, by number and by bytes', () => {
    const changes = ['1', '2', '3', '4'].map((key) => changeOf(key));

    expect(keysOf(changes, call('put'))).toEqual([['1', '2', '3'], ['4']]);
    expect(keysOf(changes, call('put', { bytes: 24 }))).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(keysOf(changes, call('put', { bytes: 1 }))).toEqual([['1'], ['2'], ['3'], ['4']]);
    expect(keysOf([], call('put'))).toEqual([]);
  });

  it('hold one channel, one kind, one action and one parent', () => {
    const child = (key: string, parent: string): Planned =>
      changeOf(key, 'create', { document: documentOf(key, [], { with: parent }) });

    expect(
      keysOf(
        [
          child('1', 'p'),
          child('2', 'p'),
          child('3', 'q'),
          changeOf('4', 'create', { channel: 'd' }),
          changeOf('5', 'update', { channel: 'd' }),
          changeOf('6', 'update', { channel: 'd', document: documentOf('6', [], { kind: 'other' }) }),
        ],
        call('put'),
      ),
    ).toEqual([['1', '2'], ['3'], ['4'], ['5'], ['6']]);
  });
});

describe('one outcome each', () => {
  const done = (key: string) => ({ key, is: 'done' as const });

  it('whatever their order; what was not answered is unknown', () => {
    expect(oneEach(['a', 'b', 'c'], [done('c'), done('a')]).map(({ key, is }) => `${key} ${is}`)).toEqual([
      'a done',
      'b unknown',
      'c done',
    ]);
  });

  it.each([
    ['twice', [done('a'), done('a'), done('b')]],
    ['of a stranger', [done('a'), done('b'), done('x')]],
  ])('and none is believed when one is told %s', (_, answers) => {
    expect(oneEach(['a', 'b'], answers).map(({ is }) => is)).toEqual(['unknown', 'unknown']);
  });
});
