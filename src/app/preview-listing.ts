import { showMoney } from '../core/money.ts';
import type { Finding, Lang, Listing } from '../core/words.ts';
import type { PreviewListing } from '../page/preview/card.ts';
import type { PreviewFinding } from '../page/preview/findings.ts';

export interface ListingParts extends Pick<PreviewListing, 'isHeld' | 'pictures' | 'thumbnail'> {
  readonly findings: readonly Finding[];
  readonly lang: Lang;
  readonly marketplace: string;
}

/** A listing in the words of the page. */
export function previewListing(
  listing: Listing,
  { findings, lang, marketplace, ...parts }: ListingParts,
): PreviewListing {
  const { channel, id, title, bullets, description, untranslated } = listing;
  const limit = channel.limits.text.title;
  return {
    ...parts,
    id,
    channel: { id: channel.id, marketplace, locale: channel.locale },
    title,
    titleLength: limit?.unit === 'bytes' ? Buffer.byteLength(title) : [...title].length,
    ...(limit && { titleLimit: limit }),
    bullets,
    description,
    untranslated,
    variants: listing.variants.map(({ sku, options, price, stock }) => ({
      name: options.join(' / '),
      sku,
      price: showMoney(price),
      ...(stock !== undefined && { stock }),
      sum: (listing.sums[sku] ?? []).map((step) => ({ label: step.label[lang], amount: showMoney(step.money) })),
    })),
    findings: findings.map((finding) => previewFinding(finding, lang)),
  };
}

export function previewFinding(
  { id, severity, message, hint, where, field, sku }: Finding,
  lang: Lang,
): PreviewFinding {
  const row = where?.row ?? where?.line;
  const cell = [where?.file, where?.sheet, where?.cell ?? row].filter((part) => part !== undefined).join(' ');
  return {
    id,
    severity,
    message: message[lang],
    ...(hint && { hint: hint[lang] }),
    ...(cell !== '' && { cell }),
    ...(field !== undefined && { field }),
    ...(sku !== undefined && { sku }),
  };
}
