import { isRecord, type Json } from '../../../core/json.ts';
import type { Attributes, Entry } from '../wire.ts';
import { attributeNode, itemsOf, members, type Node, resolved } from './node.ts';

/**
 * Attributes as a product type has them: what it does not know is left out, an attribute as well as a member of one
 * (some have no `audience`, others no `language_tag`).
 */
export function fitted(attributes: Attributes, root: Node): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, entries]) => {
      const node = attributeNode(root, name);
      return node ? [[name, entries.map((entry) => fittedEntry(entry, itemsOf(root, node), root))]] : [];
    }),
  );
}

function fittedEntry(entry: Entry, node: Node, root: Node): Entry {
  const known = members(root, node);
  if (Object.keys(known).length === 0) return entry;
  return Object.fromEntries(
    Object.entries(entry).flatMap(([name, value]) => {
      const member = known[name];
      return member ? [[name, fittedValue(value, resolved(root, member), root)]] : [];
    }),
  );
}

function fittedValue(value: Json, node: Node, root: Node): Json {
  if (Array.isArray(value)) return value.map((one) => fittedValue(one, itemsOf(root, node), root));
  return isRecord(value) ? fittedEntry(value, node, root) : value;
}
