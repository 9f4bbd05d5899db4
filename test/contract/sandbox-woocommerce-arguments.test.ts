import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import ours from '../../src/sandbox/woocommerce/arguments.json' with { type: 'json' };

const specs = process.env.LISTWRIGHT_SPECS ?? new URL('../../../shared/specs', import.meta.url).pathname;
const KEPT = ['type', 'enum', 'format', 'minimum', 'maximum', 'pattern', 'default'];

interface Declared {
  readonly [name: string]: unknown;
  readonly items?: Declared;
  readonly properties?: Record<string, Declared>;
}

/** An argument without its prose. */
function bare(declared: Declared): unknown {
  const kept = Object.fromEntries(KEPT.filter((name) => name in declared).map((name) => [name, declared[name]]));
  return {
    ...kept,
    ...(declared.readonly === true ? { readonly: true } : {}),
    ...(declared.items ? { items: bare(declared.items) } : {}),
    ...(declared.properties
      ? { properties: Object.fromEntries(Object.entries(declared.properties).map(([name, one]) => [name, bare(one)])) }
      : {}),
    ...(declared.required === true ? { required: true } : {}),
  };
}

it.each([
  ['product', 'options_products.json', 'POST'],
  ['products', 'options_products.json', 'GET'],
  ['variation', 'options_products_10_variations.json', 'POST'],
  ['variations', 'options_products_10_variations.json', 'GET'],
  ['category', 'options_products_categories.json', 'POST'],
  ['terms', 'options_products_categories.json', 'GET'],
  ['tag', 'options_products_tags.json', 'POST'],
] as const)('the arguments of %s are what %s says for %s, member for member', (name, file, method) => {
  const { endpoints } = JSON.parse(readFileSync(`${specs}/woocommerce/${file}`, 'utf8'));
  const args: Record<string, Declared> = endpoints.find(({ methods }: { methods: string[] }) =>
    methods.includes(method),
  ).args;

  expect(ours[name]).toEqual(
    Object.fromEntries(Object.entries(args).map(([argument, declared]) => [argument, bare(declared)])),
  );
});
