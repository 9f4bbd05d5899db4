import { z } from 'zod';
import { MARKETPLACE_IDS } from './sites.ts';

/**
 * The bodies the Inventory API takes: types from its specification, lengths from reference/marketplaces.md §2 and the
 * specification's own text. Names that are not in the specification are passed over, as eBay does. Which fields must be there
 * is mostly asked at publish, so nearly all are optional.
 */
const text = (max: number) => z.string().max(max).optional();
const count = z.int().min(0).optional();
const flag = z.boolean().optional();
const list = (max = Number.MAX_SAFE_INTEGER) => z.array(z.string()).max(max).optional();

export const CURRENCIES = 'AUD CAD CHF CNY EUR GBP HKD JPY PLN SEK SGD USD'.split(' ');
/** A decimal text and a currency: both always. */
const amount = z.object({ value: z.string().regex(/^\d+(\.\d+)?$/), currency: z.enum(CURRENCIES) });

/** Names of 40, values of 50 characters; an object of lists, which the stored specification calls text. */
const aspects = z.record(z.string().max(40), z.array(z.string().max(50))).optional();
const duration = z
  .object({ unit: z.enum(['YEAR', 'MONTH', 'DAY', 'HOUR', 'CALENDAR_DAY', 'BUSINESS_DAY', 'MINUTE']), value: z.int() })
  .optional();

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

export const CONDITIONS = (
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

const operator = {
  addressLine1: text(180),
  addressLine2: text(180),
  city: text(64),
  companyName: text(100),
  contactUrl: text(250),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  email: text(180),
  phone: text(64),
  postalCode: text(9),
  stateOrProvince: text(64),
};

const regulatory = z
  .object({
    documents: z.array(z.object({ documentId: z.string() })).optional(),
    energyEfficiencyLabel: z
      .object({
        imageDescription: z.string().optional(),
        imageURL: z.string().optional(),
        productInformationSheet: z.string().optional(),
      })
      .optional(),
    hazmat: z
      .object({ component: text(120), pictograms: list(), signalWord: z.string().optional(), statements: list() })
      .optional(),
    manufacturer: z.object(operator).optional(),
    productSafety: z.object({ component: text(120), pictograms: list(), statements: list() }).optional(),
    repairScore: z.number().min(0).max(10).optional(),
    responsiblePersons: z
      .array(z.object({ ...operator, types: z.array(z.enum(['EUResponsiblePerson'])).optional() }))
      .optional(),
  })
  .optional();
export type Regulatory = NonNullable<z.infer<typeof regulatory>>;

const countryPolicies = z
  .object({ countryPolicies: z.array(z.object({ country: z.string().optional(), policyIds: list() })).optional() })
  .optional();

/** What updateOffer takes. */
export const offerUpdateShape = z.object({
  availableQuantity: count,
  categoryId: z.string().optional(),
  charity: z.object({ charityId: z.string().optional(), donationPercentage: z.string().optional() }).optional(),
  extendedProducerResponsibility: z
    .object({
      ecoParticipationFee: amount.optional(),
      producerProductId: z.string().optional(),
      productDocumentationId: z.string().optional(),
      productPackageId: z.string().optional(),
      shipmentPackageId: z.string().optional(),
    })
    .optional(),
  hideBuyerDetails: flag,
  includeCatalogProductDetails: flag,
  listingDescription: text(500_000),
  listingDuration: z.enum('DAYS_1 DAYS_3 DAYS_5 DAYS_7 DAYS_10 DAYS_21 DAYS_30 GTC'.split(' ')).optional(),
  listingPolicies: z
    .object({
      bestOfferTerms: z
        .object({ autoAcceptPrice: amount.optional(), autoDeclinePrice: amount.optional(), bestOfferEnabled: flag })
        .optional(),
      eBayPlusIfEligible: flag,
      fulfillmentPolicyId: z.string().optional(),
      paymentPolicyId: z.string().optional(),
      productCompliancePolicyIds: list(6),
      regionalProductCompliancePolicies: countryPolicies,
      regionalTakeBackPolicies: countryPolicies,
      returnPolicyId: z.string().optional(),
      shippingCostOverrides: z
        .array(
          z.object({
            additionalShippingCost: amount.optional(),
            priority: z.int().optional(),
            shippingCost: amount.optional(),
            shippingServiceType: z.enum(['DOMESTIC', 'INTERNATIONAL']).optional(),
            surcharge: amount.optional(),
          }),
        )
        .optional(),
      takeBackPolicyId: z.string().optional(),
    })
    .optional(),
  listingStartDate: z.string().optional(),
  lotSize: z.int().min(0).optional(),
  merchantLocationKey: text(36),
  pricingSummary: z
    .object({
      auctionReservePrice: amount.optional(),
      auctionStartPrice: amount.optional(),
      minimumAdvertisedPrice: amount.optional(),
      originallySoldForRetailPriceOn: z.enum(['ON_EBAY', 'OFF_EBAY', 'ON_AND_OFF_EBAY']).optional(),
      originalRetailPrice: amount.optional(),
      price: amount.optional(),
      pricingVisibility: z.enum(['NONE', 'PRE_CHECKOUT', 'DURING_CHECKOUT']).optional(),
    })
    .optional(),
  quantityLimitPerBuyer: z.int().min(0).optional(),
  regulatory,
  secondaryCategoryId: z.string().optional(),
  storeCategoryNames: list(2),
  tax: z
    .object({
      applyTax: flag,
      thirdPartyTaxCategory: z.string().optional(),
      vatPercentage: z.number().min(0).optional(),
    })
    .optional(),
});

/** What createOffer takes: the only three fields it asks for are in it. */
export const offerShape = offerUpdateShape.extend({
  sku: z.string().min(1).max(50),
  marketplaceId: z.enum(MARKETPLACE_IDS),
  format: z.enum(['FIXED_PRICE', 'AUCTION']),
});
export type OfferFields = z.infer<typeof offerShape>;

export const priceQuantityShape = z.object({
  sku: text(50),
  shipToLocationAvailability: shipToLocation,
  offers: z
    .array(z.object({ offerId: z.string(), availableQuantity: count, price: amount.optional() }))
    .max(25)
    .optional(),
});
export type PriceQuantity = z.infer<typeof priceQuantityShape>;
