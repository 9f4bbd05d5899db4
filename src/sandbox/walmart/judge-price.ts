import type { Catalogue, IngestionError, Verdict } from './catalogue.ts';
import { ingesting } from './ingesting.ts';
import { PRICE } from './offer-bodies.ts';
import { violations } from './schema.ts';
import { inner, isValues, text, type Values } from './values.ts';
import { dataError, schemaError, success, systemError } from './verdict.ts';

export function judgePrice(entry: Values, catalogue: Catalogue): Verdict {
  const sku = text(entry, 'sku');
  const broken = [...violations(entry, PRICE)].map((one) => schemaError(one, ''));
  if (broken.length > 0) return dataError(sku, ...broken);
  const absent = absence(sku, catalogue);
  if (absent) return absent;
  const wrong = setPrice(sku, entry, catalogue);
  return wrong ? dataError(sku, wrong) : success(sku);
}

/** Where the SKU cannot be changed: one that is being set up may be tried again later, another may not. */
export function absence(sku: string, catalogue: Catalogue): Verdict | undefined {
  const item = catalogue.items.get(sku);
  if (item && !item.isRetired) return undefined;
  if (ingesting(sku, catalogue))
    return systemError(sku, {
      code: 'ERR_INT_SYS_0101001',
      field: 'sku',
      description: `SKU '${sku}' is still being set up. Try again later.`,
    });
  return dataError(sku, { code: 'ERR_PDI_0034', field: 'sku', description: `SKU '${sku}' does not exist.` });
}

/** Sets the price a buyer pays. Returns what is wrong with it. */
export function setPrice(sku: string, body: Values, catalogue: Catalogue): IngestionError | undefined {
  const item = catalogue.items.get(sku);
  const pricing = Array.isArray(body.pricing) ? body.pricing.filter(isValues) : [];
  // Promotions with a date of their own are kept apart from the price.
  const current = pricing.find((one) => one.effectiveDate === undefined && one.processMode !== 'DELETE');
  const { currency, amount } = inner(current ?? {}, 'currentPrice');
  if (!item || typeof amount !== 'number') return undefined;
  if (currency !== catalogue.currency)
    return {
      code: 'ERR_PDI_0003',
      field: 'currency',
      description: `Currency must be ${catalogue.currency} in this market.`,
    };
  if (amount <= 0) return { code: 'ERR_PDI_0003', field: 'amount', description: 'Price must be more than 0.' };
  catalogue.put({ ...item, price: amount });
  return undefined;
}
