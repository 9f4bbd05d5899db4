import { z } from 'zod';

/** Addresses are composed on this; the channel's endpoint takes the place of scheme, host and port. */
export const API = 'https://shop.invalid/wp-json';

/** An id, or the token that stands for one in a symbolic body. */
const id = z.union([z.number().int(), z.string().startsWith('urn:x-ref:')]);

const image = z.strictObject({
  id: id.exactOptional(),
  src: z.string().exactOptional(),
  name: z.string().exactOptional(),
  alt: z.string().exactOptional(),
});

const dimensions = z.strictObject({ length: z.string(), width: z.string(), height: z.string() });

/** What a simple product and a variation have in common: all that is sold by its own SKU. */
const sellable = {
  global_unique_id: z.string().exactOptional(),
  regular_price: z.string().exactOptional(),
  sale_price: z.string().exactOptional(),
  manage_stock: z.boolean().exactOptional(),
  stock_quantity: z.number().int().exactOptional(),
  weight: z.string().exactOptional(),
  dimensions: dimensions.exactOptional(),
};

export const productBody = z.strictObject({
  type: z.enum(['simple', 'variable']),
  status: z.literal('publish'),
  name: z.string(),
  description: z.string(),
  short_description: z.string().exactOptional(),
  sku: z.string(),
  ...sellable,
  images: z.array(image).exactOptional(),
  attributes: z
    .array(
      z.strictObject({
        name: z.string(),
        position: z.number().int(),
        visible: z.boolean(),
        variation: z.boolean(),
        options: z.array(z.string()),
      }),
    )
    .exactOptional(),
});

export const variationBody = z.strictObject({
  sku: z.string(),
  ...sellable,
  image: z.strictObject({ id }).exactOptional(),
  attributes: z.array(z.strictObject({ name: z.string(), option: z.string() })),
});

/** The upload's facts; its bytes come from `io.openAsset`. */
export const pictureBody = z.strictObject({ asset: z.string() });

export type ProductBody = z.infer<typeof productBody>;
export type VariationBody = z.infer<typeof variationBody>;
export type PictureBody = z.infer<typeof pictureBody>;
export type Sellable = Pick<VariationBody, keyof typeof sellable>;
export type Image = z.infer<typeof image>;
export type WooKinds = { picture: PictureBody; product: ProductBody; variation: VariationBody };

const answeredImage = z.object({ id: z.number(), src: z.string().catch(''), name: z.string().catch('') });
export type AnsweredImage = z.infer<typeof answeredImage>;

export const wireError = z.object({ code: z.coerce.string(), message: z.string().catch(''), data: z.unknown() });
export type WireError = z.infer<typeof wireError>;

/** One item of a batch's answer: the object as it is now, or an error in its place. */
const answeredItem = z.object({
  id: z.number().catch(0),
  images: z.array(answeredImage).catch([]),
  error: wireError.optional(),
});
export type AnsweredItem = z.infer<typeof answeredItem>;

/** In the order of what was sent: `{ "create": [ … ] }`. */
export const batchAnswer = z.record(z.string(), z.array(answeredItem));

/** A product or, where the search was by SKU, a variation among them. */
export const listedItem = z.object({
  id: z.number(),
  sku: z.string().catch(''),
  type: z.string().catch('variation'),
  status: z.string().catch('publish'),
  parent_id: z.number().catch(0),
  images: z.array(answeredImage).catch([]),
  variations: z.array(z.number()).catch([]),
});
export type ListedItem = z.infer<typeof listedItem>;

export const media = z.object({ id: z.number(), slug: z.string().catch(''), status: z.string().catch('inherit') });

export const currency = z.object({ code: z.string() });
