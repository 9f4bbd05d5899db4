import { z } from 'zod';

/** Addresses are composed on these; the channel's endpoint takes the place of scheme and host. */
export const INVENTORY = 'https://api.ebay.com/sell/inventory/v1';
export const ACCOUNT = 'https://api.ebay.com/sell/account/v1';
export const TAXONOMY = 'https://api.ebay.com/commerce/taxonomy/v1';
export const METADATA = 'https://api.ebay.com/sell/metadata/v1';
export const MEDIA = 'https://apim.ebay.com/commerce/media/v1_beta';

/** What bulk calls take at once: errors 25727 and 25730. */
export const MOST = 25;

const aspects = z.record(z.string(), z.array(z.string()));
const quantity = z.strictObject({ shipToLocationAvailability: z.strictObject({ quantity: z.number().int() }) });
const amount = z.strictObject({ value: z.string(), currency: z.string() });

/** The upload's facts; its bytes come from `io.openAsset`. */
const pictureBody = z.strictObject({ asset: z.string() });

const itemBody = z.strictObject({
  sku: z.string(),
  availability: quantity.exactOptional(),
  condition: z.literal('NEW'),
  packageWeightAndSize: z
    .strictObject({
      weight: z
        .strictObject({ value: z.number(), unit: z.enum(['GRAM', 'KILOGRAM', 'OUNCE', 'POUND']) })
        .exactOptional(),
      dimensions: z
        .strictObject({
          length: z.number(),
          width: z.number(),
          height: z.number(),
          unit: z.enum(['CENTIMETER', 'INCH', 'METER']),
        })
        .exactOptional(),
    })
    .exactOptional(),
  product: z.strictObject({
    title: z.string(),
    aspects,
    brand: z.string().exactOptional(),
    mpn: z.string().exactOptional(),
    ean: z.array(z.string()).exactOptional(),
    upc: z.array(z.string()).exactOptional(),
    isbn: z.array(z.string()).exactOptional(),
    imageUrls: z.array(z.string()).exactOptional(),
  }),
});

const groupBody = z.strictObject({
  inventoryItemGroupKey: z.string(),
  title: z.string(),
  description: z.string(),
  aspects,
  imageUrls: z.array(z.string()).exactOptional(),
  variantSKUs: z.array(z.string()),
  variesBy: z.strictObject({
    aspectsImageVariesBy: z.array(z.string()),
    specifications: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
  }),
});

const party = {
  companyName: z.string(),
  addressLine1: z.string(),
  city: z.string(),
  postalCode: z.string(),
  country: z.string(),
  email: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  contactUrl: z.string().exactOptional(),
};

const offerBody = z.strictObject({
  sku: z.string(),
  marketplaceId: z.string(),
  format: z.literal('FIXED_PRICE'),
  listingDuration: z.literal('GTC'),
  listingDescription: z.string().exactOptional(),
  categoryId: z.string().exactOptional(),
  merchantLocationKey: z.string().exactOptional(),
  listingPolicies: z
    .strictObject({
      fulfillmentPolicyId: z.string().exactOptional(),
      paymentPolicyId: z.string().exactOptional(),
      returnPolicyId: z.string().exactOptional(),
    })
    .exactOptional(),
  pricingSummary: z.strictObject({ price: amount, originalRetailPrice: amount.exactOptional() }),
  regulatory: z
    .strictObject({
      manufacturer: z.strictObject(party).exactOptional(),
      responsiblePersons: z.array(z.strictObject({ ...party, types: z.array(z.string()) })).exactOptional(),
    })
    .exactOptional(),
});

/** One offer goes live by its id, the offers of a group's members together by the group's key. */
const publicationBody = z.strictObject({
  marketplaceId: z.string(),
  skus: z.array(z.string()),
  offerId: z.string().exactOptional(),
  inventoryItemGroupKey: z.string().exactOptional(),
  /** Whether there is any of it: nothing goes on sale that there is none of (25004). */
  isStocked: z.boolean(),
});

export const bodies = {
  picture: pictureBody,
  item: itemBody,
  group: groupBody,
  offer: offerBody,
  publication: publicationBody,
};
export type PictureBody = z.infer<typeof pictureBody>;
export type ItemBody = z.infer<typeof itemBody>;
export type GroupBody = z.infer<typeof groupBody>;
export type OfferBody = z.infer<typeof offerBody>;
export type PublicationBody = z.infer<typeof publicationBody>;
export type Regulatory = NonNullable<OfferBody['regulatory']>;
export type EbayKinds = {
  picture: PictureBody;
  item: ItemBody;
  group: GroupBody;
  offer: OfferBody;
  publication: PublicationBody;
};

