import type { Listing, ListingVariant } from '../../../core/words.ts';

/** One thing in which the variants of a listing differ, in eBay's words for it. */
export interface Axis {
  readonly name: string;
  /** By SKU. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * What the variants of a listing differ in. Where an option was learned to be an aspect of the category, its name and values are
 * the aspect's. Every variant needs a value of every axis, and several variants need an axis.
 */
export function axesOf(listing: Listing, variants: readonly ListingVariant[]): readonly Axis[] {
  if (variants.length < 2) return [];
  const axes = new Map<string, Axis>();
  for (const [place, { name }] of listing.options.entries()) {
    const said = Object.fromEntries(variants.map(({ sku, options }) => [sku, options[place]?.trim() ?? '']));
    if (name.trim() === '' || Object.values(said).every((value) => value === '')) continue;
    const axis = learned(listing, name, said) ?? { name: name.trim(), values: filled(said) };
    axes.set(axis.name, axis);
  }
  if (axes.size > 0) return [...axes.values()];
  return [{ name: 'Variation', values: Object.fromEntries(variants.map(({ sku }) => [sku, sku])) }];
}

function filled(said: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(said).map(([sku, value]) => [sku, value || '-']));
}

/** The aspect that says of each variant what the option says, each value by another word. */
function learned({ category }: Listing, name: string, said: Readonly<Record<string, string>>): Axis | undefined {
  const skus = Object.keys(said);
  const names = new Set(Object.values(category?.variants ?? {}).flatMap((values) => Object.keys(values)));
  const fitting = [...names].flatMap((aspect): Axis[] => {
    const words = skus.map((sku) => category?.variants?.[sku]?.[aspect]);
    if (!words.every((word) => typeof word === 'string')) return [];
    const pairs = new Set(skus.map((sku, place) => JSON.stringify([said[sku], words[place]])));
    if (pairs.size !== new Set(words).size || pairs.size !== new Set(Object.values(said)).size) return [];
    return [{ name: aspect, values: Object.fromEntries(skus.map((sku, place) => [sku, words[place] ?? ''])) }];
  });
  return fitting.find((axis) => axis.name.toLowerCase() === name.trim().toLowerCase()) ?? fitting[0];
}
