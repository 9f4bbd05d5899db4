import { Rejected } from '../../core/faults.ts';
import type { Io } from '../../core/ports/marketplace.ts';

/** The seller that the channel names, as it stands in addresses. Throws Rejected where it names none. */
export function sellerOf({ channel }: Io): string {
  const seller = channel.settings.seller?.trim();
  if (seller) return encodeURIComponent(seller);
  throw new Rejected([{ code: 'SELLER_NOT_NAMED', message: 'settings.seller of the channel names no seller.' }]);
}
