import { z } from 'zod';

/** A draft and every later change of it: form fields, as they are in createDraftListing and updateListing. */
export const listingBody = z.strictObject({
  title: z.string(),
  description: z.string(),
  who_made: z.string(),
  when_made: z.string(),
  is_supply: z.boolean(),
  taxonomy_id: z.string().exactOptional(),
  shipping_profile_id: z.string().exactOptional(),
  return_policy_id: z.string().exactOptional(),
  tags: z.array(z.string()),
  materials: z.array(z.string()),
  item_weight: z.string().exactOptional(),
  item_weight_unit: z.string().exactOptional(),
  item_length: z.string().exactOptional(),
  item_width: z.string().exactOptional(),
  item_height: z.string().exactOptional(),
  item_dimensions_unit: z.string().exactOptional(),
});
/** What a draft must name; afterwards the inventory says it. */
export const listingOnce = z.strictObject({
  price: z.string(),
  quantity: z.number().int(),
  readiness_state_id: z.string().exactOptional(),
});

/** The bytes come from `io.openAsset`. */
export const imageBody = z.strictObject({ asset: z.string(), alt: z.string() });
/** Where it goes while the listing is a draft; the order that counts is the activation's. */
export const imageOnce = z.strictObject({ rank: z.number().int() });

const propertyValue = z.strictObject({
  property_id: z.number().int(),
  property_name: z.string(),
  value_ids: z.array(z.number().int()),
  scale_id: z.number().int().exactOptional(),
  values: z.array(z.string()),
});

/** All that can be bought under a listing. `sku` is '' and `is_enabled` false where the sheet has no such combination. */
export const inventoryBody = z.strictObject({
  products: z.array(
    z.strictObject({
      sku: z.string(),
      property_values: z.array(propertyValue),
      /** Decimal text until it leaves. */
      price: z.string(),
      quantity: z.number().int().exactOptional(),
      is_enabled: z.boolean(),
    }),
  ),
  readiness_state_id: z.string().exactOptional(),
  price_on_property: z.array(z.number().int()),
  quantity_on_property: z.array(z.number().int()),
  sku_on_property: z.array(z.number().int()),
});

export const propertyBody = z.strictObject({
  property_id: z.string(),
  value_ids: z.array(z.string()),
  values: z.array(z.string()),
  scale_id: z.string().exactOptional(),
});

const id = z.union([z.number().int(), z.string().startsWith('urn:x-ref:')]);

/** Which picture stands for which value of one option. */
export const variationImagesBody = z.strictObject({
  property_id: z.number().int(),
  pairs: z.array(z.strictObject({ value_id: id, image_id: id })),
});

export const activationBody = z.strictObject({ image_ids: z.array(id) });

export type ListingBody = z.infer<typeof listingBody>;
export type ImageBody = z.infer<typeof imageBody>;
export type InventoryBody = z.infer<typeof inventoryBody>;
export type InventoryProduct = InventoryBody['products'][number];
export type PropertyValue = z.infer<typeof propertyValue>;
export type PropertyBody = z.infer<typeof propertyBody>;
export type VariationImagesBody = z.infer<typeof variationImagesBody>;
export type ActivationBody = z.infer<typeof activationBody>;
export type EtsyKinds = {
  listing: ListingBody;
  image: ImageBody;
  inventory: InventoryBody;
  property: PropertyBody;
  variationImages: VariationImagesBody;
  activation: ActivationBody;
};

/** Their lists. */
export function listed<T>(item: z.ZodType<T>) {
  return z.object({ count: z.number().catch(0), results: z.array(item) });
}

export const nothing = z.unknown();
export const answeredListing = z.object({ listing_id: z.number(), state: z.string().catch('draft') });
export const answeredImage = z.object({ listing_image_id: z.number() });

const answeredProduct = z.object({
  sku: z.string().catch(''),
  is_deleted: z.boolean().catch(false),
  property_values: z
    .array(z.object({ property_id: z.number(), value_ids: z.array(z.number()), values: z.array(z.string()) }))
    .catch([]),
  offerings: z.array(z.object({ quantity: z.number(), is_deleted: z.boolean().catch(false) })).catch([]),
});
export const answeredInventory = z.object({ products: z.array(answeredProduct) });
export type AnsweredInventory = z.infer<typeof answeredInventory>;

export const foundListing = z.object({
  listing_id: z.number(),
  title: z.string().catch(''),
  state: z.string().catch(''),
  skus: z.array(z.string()).nullish().catch([]),
});
export type FoundListing = z.infer<typeof foundListing>;
