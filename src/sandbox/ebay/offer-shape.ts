import { z } from 'zod';
import { amount, count, flag, list, text } from './shape-parts.ts';
import { MARKETPLACE_IDS } from './sites.ts';

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
