import { z } from 'zod';
import { amount, aspects, count, duration, flag, list, text } from './shape-parts.ts';

const distribution = z.object({ fulfillmentTime: duration, merchantLocationKey: text(36), quantity: count });
const pickup = z.object({
  availabilityType: z.enum(['IN_STOCK', 'OUT_OF_STOCK', 'SHIP_TO_STORE']).optional(),
  fulfillmentTime: duration,
  merchantLocationKey: text(36),
  quantity: count,
});
const shipToLocation = z
  .object({ availabilityDistributions: z.array(distribution).optional(), quantity: count })
  .optional();

const CONDITIONS = (
  'NEW LIKE_NEW NEW_OTHER NEW_WITH_DEFECTS CERTIFIED_REFURBISHED EXCELLENT_REFURBISHED VERY_GOOD_REFURBISHED ' +
  'GOOD_REFURBISHED SELLER_REFURBISHED USED_EXCELLENT USED_VERY_GOOD USED_GOOD USED_ACCEPTABLE FOR_PARTS_OR_NOT_WORKING ' +
  'PRE_OWNED_EXCELLENT PRE_OWNED_FAIR'
).split(' ');

const PACKAGES = (
  'LETTER BULKY_GOODS CARAVAN CARS EUROPALLET EXPANDABLE_TOUGH_BAGS EXTRA_LARGE_PACK FURNITURE INDUSTRY_VEHICLES ' +
  'LARGE_CANADA_POSTBOX LARGE_CANADA_POST_BUBBLE_MAILER LARGE_ENVELOPE MAILING_BOX MEDIUM_CANADA_POST_BOX ' +
  'MEDIUM_CANADA_POST_BUBBLE_MAILER MOTORBIKES ONE_WAY_PALLET PACKAGE_THICK_ENVELOPE PADDED_BAGS PARCEL_OR_PADDED_ENVELOPE ' +
  'ROLL SMALL_CANADA_POST_BOX SMALL_CANADA_POST_BUBBLE_MAILER TOUGH_BAGS UPS_LETTER USPS_FLAT_RATE_ENVELOPE ' +
  'USPS_LARGE_PACK VERY_LARGE_PACK WINE_PAK'
).split(' ');

const packageShape = z
  .object({
    dimensions: z
      .object({
        height: z.number().min(0).optional(),
        length: z.number().min(0).optional(),
        unit: z.enum(['INCH', 'FEET', 'CENTIMETER', 'METER']).optional(),
        width: z.number().min(0).optional(),
      })
      .optional(),
    packageType: z.enum(PACKAGES).optional(),
    shippingIrregular: flag,
    weight: z
      .object({ unit: z.enum(['POUND', 'KILOGRAM', 'OUNCE', 'GRAM']).optional(), value: z.number().min(0).optional() })
      .optional(),
  })
  .optional();

export const itemShape = z.object({
  availability: z
    .object({
      pickupAtLocationAvailability: z.array(pickup).optional(),
      shipToLocationAvailability: shipToLocation,
    })
    .optional(),
  condition: z.enum(CONDITIONS).optional(),
  conditionDescription: text(1_000),
  conditionDescriptors: z
    .array(z.object({ additionalInfo: text(30), name: z.string().optional(), values: list() }))
    .optional(),
  packageWeightAndSize: packageShape,
  product: z
    .object({
      aspects,
      brand: text(65),
      description: text(4_000),
      ean: list(),
      epid: z.string().optional(),
      imageUrls: list(),
      isbn: list(),
      mpn: text(65),
      subtitle: text(55),
      title: text(80),
      upc: list(),
      videoIds: list(1),
    })
    .optional(),
});
export type ItemFields = z.infer<typeof itemShape>;

export const groupShape = z.object({
  aspects,
  description: text(500_000),
  imageUrls: list(),
  /** Of a reading call's answer; the address says it here, so it is only looked at. */
  inventoryItemGroupKey: z.string().optional(),
  subtitle: text(55),
  title: text(80),
  variantSKUs: z.array(z.string().max(50)).min(1),
  variesBy: z
    .object({
      aspectsImageVariesBy: list(),
      specifications: z.array(z.object({ name: z.string().max(40), values: z.array(z.string().max(50)) })).optional(),
    })
    .optional(),
  videoIds: list(1),
});
export type GroupFields = z.infer<typeof groupShape>;

export const priceQuantityShape = z.object({
  sku: text(50),
  shipToLocationAvailability: shipToLocation,
  offers: z
    .array(z.object({ offerId: z.string(), availableQuantity: count, price: amount.optional() }))
    .max(25)
    .optional(),
});
export type PriceQuantity = z.infer<typeof priceQuantityShape>;
