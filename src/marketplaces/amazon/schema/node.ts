import { isRecord, type Json } from '../../../core/json.ts';

/** A part of a product type's schema. */
export type Node = Readonly<Record<string, Json>>;

const NONE: Node = {};
/** References may lead on to others, but not in circles. */
const DEEPEST = 8;

/** What stands at a local reference such as `#/$defs/marketplace_id`, or the node itself. */
export function resolved(root: Node, node: Json | undefined): Node {
  let here = isRecord(node) ? node : NONE;
  for (let depth = 0; typeof here.$ref === 'string' && depth < DEEPEST; depth++) {
    const found = at(root, here.$ref);
    const { $ref: _, ...own } = here;
    here = { ...found, ...own };
  }
  return here;
}

function at(root: Node, reference: string): Node {
  let here: Json | undefined = root;
  for (const part of reference.replace(/^#\/?/, '').split('/')) here = isRecord(here) ? here[part] : undefined;
  return isRecord(here) ? here : NONE;
}

/** The members of an object, each resolved. */
export function members(root: Node, node: Node): Readonly<Record<string, Node>> {
  const { properties } = node;
  if (!isRecord(properties)) return {};
  return Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, resolved(root, member)]));
}

/** The items of a list, resolved; the node itself where it is no list. */
export function itemsOf(root: Node, node: Node): Node {
  return node.items === undefined ? node : resolved(root, node.items);
}

/** One attribute of the product type; undefined where it has none of that name. */
export function attributeNode(root: Node, name: string): Node | undefined {
  const { properties } = root;
  if (!isRecord(properties) || !Object.hasOwn(properties, name)) return undefined;
  return resolved(root, properties[name]);
}

/** `string`, `number`, `integer`, `boolean`; where several ways are open, that of the first. */
export function typeOf(root: Node, node: Node): string {
  if (typeof node.type === 'string') return node.type;
  for (const way of waysOf(root, node)) if (typeof way.type === 'string') return way.type;
  return 'string';
}

export interface Choices {
  readonly values: readonly { readonly id: string; readonly title: string }[];
  /** Nothing else is taken. */
  readonly isClosed: boolean;
}

/** The values that a leaf names, with the words that people read. */
export function choicesOf(root: Node, node: Node): Choices {
  const own = named(node);
  if (own.length > 0) return { values: own, isClosed: true };
  const ways = waysOf(root, node);
  const values = ways.flatMap(named);
  return { values, isClosed: values.length > 0 && ways.every((way) => named(way).length > 0) };
}

function waysOf(root: Node, node: Node): readonly Node[] {
  const ways = [node.anyOf, node.oneOf].find(Array.isArray);
  return Array.isArray(ways) ? ways.map((way) => resolved(root, way)) : [];
}

function named(node: Node): Choices['values'] {
  const ids = Array.isArray(node.enum) ? node.enum : 'const' in node ? [node.const] : [];
  const titles = Array.isArray(node.enumNames) ? node.enumNames : [];
  return ids.map((id, place) => ({ id: String(id), title: String(titles[place] ?? id) }));
}
