import { plainHeader } from './columns-header.ts';
import { type ColumnTemplate, KNOWN } from './columns-templates.ts';

/** What the headers that a template knows must weigh together. */
const LEAST_WEIGHT = 2;
/** So much proves a template that knows a fifth of the headers: sheets of one category have a hundred columns of their own. */
const PROVEN_WEIGHT = 12;

/**
 * The template whose headers these are: it knows at least four of them and more than half, and enough of them are its own.
 * A header that three templates know (颜色, 库存) proves nothing; one that stands in a single template and in no other sheet counts whole.
 */
export function fittingTemplate(
  headers: readonly string[],
  templates: readonly ColumnTemplate[],
): ColumnTemplate | undefined {
  const special = templates.filter((template) => !KNOWN.includes(template.id));
  const columns = headers
    .map((header) =>
      [header, ...(header.includes('\n') ? header.split('\n') : [])].map((part) => plainHeader(part).key),
    )
    .filter((keys) => keys[0] !== '');
  const rarity = rarityIn(templates, special);
  let best: { template: ColumnTemplate; weight: number } | undefined;
  for (const template of special) {
    const hits = columns.flatMap((keys) => keys.find((key) => template.headers.has(key)) ?? []);
    const weight = [...new Set(hits)].reduce((sum, key) => sum + (rarity.get(key) ?? 1), 0);
    const knowsEnough =
      hits.length * 2 > columns.length || (weight >= PROVEN_WEIGHT && hits.length * 5 > columns.length);
    if (hits.length < 4 || !knowsEnough || weight < LEAST_WEIGHT) continue;
    if (weight > (best?.weight ?? 0)) best = { template, weight };
  }
  return best?.template;
}

const rarities = new WeakMap<readonly ColumnTemplate[], ReadonlyMap<string, number>>();

function rarityIn(all: readonly ColumnTemplate[], special: readonly ColumnTemplate[]): ReadonlyMap<string, number> {
  const there = rarities.get(all);
  if (there) return there;
  const counts = new Map<string, number>();
  for (const template of special)
    for (const key of template.headers.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isCommon = (key: string): boolean => all.some(({ id, headers }) => KNOWN.includes(id) && headers.has(key));
  const rarity = new Map(
    [...counts].map(([key, count]) => [key, count > 2 ? 0 : (isCommon(key) ? 0.5 : 1) / count] as const),
  );
  rarities.set(all, rarity);
  return rarity;
}
