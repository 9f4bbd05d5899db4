import type { Catalogue, Verdict } from './catalogue.ts';
import { text, type Values } from './values.ts';
import { dataError, success } from './verdict.ts';

export function judgeRetirement(entry: Values, catalogue: Catalogue): Verdict {
  const sku = text(entry, 'sku');
  const item = catalogue.items.get(sku);
  if (!item) return dataError(sku, { code: 'ERR_PDI_0034', field: 'sku', description: `SKU '${sku}' does not exist.` });
  catalogue.put({ ...item, isRetired: true });
  return success(sku);
}
