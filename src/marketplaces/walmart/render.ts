import { isRecord } from '../../core/json.ts';
import { text } from '../../core/text.ts';
import type { Document, Finding, Listing, ListingVariant } from '../../core/words.ts';
import { axesOf } from './render/axes.ts';
import { itemBody } from './render/item.ts';
import { judged } from './spec/judge.ts';
import { partsOf } from './spec/parts.ts';
import type { ItemBody, StockBody, WalmartKinds } from './wire.ts';

type Item = Document<'item', ItemBody>;
type Stock = Document<'stock', StockBody>;
type Rendered = { readonly [Kind in keyof WalmartKinds]: Document<Kind, WalmartKinds[Kind]> }[keyof WalmartKinds];

/** One item a SKU, and its stock where the sheet has one. Variants find each other by the group that each of them names. */
export function render(listing: Listing): { documents: readonly Rendered[]; findings: readonly Finding[] } {
  const variants = distinct(listing.variants);
  const spec = partsOf(listing.category?.category?.schema);
  const axes = axesOf(listing, variants, spec);
  const items = variants.map((variant): Item => {
    const { sku, price, stock } = variant;
    return {
      key: `item/${sku}`,
      kind: 'item',
      body: itemBody(listing, variant, { spec, axes, isFirst: variant === variants[0] }),
      after: [],
      listing: listing.id,
      skus: { [sku]: { price, ...(stock !== undefined && { stock }) } },
    };
  });
  const findings = [
    ...undeliverable(listing),
    ...axes.findings,
    ...strikes(listing, variants),
    ...(isRecord(listing.category?.category?.schema) ? judged(items, listing) : []),
  ];
  return { documents: [...items, ...variants.flatMap((variant) => stockOf(variant, listing))], findings };
}

/** A SKU that stands twice in one listing is a finding elsewhere; here the first one counts. */
function distinct(variants: readonly ListingVariant[]): readonly ListingVariant[] {
  return [...new Map(variants.toReversed().map((variant) => [variant.sku, variant])).values()].reverse();
}

function stockOf({ sku, stock }: ListingVariant, { id, channel }: Listing): readonly Stock[] {
  if (stock === undefined) return [];
  const shipNode = channel.settings.ship_node;
  return [
    {
      key: `stock/${sku}`,
      kind: 'stock',
      body: { sku, quantity: { unit: 'EACH', amount: stock }, ...(shipNode && { shipNode }) },
      after: [`item/${sku}`],
      listing: id,
      skus: {},
    },
  ];
}

function undeliverable({ id, channel, pictures }: Listing): readonly Finding[] {
  if (channel.delivery === 'by-address' || pictures.length === 0) return [];
  return [
    {
      id: 'picture/no-way-to-deliver',
      severity: 'error',
      channel: channel.id,
      sku: id,
      field: 'pictures',
      message: text(
        `Walmart takes pictures from public addresses only, and ${channel.id} has none for them.`,
        `沃尔玛只接受公网图片网址，而 ${channel.id} 没有可用的图片网址。`,
      ),
      hint: text(
        'Set up a place for pictures (`pictures:` in listwright.yaml).',
        '请在 listwright.yaml 的 pictures: 中设置图片存放位置。',
      ),
    },
  ];
}

/** `comparisonPrice` is for promotions alone, says their price API. */
function strikes({ channel }: Listing, variants: readonly ListingVariant[]): readonly Finding[] {
  const struck = variants.find(({ strike }) => strike !== undefined);
  if (!struck) return [];
  return [
    {
      id: 'strike/not-shown',
      severity: 'note',
      channel: channel.id,
      sku: struck.sku,
      field: 'strike',
      message: text(
        'Walmart shows a price before only in promotions; it is not sent.',
        '沃尔玛仅在促销活动中显示原价，因此不会发送原价。',
      ),
      hint: text('Set up the promotion in Seller Center.', '如需显示，请在 Seller Center 中设置促销。'),
    },
  ];
}
