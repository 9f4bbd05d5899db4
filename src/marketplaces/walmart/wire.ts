import { z } from 'zod';
import type { Json } from '../../core/json.ts';
import { sites } from './sites.ts';

/** Addresses are composed on this; the channel's endpoint takes the place of scheme, host and port. */
export const API = sites[0]?.origin ?? '';

/** The item spec that documents are written in (Get Spec); a channel's `spec_version` goes before it. */
export const SPEC = '5.0.20240517-04_08_27-api';

const json: z.ZodType<Json> = z.json();

/** One MPItem of an item feed. Beside what is named here stands what the spec of a product type has. */
const itemBody = z.strictObject({
  Orderable: z
    .object({
      sku: z.string(),
      productIdentifiers: z.strictObject({ productIdType: z.string(), productId: z.string() }).exactOptional(),
      price: z.number(),
    })
    .catchall(json),
  /** Product type → its attributes; none where nobody knows the product type yet. */
  Visible: z.record(z.string(), z.record(z.string(), json)),
});

const stockBody = z.strictObject({
  sku: z.string(),
  quantity: z.strictObject({ unit: z.literal('EACH'), amount: z.number().int() }),
  shipNode: z.string().exactOptional(),
});

export const bodies = { item: itemBody, stock: stockBody };
export type ItemBody = z.infer<typeof itemBody>;
export type StockBody = z.infer<typeof stockBody>;
export type WalmartKinds = { item: ItemBody; stock: StockBody };

const wireError = z.object({
  code: z.string(),
  field: z.string().nullish(),
  description: z.string().nullish(),
  info: z.string().nullish(),
  severity: z.string().nullish(),
});

/** Services answer with `errors`, the gateway has been seen to answer with `error`. */
export const refusal = z.union([
  z.object({ errors: z.array(wireError).min(1) }).transform(({ errors }) => errors),
  z.object({ error: z.array(wireError).min(1) }).transform(({ error }) => error),
]);

const ingestionErrors = z
  .object({
    // Their feeds have been seen to say `null` for none. `field` is not in their schema, and is there.
    ingestionError: z
      .array(
        z.object({
          type: z.string().nullish(),
          code: z.string(),
          field: z.string().nullish(),
          description: z.string().nullish(),
        }),
      )
      .nullish(),
  })
  .nullish();

export type IngestionErrors = z.infer<typeof ingestionErrors>;

const ingested = z.object({
  sku: z.string().nullish(),
  wpid: z.string().nullish(),
  ingestionStatus: z.string(),
  ingestionErrors,
});

export type Ingested = z.infer<typeof ingested>;

const listedItem = z.object({
  sku: z.string(),
  wpid: z.string().nullish(),
  publishedStatus: z.string().nullish(),
  lifecycleStatus: z.string().nullish(),
});

export type ListedItem = z.infer<typeof listedItem>;

/** What is read of each answer. */
export const answers = {
  feed: z.object({ feedId: z.string().min(1) }),
  feedStatus: z.object({
    feedStatus: z.string(),
    itemsReceived: z.number().nullish(),
    itemsProcessing: z.number().nullish(),
    ingestionErrors,
    itemDetails: z.object({ itemIngestionStatus: z.array(ingested).nullish() }).nullish(),
  }),
  items: z.object({ ItemResponse: z.array(listedItem), nextCursor: z.string().nullish() }),
  /** By version of the item spec; older ones answer with `payload`. */
  taxonomy: z.union([
    z.object({
      itemTaxonomy: z.array(
        z.object({
          category: z.string(),
          productTypeGroup: z.array(
            z.object({
              productTypeGroupName: z.string(),
              productType: z.array(z.object({ productTypeName: z.string() })),
            }),
          ),
        }),
      ),
    }),
    z.object({
      payload: z.array(
        z.object({ category: z.string(), subcategory: z.array(z.object({ subCategoryName: z.string() })) }),
      ),
    }),
  ]),
  spec: z.object({ schema: z.record(z.string(), json) }),
};
