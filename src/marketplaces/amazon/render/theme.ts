import type { Listing } from '../../../core/words.ts';
import { leavesOf } from '../schema/leaves.ts';
import { attributeNode, choicesOf, itemsOf, members, type Node } from '../schema/node.ts';

/** What the variants of a family differ in: the theme's name, and for each option the attribute that it goes to. */
export interface Theme {
  readonly name: string;
  /** In the order of `Listing.options`. */
  readonly attributes: readonly string[];
}

/** What merchants call the commonest differences, in the languages of the sites. */
const MEANS: readonly (readonly [attribute: string, words: RegExp])[] = [
  ['color', /colou?r|farbe|couleur|colore|kleur|färg|kolor|^cor$|renk|颜色|顏色|^色|カラー|لون/i],
  [
    'size',
    /size|größe|groesse|taille|talla|tamaño|taglia|maat|storlek|rozmiar|tamanho|beden|尺寸|尺码|尺碼|大小|サイズ|مقاس/i,
  ],
  ['style', /style|stil|estilo|stijl|款式|风格|スタイル/i],
  ['pattern', /pattern|muster|motif|patrón|图案|花色|柄/i],
  ['material', /material|matériau|materiale|材质|材料|素材/i],
  ['scent', /scent|duft|parfum|aroma|香味|香り/i],
  ['flavor', /flavou?r|geschmack|goût|sabor|口味|味/i],
];

/** Where no schema tells what there is. */
const USUAL = ['size', 'color', 'style'] as const;

/**
 * The theme that fits the options best: as many attributes as there are options, and as many of them as possible known by
 * their names; what is left goes in order. Undefined: the product type has no theme of that many.
 */
export function themeOf({ options }: Pick<Listing, 'options'>, schema: Node | undefined): Theme | undefined {
  const wanted = options.map(({ name }) => meaning(name));
  if (!schema) return usual(wanted);
  const themes = themeNames(schema).map((name) => ({ name, parts: name.split('/').map((part) => part.trim()) }));
  const fitting = themes
    .filter(({ parts }) => parts.length === options.length)
    .map(({ name, parts }) => ({ name, keys: parts.map(key), at: parts.map((part) => attributeFor(part, schema)) }))
    .sort((a, b) => hits(b.keys, wanted) - hits(a.keys, wanted));
  const [best] = fitting;
  return best && { name: best.name, attributes: assigned(wanted, best.keys).map((place) => best.at[place] ?? '') };
}

/** Themes that a product type has: `SIZE`, `SIZE/COLOR`, `COLOR_NAME`. */
export function themeNames(schema: Node): readonly string[] {
  const node = attributeNode(schema, 'variation_theme');
  const name = node && members(schema, itemsOf(schema, node)).name;
  return name ? choicesOf(schema, name).values.map(({ id }) => id) : [];
}

function meaning(option: string): string {
  return MEANS.find(([, words]) => words.test(option))?.[0] ?? option.trim().toLowerCase();
}

/** `COLOR_NAME` → `color`. */
function key(part: string): string {
  return part.toLowerCase().replace(/_name$/, '');
}

/** `SIZE` → `size`, or `shirt_size.size` where sizes are an object. */
function attributeFor(part: string, schema: Node): string {
  const candidates = [part.toLowerCase(), key(part)];
  const own = candidates.map((name) => ({ name, node: attributeNode(schema, name) })).find(({ node }) => node);
  if (own?.node) return leavesOf(schema, { name: own.name, node: own.node })[0]?.name ?? own.name;
  const { properties } = schema;
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  for (const name of names.filter((one) => one.endsWith(`_${key(part)}`))) {
    const node = attributeNode(schema, name);
    const leaf = node && leavesOf(schema, { name, node }).find((one) => one.name.endsWith(`.${key(part)}`));
    if (leaf) return leaf.name;
  }
  return key(part);
}

function hits(keys: readonly string[], wanted: readonly string[]): number {
  return keys.filter((one) => wanted.includes(one)).length;
}

/** For each option its place in the theme: the one of its own name, else the first that is left. */
function assigned(wanted: readonly string[], keys: readonly string[]): readonly number[] {
  const free = new Set(keys.keys());
  const places = wanted.map((name) => {
    const place = keys.findIndex((one, at) => one === name && free.has(at));
    if (place >= 0) free.delete(place);
    return place;
  });
  return places.map((place) => {
    if (place >= 0) return place;
    const [next = -1] = free;
    free.delete(next);
    return next;
  });
}

function usual(wanted: readonly string[]): Theme {
  const left = USUAL.filter((name) => !wanted.includes(name)).values();
  const known = new Set<string>();
  const attributes = wanted.map((name) => {
    const isKnown = MEANS.some(([one]) => one === name) && !known.has(name);
    const chosen = isKnown ? name : (left.next().value ?? 'style');
    known.add(chosen);
    return chosen;
  });
  return { name: attributes.map((name) => name.toUpperCase()).join('/'), attributes };
}
