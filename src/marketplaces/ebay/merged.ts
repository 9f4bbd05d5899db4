import { isRecord, type Json } from '../../core/json.ts';

type Members = Readonly<Record<string, Json>>;

/**
 * Kept when we name none: a blank quantity means the last one, a delivery that is switched off empties no gallery, and an offer that
 * is on sale cannot be without a description, although that of its group is shown.
 */
const KEPT: readonly string[] = ['availability', 'imageUrls', 'listingDescription'];

/**
 * A whole record to put in place of the one that is there. Items, groups and offers are replaced completely, "so all fields that are
 * currently defined are required": what stands there and never came from us (a subtitle, a best offer, an aspect that the seller
 * added) goes back as it is; what we said before and say no longer is left out.
 */
export function merged(theirs: Members, ours: Members, before: Json | undefined): Members {
  const known = isRecord(before) ? before : {};
  const result: Record<string, Json> = {};
  for (const [name, value] of Object.entries(theirs)) {
    if (name in ours || !(name in known) || KEPT.includes(name)) result[name] = value;
  }
  for (const [name, value] of Object.entries(ours)) {
    const there = theirs[name];
    result[name] = isRecord(value) && isRecord(there) ? merged(there, value, known[name]) : value;
  }
  return result;
}

/** Without members that are answered and never taken. */
export function without(record: Members, ...names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
