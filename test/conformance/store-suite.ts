import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Holder, Intent, Planned, Staged, Store } from '../../src/core/ports/store.ts';
import type { Action, Document, Known, Outcome } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';

/** Where a store stands, and what it is told of the world. */
export interface StorePlace {
  readonly folder: string;
  readonly clock: VirtualClock;
  readonly isAlive: (holder: Holder) => boolean;
}

/** Opens the store at a place; twice at one place is as two processes would. */
export type OpenStore = (place: StorePlace) => Store;

export function newPlace(): StorePlace & { readonly living: Set<number> } {
  const living = new Set([1]);
  return {
    folder: mkdtempSync(join(tmpdir(), 'listwright-store-')),
    clock: new VirtualClock(),
    living,
    isAlive: ({ pid }) => living.has(pid),
  };
}

const MADE = { file: 'f', rates: 'r', rules: 'u', words: 'w', version: '1' };

export function documentOf(key: string, after: readonly string[] = [], more: Partial<Document> = {}): Document {
  return { key, kind: 'thing', body: { key }, after, listing: 'L', skus: { [key]: { stock: 3 } }, ...more };
}

export function changeOf(key: string, action: Action = 'create', more: Partial<Planned> = {}): Planned {
  return {
    document: documentOf(key),
    action,
    changed: [],
    cause: 'file',
    channel: 'c',
    lane: 'lane',
    fingerprint: `fp ${key}`,
    origins: { title: { file: 'a.csv', row: 2 } },
    made: MADE,
    wave: 0,
    call: 'put',
    ...more,
  };
}

export function intentOf(...keys: readonly string[]): Intent {
  return {
    id: `intent ${keys.join(' ')}`,
    run: 'r',
    channel: 'c',
    lane: 'lane',
    call: 'put',
    at: 0,
    changes: keys.map((key) => ({ key, kind: 'thing', action: 'create', document: documentOf(key), origins: {} })),
  };
}

function knownOf(key: string, more: Partial<Known> = {}): Known {
  return {
    key,
    kind: 'thing',
    fingerprint: `fp ${key}`,
    refs: { id: 1 },
    skus: {},
    after: [],
    body: null,
    origins: {},
    ...more,
  };
}

function stagedOf(document: Document, fingerprint = `fp ${document.key}`): Staged {
  return { document, fingerprint, origins: {}, made: MADE };
}

function settle(store: Store, key: string, outcome: Record<string, unknown> & { is: string }, run = 'r'): void {
  store.settle(run, undefined, [{ channel: 'c', key, outcome: { key, ...outcome } as Outcome, due: 50 }]);
}

function numbered(n: number): readonly string[] {
  return Array.from({ length: n }, (_, i) => `k${String(i).padStart(5, '0')}`);
}

