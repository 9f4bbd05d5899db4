import { z } from 'zod';

/** Addresses are composed on this; the channel's endpoint takes the place of scheme, host and port. */
export const API = 'https://shop.myshopify.com/admin/api/2026-10/graphql.json';

/** Our metafield on a product, by which it is found again. The app-reserved namespace `$app` is closed to custom apps of a shop. */
// A key has 3 to 64 characters (MetafieldDefinitionInput.key in the official schema).
export const MARK = { namespace: 'listwright', key: 'listing' } as const;

/** Lists in one call end here (https://shopify.dev/docs/api/usage/limits, read 2026-11-23). */
export const LONGEST = 250;

// Ids and addresses may be tokens in a symbolic body; both are text.
const file = z.strictObject({
  id: z.string().exactOptional(),
  originalSource: z.string().exactOptional(),
  contentType: z.literal('IMAGE').exactOptional(),
  alt: z.string().exactOptional(),
});

const variant = z.strictObject({
  sku: z.string(),
  barcode: z.string().exactOptional(),
  price: z.string(),
  compareAtPrice: z.string().nullable(),
  optionValues: z.array(z.strictObject({ optionName: z.string(), name: z.string() })),
  file: file.exactOptional(),
  inventoryItem: z.strictObject({
    tracked: z.boolean(),
    countryCodeOfOrigin: z.string().exactOptional(),
    harmonizedSystemCode: z.string().exactOptional(),
    measurement: z
      .strictObject({
        weight: z.strictObject({ value: z.number(), unit: z.enum(['GRAMS', 'KILOGRAMS', 'OUNCES', 'POUNDS']) }),
      })
      .exactOptional(),
  }),
});

/** A ProductSetInput without what is sent once, and without the ids that only the last answer told. */
const productBody = z.strictObject({
  title: z.string(),
  descriptionHtml: z.string(),
  vendor: z.string().exactOptional(),
  tags: z.array(z.string()).exactOptional(),
  category: z.string().exactOptional(),
  productOptions: z.array(z.strictObject({ name: z.string(), values: z.array(z.strictObject({ name: z.string() })) })),
  variants: z.array(variant),
  files: z.array(file).exactOptional(),
});

const definitionBody = z.strictObject({
  namespace: z.string(),
  key: z.string(),
  name: z.string(),
  type: z.literal('id'),
  ownerType: z.literal('PRODUCT'),
  capabilities: z.strictObject({ uniqueValues: z.strictObject({ enabled: z.literal(true) }) }),
});

/** The upload's facts; its bytes come from `io.openAsset`. */
const pictureBody = z.strictObject({ asset: z.string() });

const stockBody = z.strictObject({
  location: z.string().exactOptional(),
  quantities: z.array(z.strictObject({ sku: z.string(), item: z.string(), quantity: z.number().int() })),
});

const publicationBody = z.strictObject({
  product: z.string(),
  status: z.literal('ACTIVE'),
  publications: z.array(z.string()).exactOptional(),
});

export const bodies = {
  definition: definitionBody,
  picture: pictureBody,
  product: productBody,
  stock: stockBody,
  publication: publicationBody,
};
export type ProductBody = z.infer<typeof productBody>;
export type VariantBody = z.infer<typeof variant>;
export type FileBody = z.infer<typeof file>;
export type DefinitionBody = z.infer<typeof definitionBody>;
export type PictureBody = z.infer<typeof pictureBody>;
export type StockBody = z.infer<typeof stockBody>;
export type PublicationBody = z.infer<typeof publicationBody>;
export type ShopifyKinds = {
  definition: DefinitionBody;
  picture: PictureBody;
  product: ProductBody;
  stock: StockBody;
  publication: PublicationBody;
};

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });
const id = z.object({ id: z.string() });
const variants = z.object({
  nodes: z.array(z.object({ id: z.string(), sku: z.string().nullish(), inventoryItem: id })),
  pageInfo: page,
});
const foundProduct = z.object({
  id: z.string(),
  status: z.string(),
  mark: z.object({ value: z.string() }).nullish(),
  variants,
});
const fileFate = z.object({
  id: z.string(),
  fileStatus: z.string().optional(),
  fileErrors: z.array(z.object({ code: z.string(), message: z.string(), details: z.string().nullish() })).optional(),
});
const named = z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() })) });

export type Variants = z.infer<typeof variants>;
export type FoundProduct = z.infer<typeof foundProduct>;
export type FileFate = z.infer<typeof fileFate>;

/** What is read of each operation's `data`. */
export const answers = {
  define: z.object({ metafieldDefinitionCreate: z.object({ createdDefinition: id }) }),
  definition: z.object({
    metafieldDefinitions: z.object({
      nodes: z.array(z.object({ id: z.string(), type: z.object({ name: z.string() }) })),
    }),
  }),
  stage: z.object({
    stagedUploadsCreate: z.object({
      stagedTargets: z.array(
        z.object({
          url: z.string(),
          resourceUrl: z.string(),
          parameters: z.array(z.object({ name: z.string(), value: z.string() })),
        }),
      ),
    }),
  }),
  createFiles: z.object({ fileCreate: z.object({ files: z.array(fileFate) }) }),
  files: z.object({ nodes: z.array(fileFate.nullable()) }),
  media: z.object({ product: z.object({ media: z.object({ nodes: z.array(fileFate) }) }).nullable() }),
  setProduct: z.object({
    productSet: z.object({
      product: z.object({ id: z.string(), variants, media: z.object({ nodes: z.array(id) }).optional() }),
    }),
  }),
  variants: z.object({ product: z.object({ variants }).nullable() }),
  levels: z.object({
    nodes: z.array(
      z
        .object({
          id: z.string(),
          inventoryLevel: z
            .object({ quantities: z.array(z.object({ name: z.string(), quantity: z.number() })) })
            .nullish(),
        })
        .nullable(),
    ),
  }),
  shop: z.object({ shop: z.object({ currencyCode: z.string() }) }),
  locations: z.object({ locations: named }),
  publications: z.object({ publications: named }),
  products: z.object({ products: z.object({ nodes: z.array(foundProduct), pageInfo: page }) }),
  find: z.record(z.string(), foundProduct.nullable()),
  nothing: z.object({}),
};
