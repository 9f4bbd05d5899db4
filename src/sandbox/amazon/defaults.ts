import { type DefinitionOptions, schemaOf } from './product-types/definition.ts';
import type { ProductType } from './product-types/index.ts';
import { isValues, type Values } from './values.ts';

interface AttributeFacts {
  readonly selectors: readonly string[];
  readonly defaults: Values;
}

const known = new Map<string, ReadonlyMap<string, AttributeFacts>>();

/** The properties that tell instances of an attribute apart. */
export function selectorsOf(type: ProductType, options: DefinitionOptions, attribute: string): readonly string[] {
  return factsOf(type, options).get(attribute)?.selectors ?? [];
}

/** The attributes with each instance's missing defaults set, as the servers do: language, marketplace, audience. */
export function withDefaults(attributes: Values, type: ProductType, options: DefinitionOptions): Values {
  const facts = factsOf(type, options);
  return Object.fromEntries(
    Object.entries(attributes).map(([name, instances]) => {
      const defaults = facts.get(name)?.defaults;
      if (!defaults || !Array.isArray(instances)) return [name, instances];
      return [name, instances.map((one) => (isValues(one) ? { ...defaults, ...one } : one))];
    }),
  );
}

function factsOf(type: ProductType, options: DefinitionOptions): ReadonlyMap<string, AttributeFacts> {
  const key = [type.name, options.site.id, options.requirements].join(' ');
  const found = known.get(key);
  if (found) return found;
  const { properties, $defs } = schemaOf(type, options);
  const facts = new Map<string, AttributeFacts>();
  for (const [name, schema] of Object.entries(isValues(properties) ? properties : {}))
    if (isValues(schema)) facts.set(name, factsOfOne(schema, isValues($defs) ? $defs : {}));
  known.set(key, facts);
  return facts;
}

function factsOfOne({ selectors, items }: Values, defs: Values): AttributeFacts {
  const inner = isValues(items) && isValues(items.properties) ? items.properties : {};
  const defaults = Object.entries(inner).flatMap(([name, schema]) => {
    const meant = isValues(schema) && schema.$ref ? defs[String(schema.$ref).replace('#/$defs/', '')] : schema;
    return isValues(meant) && 'default' in meant ? [[name, meant.default]] : [];
  });
  return { selectors: Array.isArray(selectors) ? selectors.map(String) : [], defaults: Object.fromEntries(defaults) };
}
