import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Stop } from '../../src/core/faults.ts';
import type { Intent, Planned, Store } from '../../src/core/ports/store.ts';
import type { Action, Document } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { openStore } from '../../src/stores/sqlite/index.ts';

const MADE = { file: 'f', rates: 'r', rules: 'u', words: 'w', version: '1' };
const living = new Set([1]);

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'listwright-store-'));
}

function open(at = folder(), clock = new VirtualClock()): Store {
  let tokens = 0;
  return openStore({
    folder: at,
    tables: 'file',
    clock,
    token: () => `${at}-${++tokens}`,
    isAlive: ({ pid }) => living.has(pid),
  });
}

function document(key: string, after: readonly string[] = [], sku = key): Document {
  return { key, kind: 'thing', body: { key }, after, listing: 'L', skus: { [sku]: { stock: 3 } } };
}

function change(key: string, action: Action, after: readonly string[] = []): Planned {
  return {
    document: document(key, after),
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
  };
}

function intentOf(key: string): Intent {
  return {
    id: `intent ${key}`,
    run: 'r',
    channel: 'c',
    lane: 'lane',
    call: 'put',
    at: 0,
    changes: [{ key, kind: 'thing', action: 'create', document: document(key), origins: {} }],
  };
}

describe('the store', () => {
  it('makes an intent durable before it returns: another process sees it', () => {
    const at = folder();
    open(at).intend(intentOf('a'));

    expect(
      open(at)
        .open('lane')
        .map(({ id }) => id),
    ).toEqual(['intent a']);
  });

  it('takes an outcome, what is known and the end of the intent as one', () => {
    const store = open();
    store.propose('r', [change('a', 'create')]);
    store.intend(intentOf('a'));

    store.settle('r', intentOf('a'), [{ channel: 'c', key: 'a', outcome: { key: 'a', is: 'done', refs: { id: 7 } } }]);

    expect(store.knownOf('c', 'a')).toMatchObject({
      fingerprint: 'fp a',
      refs: { id: 7 },
      made: MADE,
      skus: { a: { stock: 3 } },
    });
    expect(store.open()).toEqual([]);
    expect(store.tally('r')).toEqual({ done: 1 });
  });

  it('keeps an intent open for just what stayed unknown', () => {
    const store = open();
    store.propose('r', [change('a', 'create'), change('b', 'create')]);
    const both = { ...intentOf('a'), changes: [...intentOf('a').changes, ...intentOf('b').changes] };
    store.intend(both);

    store.settle('r', both, [
      { channel: 'c', key: 'a', outcome: { key: 'a', is: 'done' } },
      { channel: 'c', key: 'b', outcome: { key: 'b', is: 'unknown', why: '?' } },
    ]);

    expect(store.open().flatMap(({ changes }) => changes.map(({ key }) => key))).toEqual(['b']);
  });

  it('remembers a refusal for as long as the document stays as it was', () => {
    const store = open();
    store.propose('r', [change('a', 'create')]);
    store.settle('r', undefined, [
      { channel: 'c', key: 'a', outcome: { key: 'a', is: 'rejected', problems: [{ code: 'x', message: 'no' }] } },
    ]);

    expect(store.refusal('c', 'a', 'fp a')).toMatchObject({ is: 'rejected' });
    expect(store.refusal('c', 'a', 'another')).toBeUndefined();
    expect(store.refusals('c').map(({ key }) => key)).toEqual(['a']);
  });

  it('orders changes in waves: removals that free a SKU first, parents before children, other removals last', () => {
    const store = open();
    const picture = { ...change('pic', 'withdraw'), document: { ...document('pic'), skus: {} } };
    store.propose('r', [
      change('child', 'create', ['parent']),
      change('parent', 'create'),
      change('grandchild', 'create', ['child']),
      change('old', 'withdraw'),
      change('old-child', 'withdraw', ['old']),
      picture,
    ]);

    store.layer('r');

    const order = store
      .waves('r', 'lane')
      .map((wave) => [...store.next('r', 'lane', wave)].map((one) => one.document.key));
    expect(order).toEqual([['old-child'], ['old'], ['parent'], ['child'], ['grandchild'], ['pic']]);
  });

  it('says so when documents stand after each other in a circle', () => {
    const store = open();
    store.propose('r', [change('a', 'create', ['b']), change('b', 'create', ['a'])]);

    expect(() => store.layer('r')).toThrow('circle');
  });

  it('can be walked while it is written', () => {
    const store = open();
    store.propose(
      'r',
      Array.from({ length: 1500 }, (_, i) => change(`k${String(i).padStart(5, '0')}`, 'create')),
    );
    let seen = 0;

    for (const one of store.next('r', 'lane', 0)) {
      seen++;
      store.settle('r', undefined, [
        { channel: 'c', key: one.document.key, outcome: { key: one.document.key, is: 'done' } },
      ]);
    }

    expect(seen).toBe(1500);
    expect(store.knownCount('c')).toBe(1500);
  });

  it('takes what is staged twice once, and names what is staged differently', () => {
    const store = open();
    const staged = (fingerprint: string) => [{ document: document('a'), fingerprint, origins: {}, made: MADE }];

    expect([
      store.stage('r', 'c', staged('one')),
      store.stage('r', 'c', staged('one')),
      store.stage('r', 'c', staged('two')),
    ]).toEqual([[], [], ['a']]);
  });

  it('gives a lease to one at a time, and takes it from a process that is gone', () => {
    const at = folder();
    const holder = (pid: number) => ({ pid, host: 'h', command: 'apply', since: '2026' });
    const first = open(at).lease('shop', holder(1), 1000);

    expect(open(at).lease('shop', holder(1), 1000)).toBeUndefined();
    living.delete(1);
    expect(open(at).lease('shop', holder(2), 1000)).toBeDefined();
    living.add(1);
    first?.release();
  });

  it('counts the day’s quota across processes', () => {
    const at = folder();

    expect([open(at).spend('b', 'd', 3), open(at).spend('b', 'd', 4), open(at).spend('b', 'e', 1)]).toEqual([3, 7, 1]);
  });

  it('lets a reviewed translation win over any other', () => {
    const { memory } = open();
    const say = (translation: string, reviewed: boolean) => ({
      text: '杯',
      from: 'zh',
      to: 'de',
      translation,
      by: 'x',
      reviewed,
    });
    memory.add([say('Becher', true)]);
    memory.add([say('Tasse', false)]);

    expect(memory.lookup('zh', 'de', ['杯', '碗']).map((found) => found?.translation)).toEqual(['Becher', undefined]);
  });

  it('keeps bytes by their hash', async () => {
    const { blobs } = open();
    await blobs.put('abcd', new Uint8Array([1, 2]));

    expect(await blobs.get('abcd')).toEqual(Buffer.from([1, 2]));
    expect(await blobs.get('ffff')).toBeUndefined();
    expect(existsSync(blobs.path('abcd'))).toBe(true);
  });

  it('refuses a file that a newer version wrote', () => {
    const at = folder();
    open(at).close();
    const driver = new Database(join(at, 'state.db'));
    driver.pragma('user_version = 999');
    driver.close();

    expect(() => open(at)).toThrow(Stop);
  });
});
