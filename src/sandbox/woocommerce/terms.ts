import { validArguments } from './arguments.ts';
import type { Call, Result } from './call.ts';
import { paged } from './paged.ts';
import { slugOf } from './slug.ts';
import { WpError } from './wp-error.ts';

export function listTerms(call: Call, taxonomy: 'categories' | 'tags'): Result {
  const query = validArguments('terms', call.query, { defaults: 'filled' });
  const search = typeof query.search === 'string' ? query.search.toLowerCase() : '';
  const found = [...call.shop[taxonomy].values()].filter(
    (term) => term.name.toLowerCase().includes(search) && (query.slug === undefined || term.slug === query.slug),
  );
  return paged(found, query, (term) => term);
}

/** A name twice under one parent is refused, with the id of the one there is. */
export function createTerm(call: Call, taxonomy: 'categories' | 'tags'): Result {
  const values = validArguments(taxonomy === 'tags' ? 'tag' : 'category', call.body, { defaults: 'left out' });
  const name = String(values.name ?? '').trim();
  const slug = String(values.slug ?? '') || slugOf(name);
  const parent = typeof values.parent === 'number' ? values.parent : 0;
  const terms = call.shop[taxonomy];
  const twin = [...terms.values()].find((term) => term.name === name && term.parent === parent);
  if (twin)
    throw new WpError('term_exists', 'A term with the name provided already exists with this parent.', 400, {
      resource_id: twin.id,
    });
  const term = { id: call.shop.nextId(), name, slug, parent, description: String(values.description ?? '') };
  terms.set(term.id, term);
  return { status: 201, data: term, summary: `create 1 of ${taxonomy}` };
}
