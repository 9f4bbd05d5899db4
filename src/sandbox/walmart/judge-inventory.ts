import type { Catalogue, Verdict } from './catalogue.ts';
import { absence } from './judge-price.ts';
import { INVENTORY, NODE_ENTRY } from './offer-bodies.ts';
import { PARTNER_ID } from './partner.ts';
import { type Schema, violations } from './schema.ts';
import { inner, isValues, text, type Values } from './values.ts';
import { dataError, schemaError, success } from './verdict.ts';

export function judgeInventory(entry: Values, catalogue: Catalogue): Verdict {
  return judge(entry, INVENTORY, catalogue) ?? stocked(entry, inner(entry, 'quantity'), catalogue);
}

/** Stock by ship node; this seller has one. */
export function judgeNodes(entry: Values, catalogue: Catalogue): Verdict {
  const refused = judge(entry, NODE_ENTRY, catalogue);
  if (refused) return refused;
  const nodes = Array.isArray(entry.shipNodes) ? entry.shipNodes.filter(isValues) : [];
  const foreign = nodes.find((node) => node.shipNode !== PARTNER_ID);
  if (foreign)
    return dataError(text(entry, 'sku'), {
      code: 'ERR_PDI_0003',
      field: 'shipNode',
      description: `Ship node '${text(foreign, 'shipNode')}' is not one of this seller.`,
    });
  return stocked(entry, inner(nodes.at(-1) ?? {}, 'quantity'), catalogue);
}

function judge(entry: Values, schema: Schema, catalogue: Catalogue): Verdict | undefined {
  const sku = text(entry, 'sku');
  const broken = [...violations(entry, schema)].map((one) => schemaError(one, ''));
  return broken.length > 0 ? dataError(sku, ...broken) : absence(sku, catalogue);
}

function stocked(entry: Values, quantity: Values, catalogue: Catalogue): Verdict {
  const sku = text(entry, 'sku');
  setStock(sku, Number(quantity.amount), catalogue);
  return success(sku);
}

export function setStock(sku: string, stock: number, catalogue: Catalogue): void {
  const item = catalogue.items.get(sku);
  if (item) catalogue.put({ ...item, stock });
}
