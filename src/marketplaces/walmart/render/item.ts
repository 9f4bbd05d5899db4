import type { Json } from '../../../core/json.ts';
import { convertWeight } from '../../../core/measure.ts';
import { assetUrl } from '../../../core/refs.ts';
import type { Listing, ListingVariant } from '../../../core/words.ts';
import type { Parts } from '../spec/parts.ts';
import { shaped } from '../spec/shaped.ts';
import type { ItemBody } from '../wire.ts';
import type { Axes } from './axes.ts';
import { complied } from './complied.ts';

interface Context {
  readonly spec: Parts;
  readonly axes: Axes;
  /** The variant that is shown first. */
  readonly isFirst: boolean;
}

/** One SKU as an MPItem: what an offer is (`Orderable`), and what its page shows (`Visible`). */
export function itemBody(listing: Listing, variant: ListingVariant, context: Context): ItemBody {
  const { spec } = context;
  const said = saidOf(listing, variant, context);
  const isOrderable = (name: string) => name in spec.orderable || (!spec.isKnown && ORDERABLE.has(name));
  const orders = Object.entries(said).filter(([name]) => isOrderable(name));
  const shows = Object.entries(said).filter(([name]) => !isOrderable(name));
  const legal = complied(listing.compliance, spec);
  return {
    Orderable: {
      ...wireForm(orders, spec.orderable),
      ...legal.orderable,
      ...offered(listing, variant),
    },
    Visible: listing.category
      ? {
          [listing.category.id]: {
            ...wireForm(shows, spec.visible),
            ...legal.visible,
            ...shown(listing, variant, context),
          },
        }
      : {},
  };
}

/** Where no spec is known, these are the offer's (S: MP_ITEM_SPEC_4.3). */
const ORDERABLE = new Set([
  'ShippingWeight',
  'fulfillmentLagTime',
  'electronicsIndicator',
  'batteryTechnologyType',
  'chemicalAerosolPesticide',
  'multipackQuantity',
  'shipsInOriginalPackaging',
  'MustShipAlone',
  'startDate',
  'endDate',
]);

function saidOf({ category }: Listing, variant: ListingVariant, { axes }: Context) {
  return { ...category?.attributes, ...axes.said(variant), ...category?.variants?.[variant.sku] };
}

function wireForm(
  said: readonly (readonly [string, string | readonly string[]])[],
  schemas: Parts['visible'],
): Record<string, Json> {
  return Object.fromEntries(said.map(([name, value]) => [name, shaped(value, schemas[name])]));
}

function offered({ compliance }: Listing, { sku, gtin, price, weight }: ListingVariant): ItemBody['Orderable'] {
  const productId = gtin?.padStart(14, '0') ?? (compliance.gtinExempt && EXEMPT);
  const pounds = weight && Number(convertWeight(weight, 'lb').value);
  return {
    sku,
    ...(productId && { productIdentifiers: { productIdType: 'GTIN', productId } }),
    price: Number(price.amount),
    ...(pounds !== undefined && { ShippingWeight: pounds }),
  };
}

/** What stands in the code's place once Walmart has granted an exemption (from general knowledge; no stored spec says it). */
const EXEMPT = 'CUSTOM';

function shown(listing: Listing, variant: ListingVariant, { spec, axes, isFirst }: Context): Record<string, Json> {
  const { title, brand, description, bullets, model, channel } = listing;
  const [main, ...others] = channel.delivery === 'by-address' ? assetsOf(listing, variant) : [];
  return {
    productName: title,
    ...(brand !== undefined && { brand }),
    ...(description !== '' && { shortDescription: description }),
    ...(bullets.length > 0 && { keyFeatures: bullets }),
    ...(model !== undefined && 'modelNumber' in spec.visible && { modelNumber: model }),
    ...(main !== undefined && { mainImageUrl: assetUrl(main) }),
    ...(others.length > 0 && { productSecondaryImageURL: others.map(assetUrl) }),
    ...(axes.names.length > 0 && {
      variantGroupId: listing.id,
      variantAttributeNames: axes.names,
      isPrimaryVariant: isFirst ? 'Yes' : 'No',
    }),
  };
}

/** A variant's own pictures first, then the product's, without those that are another variant's own. */
function assetsOf({ pictures, variants }: Listing, variant: ListingVariant): readonly string[] {
  const others = new Set(variants.filter(({ sku }) => sku !== variant.sku).flatMap((one) => one.pictures));
  const shared = pictures
    .filter(({ asset, role }) => role !== 'swatch' && (variant.pictures.includes(asset) || !others.has(asset)))
    .toSorted((a, b) => Number(b.role === 'main') - Number(a.role === 'main'))
    .map(({ asset }) => asset);
  const own = [...new Set([...variant.pictures, ...shared])];
  return own.length > 0 ? own : pictures.slice(0, 1).map(({ asset }) => asset);
}
