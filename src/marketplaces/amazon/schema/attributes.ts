import { isRecord, type Json } from '../../../core/json.ts';
import type { TextLimit } from '../../../core/ports/marketplace.ts';
import type { Attribute } from '../../../core/taxonomy.ts';
import { FILLED, fieldOf } from '../fields.ts';
import { type Leaf, leavesOf } from './leaves.ts';
import { attributeNode, choicesOf, type Node } from './node.ts';

/** Filled in by `render` for every item, or not for a seller to say. */
const OURS = new Set(['condition_type', 'parentage_level', 'child_parent_sku_relationship', 'variation_theme']);
const PICTURE = /^(?:(?:main|other|swatch)_(?:product|offer)_image_locator)/;

/** What can be said in a product type, the required first. Attributes of several parts are as many lines. */
export function attributesOf(schema: Node): readonly Attribute[] {
  const { properties } = schema;
  if (!isRecord(properties)) return [];
  const always = new Set(strings(schema.required));
  const sometimes = new Set(Object.values(withoutProperties(schema)).flatMap((part) => [...demanded(part)]));
  const needs = (name: string) => (always.has(name) ? 'always' : sometimes.has(name) ? 'sometimes' : 'never');
  const all = Object.keys(properties).flatMap((name): readonly Attribute[] => {
    const node = attributeNode(schema, name);
    if (!node || node.hidden === true || OURS.has(name) || PICTURE.test(name)) return [];
    if (Object.hasOwn(FILLED, name)) return [filled(name, node, needs(name))];
    return leavesOf(schema, { name, node }).map((leaf) => ({
      ...told(leaf, { schema, whole: node }),
      required: leaf.name === name || isNeeded(leaf.name, { name, node, schema }) ? needs(name) : 'never',
      isForVariants: true,
    }));
  });
  return all.toSorted((a, b) => RANK[a.required] - RANK[b.required]);
}

const RANK = { always: 0, sometimes: 1, never: 2 } as const;

/** Of an object the parts that it must have. */
function isNeeded(leaf: string, { name, node, schema }: { name: string; node: Node; schema: Node }): boolean {
  const items = isRecord(node.items) ? node.items : node;
  const [part = ''] = leaf.slice(name.length + 1).split('.');
  return strings(items.required).includes(part) && attributeNode(schema, name) !== undefined;
}

function filled(name: string, node: Node, required: Attribute['required']): Attribute {
  return { name, title: String(node.title ?? name), required, field: fieldOf(name) };
}

function told(leaf: Leaf, { schema, whole }: { schema: Node; whole: Node }): Omit<Attribute, 'required'> {
  const { values, isClosed } = choicesOf(schema, leaf.node);
  const limit = limitOf(leaf.node);
  const most = [whole.maxUniqueItems, whole.maxItems].find((one) => typeof one === 'number');
  const about = typeof whole.description === 'string' ? whole.description : undefined;
  return {
    name: leaf.name,
    title: leaf.titles.join(': ') || leaf.name,
    ...(values.length > 0 && { values }),
    ...(isClosed && { isClosed: true as const }),
    ...(typeof most === 'number' && most > 1 && { most }),
    ...(limit && { limit }),
    ...(about && { about: { en: about, zh: about } }),
  };
}

function limitOf(node: Node): TextLimit | undefined {
  if (typeof node.maxUtf8ByteLength === 'number') return { max: node.maxUtf8ByteLength, unit: 'bytes' };
  return typeof node.maxLength === 'number' ? { max: node.maxLength, unit: 'characters' } : undefined;
}

function withoutProperties({ properties: _, required: __, $defs: ___, ...rest }: Node): Node {
  return rest;
}

/** Attributes that a condition asks for. */
function* demanded(part: Json): Generator<string> {
  if (Array.isArray(part)) {
    for (const one of part) yield* demanded(one);
    return;
  }
  if (!isRecord(part)) return;
  yield* strings(part.required);
  for (const [name, value] of Object.entries(part)) if (name !== 'if' && name !== 'properties') yield* demanded(value);
}

function strings(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