/** One complaint, in whichever answer it stands. */
export const wireError = z.object({
  errorId: z.coerce.string(),
  message: z.string().catch(''),
  longMessage: z.string().nullish(),
  domain: z.string().nullish(),
  inputRefIds: z.array(z.string()).nullish().catch([]),
  parameters: z
    .array(z.object({ name: z.string().catch(''), value: z.coerce.string() }))
    .nullish()
    .catch([]),
});
export type WireError = z.infer<typeof wireError>;

const said = { errors: z.array(wireError).nullish(), warnings: z.array(wireError).nullish() };
const record = z.record(z.string(), z.json());

/** One item of a 200 or 207. */
const perItem = z.object({
  statusCode: z.coerce.number().optional(),
  sku: z.string().nullish(),
  offerId: z.string().nullish(),
  listingId: z.string().nullish(),
  inventoryItem: record.nullish(),
  ...said,
});
export type PerItem = z.infer<typeof perItem>;

const offer = z.object({
  offerId: z.string(),
  sku: z.string().catch(''),
  marketplaceId: z.string().catch(''),
  status: z.string().catch(''),
  listing: z
    .object({
      listingId: z.string().nullish(),
      listingStatus: z.string().nullish(),
      listingOnHold: z.boolean().nullish(),
    })
    .nullish(),
});
export type FoundOffer = z.infer<typeof offer>;

const policy = z.object({
  name: z.string().nullish(),
  fulfillmentPolicyId: z.string().optional(),
  paymentPolicyId: z.string().optional(),
  returnPolicyId: z.string().optional(),
});

const category = z.object({ categoryId: z.string(), categoryName: z.string().catch('') });

/** What is read of each answer. */
export const answers = {
  nothing: z.unknown(),
  bulk: z.object({ responses: z.array(perItem) }),
  record,
  items: z.object({ inventoryItems: z.array(z.object({ sku: z.string() })).catch([]), total: z.number().catch(0) }),
  warned: z.object(said),
  offers: z.object({ offers: z.array(offer).catch([]) }),
  published: z.object({ listingId: z.string().nullish(), ...said }),
  image: z.object({ imageUrl: z.string().optional(), expirationDate: z.string().nullish() }),
  locations: z.object({
    locations: z.array(
      z.object({
        merchantLocationKey: z.string(),
        name: z.string().nullish(),
        merchantLocationStatus: z.string().nullish(),
      }),
    ),
  }),
  policies: z.object({
    fulfillmentPolicies: z.array(policy).optional(),
    paymentPolicies: z.array(policy).optional(),
    returnPolicies: z.array(policy).optional(),
  }),
  tree: z.object({ categoryTreeId: z.string(), categoryTreeVersion: z.string() }),
  suggestions: z.object({
    categorySuggestions: z
      .array(
        z.object({ category, categoryTreeNodeAncestors: z.array(z.object({ categoryName: z.string() })).nullish() }),
      )
      .nullish(),
  }),
  subtree: z.object({
    categoryTreeVersion: z.string(),
    categorySubtreeNode: z.object({ category, leafCategoryTreeNode: z.boolean().optional() }),
  }),
  categoryPolicies: z.object({
    categoryPolicies: z
      .array(
        z.object({
          categoryId: z.string(),
          eanSupport: z.string().nullish(),
          upcSupport: z.string().nullish(),
          isbnSupport: z.string().nullish(),
        }),
      )
      .nullish(),
  }),
  aspects: z.object({
    aspects: z.array(
      z.object({
        localizedAspectName: z.string(),
        aspectConstraint: z.object({
          aspectRequired: z.boolean().catch(false),
          aspectMode: z.string().catch('FREE_TEXT'),
          itemToAspectCardinality: z.string().catch('SINGLE'),
          aspectEnabledForVariations: z.boolean().catch(false),
          aspectMaxLength: z.number().nullish(),
        }),
        aspectValues: z.array(z.object({ localizedValue: z.string() })).nullish(),
      }),
    ),
  }),
};
export type FoundAspect = z.infer<typeof answers.aspects>['aspects'][number];
