import { isRecord, type Json } from '../../../core/json.ts';
import type { Ready } from '../../../core/words.ts';

const QUANTITY = ['manage_stock', 'stock_quantity'];

/**
 * The body without its quantity, unless the sheet's quantity is what changed: an update leaves alone what it does not name, and
 * what was sold since must not come back. What was adopted has no last body, and gets the sheet's quantity once.
 */
export function withoutStaleQuantity({ body, changed }: Ready): Readonly<Record<string, Json>> {
  const members = Object.entries(isRecord(body) ? body : {});
  const isMeant = changed.some((path) => path === '' || QUANTITY.includes(path));
  return Object.fromEntries(isMeant ? members : members.filter(([name]) => !QUANTITY.includes(name)));
}
