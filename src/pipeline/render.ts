import type { Marketplace } from '../core/ports/marketplace.ts';
import type { Document, Finding, Listing } from '../core/words.ts';
import { cellOf } from './cell-of.ts';
import type { Stage } from './context.ts';

export interface Rendered {
  readonly listing: Listing;
  readonly documents: readonly Document[];
}

/**
 * Asks each listing's marketplace for its documents. A finding gains channel, SKU and cell; an error holds the listing back
 * and `held` is told. A render that throws is a fault of ours and is not caught.
 */
export function render(
  marketplaces: (id: string) => Marketplace,
  options: { readonly held?: (listingId: string, channelId: string) => void } = {},
): Stage<Listing, Rendered> {
  return async function* rendered(listings, context) {
    for await (const listing of listings) {
      const { documents, findings } = marketplaces(listing.channel.marketplace).render(listing);
      for (const finding of findings) context.report(placed(finding, listing));
      if (findings.some((finding) => finding.severity === 'error')) options.held?.(listing.id, listing.channel.id);
      else yield { listing, documents };
    }
  };
}

function placed(finding: Finding, listing: Listing): Finding {
  const where = finding.where ?? cellOf(finding, listing);
  return { channel: listing.channel.id, sku: listing.id, ...finding, ...(where && { where }) };
}
