import type { Product, Store, Variant } from './store.ts';

/** What a search can look at, by field. */
type Facts = (field: string) => readonly string[] | undefined;

/**
 * Shopify's search syntax as far as a publisher uses it: `field:value`, quotes, `OR`, `AND`, `-`, a star at the end, and words.
 * A field that does not exist is ignored, as the real one does: the search then finds more than was meant.
 */
export function matcher(query: string | null | undefined): (facts: Facts, words: string) => boolean {
  const parts =
    (query ?? '').match(/-?[\w.$-]+:"(?:[^"\\]|\\.)*"|-?[\w.$-]+:'[^']*'|-?[\w.$-]+:\S+|"[^"]*"|\S+/g) ?? [];
  const groups: string[][] = [[]];
  for (const part of parts.map((one) => one.replace(/^\(+|\)+$/g, ''))) {
    if (part === 'OR') groups.push([]);
    else if (part !== 'AND' && part !== '') groups.at(-1)?.push(part);
  }
  return (facts, words) => groups.some((group) => group.every((term) => holds(term, facts, words)));
}

function holds(term: string, facts: Facts, words: string): boolean {
  const isNot = term.startsWith('-');
  const [, field, raw = ''] = /^-?([\w.$-]+):(.*)$/s.exec(term) ?? [];
  if (field === undefined) return words.toLowerCase().includes(term.replace(/^"|"$/g, '').toLowerCase());
  const values = facts(field);
  if (!values) return true;
  const wanted = raw
    .replace(/^(["'])(.*)\1$/s, '$2')
    .replace(/\\(.)/g, '$1')
    .toLowerCase();
  const found = values.some((value) => {
    const one = value.toLowerCase();
    return wanted.endsWith('*') ? one.startsWith(wanted.slice(0, -1)) : one === wanted;
  });
  return found !== isNot;
}

export function productFacts(store: Store, product: Product): Facts {
  const variants = () => product.variants.flatMap((id) => store.variants.get(id) ?? []);
  return (field) => {
    switch (field) {
      case 'id':
        return [String(product.id)];
      case 'handle':
        return [product.handle];
      case 'status':
        return [product.status];
      case 'title':
        return [product.title];
      case 'vendor':
        return [product.vendor];
      case 'product_type':
        return [product.productType];
      case 'tag':
        return product.tags;
      case 'sku':
        return variants().flatMap(({ sku }) => sku ?? []);
      case 'barcode':
        return variants().flatMap(({ barcode }) => barcode ?? []);
      default:
        return metafieldFacts(product.metafields, field);
    }
  };
}

export function variantFacts(store: Store, variant: Variant): Facts {
  return (field) => {
    switch (field) {
      case 'id':
        return [String(variant.id)];
      case 'sku':
        return variant.sku ? [variant.sku] : [];
      case 'barcode':
        return variant.barcode ? [variant.barcode] : [];
      case 'product_id':
        return [String(variant.product)];
      case 'product_status':
        return [store.products.get(variant.product)?.status ?? ''];
      default:
        return metafieldFacts(variant.metafields, field);
    }
  };
}

function metafieldFacts(
  fields: readonly { namespace: string; key: string; value: string }[],
  field: string,
): readonly string[] | undefined {
  const [, namespace, key] = /^metafields\.([^.]+)\.(.+)$/.exec(field) ?? [];
  if (namespace === undefined) return undefined;
  return fields.filter((one) => one.namespace === namespace && one.key === key).map(({ value }) => value);
}
