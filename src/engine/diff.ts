import type { Staged } from '../core/ports/store.ts';
import type { Cause, Change, Known, Made } from '../core/words.ts';
import { changedPaths } from './changed-paths.ts';

export type Difference =
  | { readonly is: 'same'; readonly staged: Staged; readonly known: Known }
  | { readonly is: 'changed'; readonly staged: Staged; readonly change: Change }
  | { readonly is: 'absent'; readonly known: Known };

/** Merges what was rendered with what is known, both sorted by key. Pure; holds one of each at a time. */
export function* diff(staged: Iterable<Staged>, known: Iterable<Known>, now: number): Generator<Difference> {
  const wanted = staged[Symbol.iterator]();
  const there = known[Symbol.iterator]();
  let left = wanted.next();
  let right = there.next();
  while (!left.done || !right.done) {
    const order = right.done ? -1 : left.done ? 1 : compareKeys(left.value.document.key, right.value.key);
    if (order < 0 && !left.done) {
      yield creation(left.value);
      left = wanted.next();
    } else if (order > 0 && !right.done) {
      yield { is: 'absent', known: right.value };
      right = there.next();
    } else if (!left.done && !right.done) {
      yield compared(left.value, right.value, now);
      left = wanted.next();
      right = there.next();
    }
  }
}

/** The store's order, by code point. JavaScript's own `<` puts a rare character (two units) before a full-width one. */
function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  return WIDE.test(a) || WIDE.test(b) ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : a < b ? -1 : 1;
}

/** Below these units both orders are the same. */
const WIDE = /[\ud800-\uffff]/;

function creation(staged: Staged): Difference {
  return { is: 'changed', staged, change: { document: staged.document, action: 'create', changed: [], cause: 'file' } };
}

function compared(staged: Staged, known: Known, now: number): Difference {
  const { document } = staged;
  const hasExpired = known.expires !== undefined && known.expires <= now;
  if (staged.fingerprint === known.fingerprint && !hasExpired) return { is: 'same', staged, known };
  const paths = changedPaths(known.body, document.body);
  const isMoved = known.after.join('\n') !== document.after.join('\n');
  const changed = isMoved || paths.length === 0 ? [...paths, 'after'] : paths;
  return {
    is: 'changed',
    staged,
    change: { document, action: 'update', known, changed, cause: causeOf(staged.made, known.made) },
  };
}

/** Why a document differs from what was applied: the first of its makings that is another. */
function causeOf(now: Made, before: Made | undefined): Cause {
  if (!before) return 'remote';
  if (now.file !== before.file) return 'file';
  if (now.rates !== before.rates) return 'rates';
  if (now.rules !== before.rules) return 'rules';
  if (now.words !== before.words) return 'translation';
  if (now.version !== before.version) return 'version';
  return 'remote';
}
