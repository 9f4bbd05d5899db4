import { isRecord, type Json } from '../core/json.ts';
import { canonicalJson } from '../lib/canonical-json.ts';

/**
 * Dotted paths at which two bodies differ: `title`, `dimensions.length`. Items of lists whose items all have a `sku` are
 * compared by it (`variants.MUG-S.price`; dots within a segment are written %2E), other lists of one length by place.
 * A list that gained or lost items differs as a whole.
 */
export function changedPaths(before: Json, after: Json): readonly string[] {
  return [...differences(before, after, '')].sort();
}

function* differences(before: Json, after: Json, path: string): Generator<string> {
  if (before === after) return;
  if (isRecord(before) && isRecord(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
      yield* memberDifferences(before[name], after[name], join(path, name));
    return;
  }
  if (Array.isArray(before) && Array.isArray(after)) return yield* listDifferences(before, after, path);
  yield path;
}

function* memberDifferences(before: Json | undefined, after: Json | undefined, path: string): Generator<string> {
  if (before === undefined || after === undefined) {
    if (before !== after) yield path;
    return;
  }
  yield* differences(before, after, path);
}

function* listDifferences(before: readonly Json[], after: readonly Json[], path: string): Generator<string> {
  const old = bySku(before);
  const now = bySku(after);
  if (old && now && before.length > 0) {
    if (canonicalJson([...old.keys()]) !== canonicalJson([...now.keys()])) return yield path;
    for (const [sku, item] of now) yield* memberDifferences(old.get(sku), item, join(path, sku));
    return;
  }
  if (before.length !== after.length) return yield path;
  for (const [place, item] of after.entries()) yield* memberDifferences(before[place], item, join(path, String(place)));
}

/** Undefined unless every item has a `sku` of its own. */
function bySku(items: readonly Json[]): ReadonlyMap<string, Json> | undefined {
  const found = new Map<string, Json>();
  for (const item of items) {
    if (!isRecord(item) || typeof item.sku !== 'string' || found.has(item.sku)) return undefined;
    found.set(item.sku, item);
  }
  return found;
}

function join(path: string, segment: string): string {
  const name = segment.replaceAll('.', '%2E');
  return path === '' ? name : `${path}.${name}`;
}

/** True when a path lies under a prefix whose `*` stands for any segment. */
export function isCovered(path: string, prefix: string): boolean {
  const segments = path.split('.');
  const wanted = prefix.split('.');
  return wanted.length <= segments.length && wanted.every((segment, i) => segment === '*' || segment === segments[i]);
}

/** What stands at a changed path; null where nothing does. */
export function valueAt(body: Json, path: string): Json {
  if (path === '') return body;
  let here: Json | undefined = body;
  for (const segment of path.split('.').map((name) => name.replaceAll('%2E', '.'))) {
    if (Array.isArray(here)) here = bySku(here)?.get(segment) ?? here[Number(segment)];
    else if (isRecord(here)) here = here[segment];
    else return null;
  }
  return here ?? null;
}
