import { isRecord, type Json } from '../../../core/json.ts';
import type { Attribute } from '../../../core/taxonomy.ts';
import { FILLED } from '../fields.ts';
import { type Node, type Parts, partsOf, strings } from './parts.ts';

/** The schema of one MPItem out of that of a whole feed. */
export function itemSchema(feed: Node): Node {
  const items = at(at(at(feed, 'properties'), 'MPItem'), 'items');
  return isRecord(items) ? items : feed;
}

function at(schema: Json | undefined, name: string): Json | undefined {
  return isRecord(schema) ? schema[name] : undefined;
}

/** What can be said of an item of this product type, the required first. */
export function attributesOf(schema: Node): readonly Attribute[] {
  const parts = partsOf(schema);
  return [...Object.entries(parts.orderable), ...Object.entries(parts.visible)]
    .filter(([name]) => !NOBODYS.has(name))
    .map(([name, node]) => attributeOf(name, node, parts))
    .toSorted((a, b) => RANK[a.required] - RANK[b.required]);
}

/** Orders to Walmart, and no facts of a product. */
const NOBODYS = new Set(['ProductIdUpdate', 'SkuUpdate']);
const RANK = { always: 0, sometimes: 1, never: 2 } as const;

function attributeOf(name: string, node: Node, { demanded, varying }: Parts): Attribute {
  const field = FILLED[name];
  const item = node.type === 'array' && isRecord(node.items) ? node.items : node;
  const values = strings(item.enum);
  const max = item.maxLength;
  return {
    name,
    title: typeof node.title === 'string' ? node.title : name,
    required: demanded.always.has(name) ? 'always' : demanded.sometimes.has(name) ? 'sometimes' : 'never',
    ...(field && { field }),
    ...(values.length > 0 && { values: values.map((id) => ({ id, title: id })), isClosed: true as const }),
    ...(node.type === 'array' && { most: typeof node.maxItems === 'number' ? node.maxItems : MANY }),
    ...(typeof max === 'number' && { limit: { max, unit: 'characters' as const } }),
    ...(varying.includes(name) && { isForVariants: true as const }),
    ...aboutOf(item),
  };
}

/** A list that names no end. */
const MANY = 50;

function aboutOf({ description, type, properties }: Node): Pick<Attribute, 'about'> {
  if (typeof description === 'string') return { about: { en: description, zh: description } };
  if (type !== 'object' || !isRecord(properties)) return {};
  const units = Object.values(properties).flatMap((node) => (isRecord(node) ? strings(node.enum) : []));
  if (units.length === 0) return {};
  const some = units.slice(0, 8).join(', ');
  return { about: { en: `A number and a unit: ${some}`, zh: `数字和单位：${some}` } };
}
