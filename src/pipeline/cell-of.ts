import type { FieldPath, Listing, Where } from '../core/words.ts';

/**
 * The cell that a remark on a listing speaks of: the one named by `origin` (a name in `listing.origins`, or a picture's asset id),
 * else the variant's own, the product's, and the title's where the value came from no cell. What a category asks for and no column
 * says stands at the category's cell.
 */
export function cellOf(
  remark: { readonly origin?: string; readonly sku?: string; readonly field?: FieldPath },
  { id, origins, sources }: Pick<Listing, 'id' | 'origins' | 'sources'>,
): Where | undefined {
  const { origin, sku = id, field = 'title' } = remark;
  const named = origin === undefined ? undefined : (origins[origin] ?? sources[origin]?.where);
  const own =
    named ?? origins[`${sku}/${field}`] ?? origins[field] ?? (isOfCategory(field) ? origins.category : undefined);
  return own ?? origins.title ?? origins.sku ?? origins[`${sku}/sku`];
}

function isOfCategory(field: FieldPath): boolean {
  return field === 'attribute' || field.startsWith('option.');
}
