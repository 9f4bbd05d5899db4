import type { Attributes, Values } from './values.ts';

export const OPS = ['add', 'replace', 'merge', 'delete'] as const;

export interface Patch {
  readonly op: (typeof OPS)[number];
  readonly path: string;
  readonly value?: readonly Values[];
}

/** The attribute that a patch names; undefined for a path deeper than an attribute. */
export function attributeOf({ path }: Patch): string | undefined {
  return /^\/attributes\/([^/]+)$/.exec(path)?.[1];
}

/** The attributes after the patches, instance by instance: `selectors` tell which ones are the same. */
export function patched(
  attributes: Attributes,
  patches: readonly Patch[],
  selectorsOf: (attribute: string) => readonly string[],
): Attributes {
  const after: Record<string, readonly Values[]> = { ...attributes };
  for (const patch of patches) {
    const name = attributeOf(patch);
    if (!name) continue;
    const instances = changed(after[name] ?? [], patch, selectorsOf(name));
    if (instances.length > 0) after[name] = instances;
    else delete after[name];
  }
  return after;
}

function changed(
  before: readonly Values[],
  { op, value = [] }: Patch,
  selectors: readonly string[],
): readonly Values[] {
  switch (op) {
    case 'add':
    case 'replace':
      return [...before.filter((old) => !value.some((one) => isSame(old, one, selectors))), ...value];
    case 'merge':
      return value.reduce<readonly Values[]>((all, one) => merged(all, one, selectors), before);
    case 'delete':
      return value.length === 0 ? [] : before.filter((old) => !value.some((one) => isMeant(old, one, selectors)));
  }
}

function merged(before: readonly Values[], one: Values, selectors: readonly string[]): readonly Values[] {
  if (!before.some((old) => isSame(old, one, selectors))) return [...before, one];
  return before.map((old) => (isSame(old, one, selectors) ? { ...old, ...one } : old));
}

function isSame(one: Values, other: Values, selectors: readonly string[]): boolean {
  return selectors.every((name) => one[name] === other[name]);
}

/** A deletion names as many selectors as it likes. */
function isMeant(old: Values, named: Values, selectors: readonly string[]): boolean {
  return selectors.every((name) => named[name] === undefined || old[name] === named[name]);
}
