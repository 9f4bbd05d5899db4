import { isRecord, type Json } from '../../../core/json.ts';
import type { Change } from '../../../core/words.ts';

/** An update leaves alone what it does not name, so what a body no longer has must be named and emptied. */
const EMPTY: Readonly<Record<string, Json>> = {
  short_description: '',
  global_unique_id: '',
  sale_price: '',
  manage_stock: false,
  weight: '',
  dimensions: { length: '', width: '', height: '' },
  images: [],
  // A variation's image is taken away by an object without id and src; null would be overlooked.
  image: {},
  attributes: [],
};

/** The members that the last body had and this one has not, each with its empty value. */
export function emptied({ known, document }: Change): Readonly<Record<string, Json>> {
  const before = isRecord(known?.body) ? known.body : {};
  const after = isRecord(document.body) ? document.body : {};
  const dropped = Object.entries(EMPTY).filter(([name]) => name in before && !(name in after));
  return Object.fromEntries(dropped);
}
