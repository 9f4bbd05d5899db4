import { Rejected } from '../../core/faults.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import { hereOf } from './sites.ts';
import type { ItemBody } from './wire.ts';

/** The seller that the channel names, as it stands in addresses. Throws Rejected where it names none. */
export function sellerOf({ channel }: Io): string {
  const seller = channel.settings.seller?.trim();
  if (seller) return encodeURIComponent(seller);
  throw new Rejected([{ code: 'SELLER_NOT_NAMED', message: 'settings.seller of the channel names no seller.' }]);
}

/** Throws Rejected for a price in another currency than the site's own. */
export function demandCurrency({ channel }: Io, { attributes }: ItemBody): void {
  const { currency } = hereOf(channel);
  const other = attributes.purchasable_offer?.find((offer) => offer.currency !== currency);
  if (!other) return;
  const message = `The site sells in ${currency}, the price is in ${other.currency}.`;
  throw new Rejected([{ code: 'CURRENCY_MISMATCH', message, path: 'currency' }]);
}
