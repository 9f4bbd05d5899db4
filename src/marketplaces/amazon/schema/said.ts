import type { Json } from '../../../core/json.ts';
import type { Here } from '../sites.ts';
import type { Attributes, Entry } from '../wire.ts';
import { attributeNode, choicesOf, itemsOf, members, type Node, typeOf } from './node.ts';
import { measureOf } from './units.ts';

/** Attribute or part of one → what is said of it, in plain words. */
export type Said = Readonly<Record<string, string | readonly string[]>>;

/**
 * Plain words in the form that the product type has for them: `capacity: 350 ml` becomes
 * `[{ value: 350, unit: 'milliliters', marketplace_id }]`, `battery.weight` a member of `battery`. What cannot be read
 * as a number or a choice goes as it is, for the schema to judge.
 */
export function shaped(
  said: Said,
  { schema, here }: { readonly schema: Node | undefined; readonly here: Here },
): Attributes {
  const root = schema ?? {};
  const byAttribute = new Map<string, Map<string, readonly string[]>>();
  for (const [path, value] of Object.entries(said)) {
    const [name = '', ...rest] = path.split('.');
    const parts = byAttribute.get(name) ?? new Map();
    byAttribute.set(name, parts.set(rest.join('.'), typeof value === 'string' ? [value] : value));
  }
  return Object.fromEntries(
    [...byAttribute].map(([name, parts]) => {
      const node = attributeNode(root, name);
      return [name, node ? entriesOf(parts, itemsOf(root, node), { root, here }) : plain(parts, here)];
    }),
  );
}

interface Context {
  readonly root: Node;
  readonly here: Here;
}
type Parts = ReadonlyMap<string, readonly string[]>;

/** One entry for each of several values; parts of an object are said once. */
function entriesOf(parts: Parts, item: Node, context: Context): readonly Entry[] {
  const whole = parts.get('');
  if (whole && parts.size === 1) return whole.map((value) => entryOf(new Map([['', [value]]]), item, context));
  return [entryOf(parts, item, context)];
}

function entryOf(parts: Parts, item: Node, context: Context): Entry {
  const all = members(context.root, item);
  const whole = parts.get('')?.[0];
  const inside = new Map<string, Map<string, readonly string[]>>();
  for (const [path, values] of parts) {
    const [name = '', ...rest] = path.split('.');
    if (name) inside.set(name, (inside.get(name) ?? new Map()).set(rest.join('.'), values));
  }
  return {
    ...(whole !== undefined && worthOf(whole, all, context)),
    ...Object.fromEntries([...inside].map(([name, own]) => [name, memberOf(own, all[name] ?? {}, context)])),
    ...placed(all, context.here),
  };
}

function memberOf(parts: Parts, node: Node, context: Context): Json {
  const item = itemsOf(context.root, node);
  const isObject = Object.keys(members(context.root, item)).length > 0;
  const values = parts.get('') ?? [];
  if (node.items !== undefined)
    return isObject ? entriesOf(parts, item, context) : values.map((value) => leafOf(value, item, context.root));
  return isObject ? entryOf(parts, item, context) : leafOf(values[0] ?? '', node, context.root);
}

function worthOf(value: string, all: Readonly<Record<string, Node>>, { root }: Context): Entry {
  const node = all.value ?? all.name;
  const name = all.value || !all.name ? 'value' : 'name';
  if (!all.unit) return { [name]: leafOf(value, node ?? {}, root) };
  const measured = measureOf(value, choicesOf(root, all.unit).values);
  if (!measured) return { [name]: leafOf(value, node ?? {}, root) };
  const { unit } = measured;
  return { [name]: leafOf(measured.value, node ?? {}, root), ...(unit !== undefined && { unit }) };
}

function leafOf(value: string, node: Node, root: Node): Json {
  const type = typeOf(root, node);
  const wanted = value.trim().toLowerCase();
  const { values } = choicesOf(root, node);
  const choice = values.find(({ id, title }) => id.toLowerCase() === wanted || title.toLowerCase() === wanted);
  const text = choice?.id ?? value;
  if (type === 'boolean') return YES.has(wanted) ? true : NO.has(wanted) ? false : text;
  if (type !== 'number' && type !== 'integer') return text;
  const number = Number(text.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2'));
  return text.trim() !== '' && Number.isFinite(number) ? number : text;
}

const YES = new Set(['true', 'yes', 'y', '1', '是', '有', 'ja', 'oui', 'sí', 'si', 'sim', 'はい']);
const NO = new Set(['false', 'no', 'n', '0', '否', '无', 'nein', 'non', 'não', 'いいえ']);

function placed(all: Readonly<Record<string, Node>>, here: Here): Entry {
  return {
    ...(all.language_tag && { language_tag: here.language }),
    ...(all.marketplace_id && { marketplace_id: here.marketplaceId }),
  };
}

/** Nobody knows its form: the commonest one. */
function plain(parts: Parts, here: Here): readonly Entry[] {
  const place = { language_tag: here.language, marketplace_id: here.marketplaceId };
  const whole = (parts.get('') ?? []).map((value) => ({ value, ...place }));
  const inside = [...parts].filter(([path]) => path !== '').map(([path, [value = '']]) => [path, value] as const);
  return inside.length === 0 ? whole : [{ ...whole[0], ...Object.fromEntries(inside), ...place }];
}