/** Every promise of `core/ports/store.ts`, for any store. */
export function storeSuite(open: OpenStore): void {
  const fresh = (): Store => open(newPlace());

  describe('the journal', () => {
    it('makes an intent durable before it returns: another process sees it', () => {
      const place = newPlace();
      open(place).intend(intentOf('a'));

      expect(open(place).open('lane')).toEqual([intentOf('a')]);
      expect(open(place).open('other lane')).toEqual([]);
    });

    it('takes an outcome, what is known and the end of the intent as one', () => {
      const store = fresh();
      store.propose('r', [changeOf('a')]);
      store.intend(intentOf('a'));

      store.settle('r', intentOf('a'), [
        { channel: 'c', key: 'a', outcome: { key: 'a', is: 'done', refs: { id: 7 }, expires: 99 } },
      ]);

      expect(store.knownOf('c', 'a')).toEqual({
        key: 'a',
        kind: 'thing',
        fingerprint: 'fp a',
        refs: { id: 7 },
        skus: { a: { stock: 3 } },
        after: [],
        listing: 'L',
        body: { key: 'a' },
        origins: { title: { file: 'a.csv', row: 2 } },
        made: MADE,
        expires: 99,
      });
      expect(store.open()).toEqual([]);
      expect(store.tally('r')).toEqual({ done: 1 });
      expect(store.standing('r', 'c', 'a')).toMatchObject({ outcome: { is: 'done' } });
    });

    it('takes nothing of it where one part fails', () => {
      const store = fresh();
      store.propose('r', [changeOf('a'), changeOf('b')]);
      store.intend(intentOf('a', 'b'));
      const broken: { key: string; is: 'done'; refs: Record<string, number>; toJSON?: () => never } = {
        key: 'b',
        is: 'done',
        refs: { id: 2 },
        toJSON: () => {
          throw new Error('the power went');
        },
      };

      expect(() =>
        store.settle('r', intentOf('a', 'b'), [
          { channel: 'c', key: 'a', outcome: { key: 'a', is: 'done' } },
          { channel: 'c', key: 'b', outcome: broken },
        ]),
      ).toThrow('the power went');

      expect(store.knownCount('c')).toBe(0);
      expect(store.tally('r')).toEqual({ open: 2 });
      expect(store.open()).toHaveLength(1);
    });

    it('keeps an intent open for just what stayed unknown', () => {
      const store = fresh();
      store.propose('r', [changeOf('a'), changeOf('b')]);
      store.intend(intentOf('a', 'b'));

      store.settle('r', intentOf('a', 'b'), [
        { channel: 'c', key: 'a', outcome: { key: 'a', is: 'done' } },
        { channel: 'c', key: 'b', outcome: { key: 'b', is: 'unknown', why: '?' } },
      ]);

      expect(store.open().flatMap(({ changes }) => changes.map(({ key }) => key))).toEqual(['b']);
      store.dismiss(intentOf('a', 'b').id);
      expect(store.open()).toEqual([]);
    });

    it('lays the refs of an update over those that are there, and gives a creation none of those before', () => {
      const store = fresh();
      store.remember('c', knownOf('a', { refs: { id: 1, image: 2 } }));
      store.remember('c', knownOf('b', { refs: { id: 1, image: 2 } }));
      store.propose('r', [changeOf('a', 'update'), changeOf('b', 'create')]);

      settle(store, 'a', { is: 'done', refs: { image: 3 } });
      settle(store, 'b', { is: 'done', refs: { id: 9 } });

      expect(store.knownOf('c', 'a')?.refs).toEqual({ id: 1, image: 3 });
      expect(store.knownOf('c', 'b')?.refs).toEqual({ id: 9 });
    });

    it('forgets what was withdrawn or is gone, and what fell with it', () => {
      const store = fresh();
      for (const key of ['a', 'a1', 'b', 'b1', 'c']) store.remember('c', knownOf(key));
      store.propose('r', [changeOf('a', 'withdraw'), changeOf('b', 'update')]);

      store.settle('r', undefined, [
        { channel: 'c', key: 'a', outcome: { key: 'a', is: 'done' }, fallen: ['a1'] },
        { channel: 'c', key: 'b', outcome: { key: 'b', is: 'gone' }, fallen: ['b1'] },
      ]);

      expect([...store.known('c')].map(({ key }) => key)).toEqual(['c']);
    });

    it('remembers a refusal for as long as the document stays as it was', () => {
      const store = fresh();
      store.propose('r', [changeOf('a')]);
      settle(store, 'a', { is: 'rejected', problems: [{ code: 'x', message: 'no' }] });

      expect(store.refusal('c', 'a', 'fp a')).toMatchObject({ is: 'rejected' });
      expect(store.refusal('c', 'a', 'another')).toBeUndefined();
      expect(store.refusals('c')).toMatchObject([{ key: 'a', document: documentOf('a') }]);
      settle(store, 'a', { is: 'done' });
      expect(store.refusals('c')).toEqual([]);
    });

    it('a refused update leaves what is known as it was', () => {
      const store = fresh();
      store.remember('c', knownOf('a', { fingerprint: 'old', refs: { id: 5 } }));
      store.propose('r', [changeOf('a', 'update')]);

      settle(store, 'a', { is: 'rejected', problems: [] });

      expect(store.knownOf('c', 'a')).toEqual(knownOf('a', { fingerprint: 'old', refs: { id: 5 } }));
    });

    it('keeps a ticket with all that its answer will need, beyond the run that got it', () => {
      const store = fresh();
      store.propose('r', [changeOf('a')]);
      settle(store, 'a', { is: 'pending', refs: { early: 1 }, ticket: { key: 'a', id: 'feed', patience: 'feed' } });
      store.clear('r');

      expect(store.tickets('lane')).toMatchObject([{ key: 'a', id: 'feed', due: 50, polls: 0, refs: { early: 1 } }]);
      expect(store.tickets('another')).toEqual([]);
      store.postpone('c', 'a', 500, 3);
      expect(store.ticketOf('c', 'a')).toMatchObject({ due: 500, polls: 3, id: 'feed' });
      settle(store, 'a', { is: 'done', refs: { late: 2 } }, 'next run');

      expect(store.tickets()).toEqual([]);
      expect(store.knownOf('c', 'a')).toMatchObject({ refs: { early: 1, late: 2 }, fingerprint: 'fp a', made: MADE });
    });

    it('knows whose creation may have been applied, until it is certain', () => {
      const store = fresh();
      store.markAttempted('c', ['a', 'a', 'b']);
      store.propose('r', [changeOf('a')]);

      settle(store, 'a', { is: 'done' });

      expect([store.isAttempted('c', 'a'), store.isAttempted('c', 'b'), store.isAttempted('d', 'b')]).toEqual([
        false,
        true,
        false,
      ]);
    });
  });

  describe('a plan', () => {
    const order = (store: Store): readonly (readonly string[])[] =>
      store.waves('r', 'lane').map((wave) => [...store.next('r', 'lane', wave)].map((one) => one.document.key));

    it('goes in waves: removals that free a SKU first, parents before children, other removals last', () => {
      const store = fresh();
      store.propose('r', [
        changeOf('child', 'create', { document: documentOf('child', ['parent']) }),
        changeOf('parent'),
        changeOf('grandchild', 'create', { document: documentOf('grandchild', ['child', 'parent']) }),
        changeOf('old', 'withdraw'),
        changeOf('old-child', 'withdraw', { document: documentOf('old-child', ['old']) }),
        changeOf('pic', 'withdraw', { document: documentOf('pic', [], { skus: {} }) }),
      ]);

      store.layer('r');

      expect(order(store)).toEqual([['old-child'], ['old'], ['parent'], ['child'], ['grandchild'], ['pic']]);
    });

    it('removes a child that speaks for no SKU before its parent that does', () => {
      const store = fresh();
      store.propose('r', [
        changeOf('item', 'withdraw'),
        changeOf('publication', 'withdraw', { document: documentOf('publication', ['item'], { skus: {} }) }),
        changeOf('seal', 'withdraw', { document: documentOf('seal', ['publication'], { skus: {} }) }),
        changeOf('album', 'withdraw', { document: documentOf('album', [], { skus: {} }) }),
        changeOf('pic', 'withdraw', { document: documentOf('pic', ['album'], { skus: {} }) }),
      ]);

      store.layer('r');

      expect(order(store)).toEqual([['seal'], ['publication'], ['item'], ['pic'], ['album']]);
    });

    it('layers a chain as deep as any marketplace has, and says so when it is a circle', () => {
      const store = fresh();
      const chain = Array.from({ length: 12 }, (_, i) =>
        changeOf(`d${i}`, 'create', { document: documentOf(`d${i}`, i === 0 ? [] : [`d${i - 1}`]) }),
      );
      store.propose('r', chain);
      store.layer('r');
      expect(order(store)).toEqual(chain.map(({ document }) => [document.key]));

      store.propose('r', [changeOf('d0', 'create', { document: documentOf('d0', ['d11']) })]);
      expect(() => store.layer('r')).toThrow('circle');
    });

    it('gives what goes together together: by channel, kind, call, parent and key', () => {
      const store = fresh();
      store.propose('r', [
        changeOf('5', 'create', { channel: 'd' }),
        changeOf('4', 'create', { document: documentOf('4', [], { with: 'p' }) }),
        changeOf('3'),
        changeOf('2', 'create', { document: documentOf('2', [], { with: 'p' }) }),
        changeOf('1', 'update', { call: 'patch' }),
        changeOf('6', 'create', { document: documentOf('6', [], { kind: 'zone' }) }),
        changeOf('7', 'create', { lane: 'another' }),
        changeOf('8'),
      ]);
      store.hold('r', 'c', ['8'], 'plan/why');
      store.layer('r');

      expect(order(store)).toEqual([['1', '3', '2', '4', '6', '5']]);
      expect(store.standing('r', 'c', '8')).toEqual({ held: 'plan/why' });
      expect(store.tally('r')).toEqual({ open: 7, held: 1 });
    });

    it('can be walked while it is written', () => {
      const store = fresh();
      store.propose(
        'r',
        numbered(1200).map((key) => changeOf(key)),
      );
      const seen: string[] = [];

      for (const { document } of store.next('r', 'lane', 0)) {
        seen.push(document.key);
        settle(store, document.key, { is: 'done' });
      }
      for (const known of store.known('c')) store.remember('c', { ...known, fingerprint: 'another' });

      expect(seen).toEqual(numbered(1200));
      expect(store.knownCount('c')).toBe(1200);
    });

    it('finds what stands after something new and is not changed itself, once', () => {
      const store = fresh();
      store.stage('r', 'c', [
        stagedOf(documentOf('parent')),
        stagedOf(documentOf('child', ['parent', 'other'])),
        stagedOf(documentOf('other')),
        stagedOf(documentOf('stranger', ['elsewhere'])),
      ]);
      store.propose('r', [changeOf('parent'), changeOf('other')]);

      expect(store.dependents('r', 'c').map(({ document }) => document.key)).toEqual(['child']);
      store.propose('r', [changeOf('child', 'update')]);
      expect(store.dependents('r', 'c')).toEqual([]);
    });

    it('takes what is staged twice once, and names what is staged differently', () => {
      const store = fresh();
      const staged = (fingerprint: string): readonly Staged[] => [stagedOf(documentOf('a'), fingerprint)];

      expect([
        store.stage('r', 'c', staged('one')),
        store.stage('r', 'c', staged('one')),
        store.stage('r', 'c', staged('two')),
      ]).toEqual([[], [], ['a']]);
      expect([...store.staged('r', 'c')].map(({ fingerprint }) => fingerprint)).toEqual(['one']);
    });

    it('replaces a change of the same key, and its verdict', () => {
      const store = fresh();
      store.propose('r', [changeOf('a')]);
      settle(store, 'a', { is: 'gone' });

      store.propose('r', [changeOf('a', 'update', { changed: ['title'] })]);

      expect([...store.changes('r')]).toMatchObject([{ action: 'update', changed: ['title'] }]);
      expect(store.tally('r')).toEqual({ open: 1 });
    });

    it('tells runs and channels apart, and is gone when it is cleared', () => {
      const store = fresh();
      store.propose('r', [changeOf('a'), changeOf('b', 'create', { channel: 'd' })]);
      store.propose('s', [changeOf('a')]);
      store.keepListing('r', 'c', 'L', { title: 'Mug' });
      store.markPresent('r', 'c', 'held back');

      expect([...store.changes('r')].map(({ channel, document }) => `${channel} ${document.key}`)).toEqual([
        'c a',
        'd b',
      ]);
      expect([...store.changes('r', 'd')]).toHaveLength(1);
      expect([store.isPresent('r', 'c', 'L'), store.isStaged('r', 'c', 'L')]).toEqual([true, true]);
      expect([store.isPresent('r', 'c', 'held back'), store.isStaged('r', 'c', 'held back')]).toEqual([true, false]);
      expect([store.hasUnstaged('r', 'c'), store.hasUnstaged('s', 'c')]).toEqual([true, false]);
      store.clear('r');
      expect([...store.changes('r')]).toEqual([]);
      expect([...store.changes('s')]).toHaveLength(1);
      expect(store.isPresent('r', 'c', 'L')).toBe(false);
      expect([...store.listings('c')]).toEqual([{ title: 'Mug' }]);
    });
  });

  describe('what is known', () => {
    it('comes in the order of its keys, page after page, whatever characters they hold', () => {
      const store = fresh();
      const keys = [...numbered(1100), 'ä', '\uff21', '\u{20bb7}', 'Z', ' '];
      for (const key of keys) store.remember('c', knownOf(key));
      store.remember('d', knownOf('elsewhere'));

      const order = [...store.known('c')].map(({ key }) => key);

      expect(order).toEqual([...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
      expect(store.knownCount('c')).toBe(keys.length);
    });

    it('is found by its listing', () => {
      const store = fresh();
      store.remember('c', knownOf('a', { listing: 'L' }));
      store.remember('c', knownOf('b', { listing: 'M' }));
      store.remember('c', knownOf('c', { listing: 'L', with: 'a' }));

      expect(store.family('c', 'L').map(({ key }) => key)).toEqual(['a', 'c']);
      store.forget('c', ['a', 'nothing of the kind']);
      expect(store.knownOf('c', 'a')).toBeUndefined();
    });

    it('holds the last quantity of the sheet by channel', () => {
      const store = fresh();
      store.setQuantities('c', [
        ['S', 5],
        ['T', 0],
      ]);
      store.setQuantities('c', [['S', 7]]);

      expect([store.quantity('c', 'S'), store.quantity('c', 'T'), store.quantity('d', 'S')]).toEqual([7, 0, undefined]);
    });
  });

  describe('runs', () => {
    it('are told newest first, open ones without an end', () => {
      const store = fresh();
      store.begin({ id: 'one', command: 'apply', started: '2026-11-22T01:00:00Z' });
      store.begin({ id: 'two', command: 'plan', started: '2026-11-22T02:00:00Z' });
      store.end('one', 3, '2026-11-22T03:00:00Z');

      expect(store.runs()).toEqual([
        { id: 'two', command: 'plan', started: '2026-11-22T02:00:00Z' },
        { id: 'one', command: 'apply', started: '2026-11-22T01:00:00Z', ended: '2026-11-22T03:00:00Z', exit: 3 },
      ]);
    });
  });

  describe('a lease', () => {
    const holder = (pid: number): Holder => ({ pid, host: 'h', command: 'apply', since: '2026' });

    it('is one process’s at a time, and taken over from one that is gone', () => {
      const place = newPlace();
      open(place).lease('shop', holder(1), 1000);

      expect(open(place).lease('shop', holder(1), 1000)).toBeUndefined();
      expect(open(place).holder('shop')).toEqual(holder(1));
      place.living.delete(1);
      expect(open(place).holder('shop')).toBeUndefined();
      expect(open(place).lease('shop', holder(2), 1000)).toBeDefined();
    });

    it('ends with its time or when it is given back, and whoever lost it ends nobody else’s', () => {
      const place = newPlace();
      const first = open(place).lease('shop', holder(1), 1000);
      place.clock.advance(1001);
      const second = open(place).lease('shop', holder(1), 1000);

      first?.release();
      expect(open(place).holder('shop')).toEqual(holder(1));
      second?.release();
      expect(open(place).holder('shop')).toBeUndefined();
    });
  });

  it('counts the day’s quota across processes, fractions too', () => {
    const place = newPlace();

    expect([
      open(place).spend('b', 'd', 3),
      open(place).spend('b', 'd', 0.5),
      open(place).spend('b', 'e', 1),
      open(place).spend('x', 'd', 1),
    ]).toEqual([3, 3.5, 1, 1]);
  });

  describe('the translation memory', () => {
    const say = (text: string, translation: string, reviewed = false) => ({
      text,
      from: 'zh',
      to: 'de',
      translation,
      by: 'x',
      reviewed,
    });

    it('lets a reviewed translation win over any other, and a newer one over an older', () => {
      const { memory } = fresh();
      memory.add([say('杯', 'Becher', true), say('碗', 'Schüssel'), say('碗', 'Schale')]);
      memory.add([say('杯', 'Tasse')]);

      const found = memory.lookup('zh', 'de', ['碗', '杯', '盘']);

      expect(found.map((one) => one?.translation)).toEqual(['Schale', 'Becher', undefined]);
      expect(found[1]).toEqual(say('杯', 'Becher', true));
      memory.add([say('杯', 'Henkelbecher', true)]);
      expect(memory.lookup('zh', 'de', ['杯'])[0]?.translation).toBe('Henkelbecher');
      expect(memory.lookup('zh', 'en', ['杯'])).toEqual([undefined]);
    });

    it('tells all it holds, page after page', () => {
      const { memory } = fresh();
      memory.add(numbered(1100).map((text) => say(text, text)));

      expect([...memory.all()].map(({ text }) => text)).toEqual(numbered(1100));
      expect(memory.count()).toBe(1100);
    });
  });

  it('keeps small facts by name', () => {
    const { notes } = fresh();
    notes.set('rates', 'EUR', { rate: '0.13' });
    notes.set('rates', 'USD', null);
    notes.set('other', 'EUR', 1);
    notes.delete('other', 'EUR');

    expect([...notes.all('rates')]).toEqual([
      ['EUR', { rate: '0.13' }],
      ['USD', null],
    ]);
    expect([notes.get('rates', 'EUR'), notes.get('other', 'EUR')]).toEqual([{ rate: '0.13' }, undefined]);
  });

  describe('blobs', () => {
    it('are kept by their hash', async () => {
      const { blobs } = fresh();
      await blobs.put('abcd', new Uint8Array([1, 2]));

      expect(await blobs.get('abcd')).toEqual(Buffer.from([1, 2]));
      expect([blobs.has('abcd'), blobs.has('ffff'), await blobs.get('ffff')]).toEqual([true, false, undefined]);
      expect(existsSync(blobs.path('abcd'))).toBe(true);
    });

    it('may be put by many at once', async () => {
      const { blobs } = fresh();
      const bytes = new Uint8Array(100_000).fill(7);

      await Promise.all(Array.from({ length: 12 }, () => blobs.put('abcd', bytes)));

      expect(await blobs.get('abcd')).toEqual(Buffer.from(bytes));
    });
  });
}
