/**
 * JSON with the members of every object sorted by name, so that equal values give equal text.
 * Members that are undefined are left out, as JSON.stringify does.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, sorted);
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value);
  if (isSorted(members)) return value;
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members);
}

function isSorted(members: readonly (readonly [string, unknown])[]): boolean {
  for (let i = 1; i < members.length; i++) {
    const before = members[i - 1]?.[0] ?? '';
    const here = members[i]?.[0] ?? '';
    // JSON.stringify writes integer-like names first whatever their order, so only a true ascent may pass.
    if (before > here) return false;
  }
  return true;
}
