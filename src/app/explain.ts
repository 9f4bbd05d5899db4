import { Stop } from '../core/faults.ts';
import { showMoney } from '../core/money.ts';
import { text } from '../core/text.ts';
import type { Finding, Known, Lang, Listing, Where } from '../core/words.ts';
import { catalogue } from './catalogue.ts';
import type { Shop } from './shop.ts';

/** One SKU on one channel: where each value came from, how its price was made, what is there now. */
export interface Explanation {
  readonly channel: string;
  readonly listing: string;
  readonly title: string;
  readonly origins: readonly { readonly field: string; readonly where: Where }[];
  readonly price: readonly string[];
  readonly live: readonly { readonly key: string; readonly refs: Known['refs'] }[];
  readonly refused: readonly string[];
}

/** What became of a SKU, and what is to be said of its cells. */
export interface SkuStory {
  readonly channels: readonly Explanation[];
  readonly findings: readonly Finding[];
}

/** The whole way of a SKU, from cell to answer. Throws Stop (exit 1) where no file has it. */
export async function explain(shop: Shop, sku: string, lang: Lang): Promise<SkuStory> {
  const seen: Listing[] = [];
  const findings: Finding[] = [];
  const work = await catalogue(shop, {
    skus: [sku],
    strict: 'no',
    purpose: 'look',
    offline: 'yes',
    report: (finding) => void (finding.sku !== undefined && findings.push(finding)),
    held: () => undefined,
    look: (listing) => void seen.push(listing),
  });
  for await (const _ of work.rendered) {
    // What is asked for is the listings on their way; the documents are of no interest here.
  }
  const channels = seen.map((listing) => explanation(shop, listing, { sku, lang }));
  if (channels.length > 0 || findings.length > 0) return { channels, findings };
  throw new Stop(text(`No product of this shop has the SKU ${sku}.`, `店铺中没有货号为 ${sku} 的商品。`), {
    hint: text('`listwright check` lists the rows that could not be read.', '`listwright check` 会列出无法读取的行。'),
    exit: 1,
  });
}

function explanation({ store }: Shop, listing: Listing, { sku, lang }: { sku: string; lang: Lang }): Explanation {
  const { channel, origins, sums } = listing;
  const own = Object.entries(origins).filter(([name]) => !name.includes('/') || name.startsWith(`${sku}/`));
  return {
    channel: channel.id,
    listing: listing.id,
    title: listing.title,
    origins: own.map(([field, where]) => ({ field, where })),
    price: (sums[sku] ?? Object.values(sums)[0] ?? []).map(({ label, money }) => `${label[lang]}: ${showMoney(money)}`),
    live: store.family(channel.id, listing.id).map(({ key, refs }) => ({ key, refs })),
    refused: store
      .refusals(channel.id)
      .filter(({ document }) => document.listing === listing.id)
      .map(
        ({ key, outcome }) =>
          `${key}: ${outcome.is === 'rejected' ? outcome.problems.map(({ message }) => message).join('; ') : outcome.is}`,
      ),
  };
}
