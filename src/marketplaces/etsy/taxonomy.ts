import { z } from 'zod';
import { Rejected } from '../../core/faults.ts';
import { contentHash } from '../../core/fingerprint.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import type { Attribute, Category, CategoryChoice, Taxonomy } from '../../core/taxonomy.ts';
import type { Channel } from '../../core/words.ts';
import { ask } from './ask.ts';
import { listed } from './wire.ts';

interface Node {
  readonly id: number;
  readonly name: string;
  readonly children: readonly Node[];
}

const node: z.ZodType<Node> = z.object({
  id: z.number(),
  name: z.string(),
  children: z.lazy(() => z.array(node)),
});
const nodes = listed(node);

const value = z.object({ value_id: z.number().nullish(), name: z.string(), scale_id: z.number().nullish() });
const property = z.object({
  property_id: z.number(),
  name: z.string(),
  display_name: z.string().catch(''),
  scales: z.array(z.object({ scale_id: z.number(), display_name: z.string().catch('') })).catch([]),
  is_required: z.boolean().catch(false),
  supports_variations: z.boolean().catch(false),
  is_multivalued: z.boolean().catch(false),
  max_values_allowed: z.number().nullish(),
  possible_values: z.array(value).catch([]),
});
type Property = z.infer<typeof property>;
const properties = listed(property);

/** Suggestions are made of the tree's own words, here: the whole of it comes in one answer. */
const MOST = 20;

export const taxonomy: Taxonomy = {
  async suggest(words, io) {
    const wanted = stemsOf(words);
    const scored = (await treeOf(io)).map((choice) => ({ choice, score: scoreOf(choice, wanted) }));
    return scored
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.choice.title.length - b.choice.title.length)
      .slice(0, MOST)
      .map(({ choice }) => choice);
  },

  async read(id, io): Promise<Category> {
    const choice = (await treeOf(io)).find((one) => one.id === id);
    if (!choice) throw new Rejected([{ code: 'http-404', message: `Etsy has no category (taxonomy_id) ${id}` }]);
    const { results } = await ask(io, `/seller-taxonomy/nodes/${id}/properties`, { answer: properties });
    const attributes = results.filter(({ possible_values }) => possible_values.length > 0).map(attributeOf);
    // The API speaks English here, whatever the shop's language.
    return { ...choice, version: contentHash(JSON.stringify(attributes)), locale: 'en-US', attributes };
  },
};

const trees = new WeakMap<Channel, Promise<readonly CategoryChoice[]>>();

/** Every category with the way to it; read once a run, a failed look is not kept. */
function treeOf(io: Io): Promise<readonly CategoryChoice[]> {
  const known = trees.get(io.channel);
  if (known) return known;
  const fresh = ask(io, '/seller-taxonomy/nodes', { answer: nodes }).then(({ results }) => flat(results, []));
  trees.set(io.channel, fresh);
  fresh.catch(() => trees.delete(io.channel));
  return fresh;
}

function flat(level: readonly Node[], above: readonly string[]): readonly CategoryChoice[] {
  return level.flatMap(({ id, name, children }) => {
    const way = [...above, name];
    return [{ id: String(id), title: way.join(' > ') }, ...flat(children, way)];
  });
}

/** The last step of the way weighs most; a word counts once. */
function scoreOf({ title }: CategoryChoice, wanted: ReadonlySet<string>): number {
  const way = title.split(' > ');
  const last = stemsOf(way.at(-1) ?? '');
  const above = stemsOf(way.slice(0, -1).join(' '));
  const hits = (stems: ReadonlySet<string>) => [...stems].filter((stem) => wanted.has(stem)).length;
  return (3 * hits(last)) / Math.max(1, last.size) + hits(last) + hits(above) / Math.max(1, above.size);
}

/** Words without case and plural. */
function stemsOf(words: string): ReadonlySet<string> {
  const plain = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(plain.filter((word) => word.length > 1).map((word) => word.replace(/(?<=[^s]{2})(?:es|s)$/, '')));
}

function attributeOf({ scales, possible_values, ...one }: Property): Attribute {
  const names = new Map(scales.map(({ scale_id, display_name }) => [scale_id, display_name]));
  return {
    name: String(one.property_id),
    title: one.display_name || one.name,
    required: one.is_required ? 'always' : 'never',
    values: possible_values.flatMap(({ value_id, name, scale_id }) => {
      if (typeof value_id !== 'number') return [];
      if (typeof scale_id !== 'number') return [{ id: String(value_id), title: name }];
      return [{ id: `${value_id}/${scale_id}`, title: `${name} (${names.get(scale_id) ?? scale_id})` }];
    }),
    isClosed: true,
    ...(one.is_multivalued && { most: one.max_values_allowed ?? possible_values.length }),
    ...(one.supports_variations && { isForVariants: true }),
  };
}
