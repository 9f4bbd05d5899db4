import { z } from 'zod';
import type { Json } from '../../core/json.ts';

/** One value of an attribute, as `{ value, language_tag, marketplace_id }`. */
export type Entry = { readonly [member: string]: Json };
/** By their names; each is a list, whose items differ in the attribute's selectors. */
export type Attributes = Readonly<Record<string, readonly Entry[]>>;

/** A listings item: one SKU, the parent of a family included. */
export type ItemBody = {
  readonly sku: string;
  readonly productType: string;
  readonly requirements: 'LISTING' | 'LISTING_PRODUCT_ONLY';
  readonly attributes: Attributes;
};

export type AmazonKinds = { item: ItemBody };

const entry = z.custom<Entry>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

export const itemBody = z.strictObject({
  sku: z.string(),
  productType: z.string(),
  requirements: z.enum(['LISTING', 'LISTING_PRODUCT_ONLY']),
  attributes: z.record(z.string(), z.array(entry)),
});

/** What they have to say against an item: in answers to a submission, and later when it is read. */
export const issue = z.object({
  code: z.coerce.string().catch(''),
  message: z.string().catch(''),
  severity: z.enum(['ERROR', 'WARNING', 'INFO']).catch('ERROR'),
  attributeNames: z.array(z.string()).catch([]),
  categories: z.array(z.string()).catch([]),
  enforcements: z
    .object({ actions: z.array(z.object({ action: z.string() })).catch([]) })
    .optional()
    .catch(undefined),
});
export type Issue = z.infer<typeof issue>;

/** 200 says nothing: ACCEPTED, VALID or INVALID does. */
export const submission = z.object({
  status: z.enum(['ACCEPTED', 'INVALID', 'VALID']),
  submissionId: z.string().catch(''),
  issues: z.array(issue).catch([]),
});

/** An item as it is over there now. */
export const item = z.object({
  sku: z.string(),
  summaries: z
    .array(
      z.object({
        marketplaceId: z.string(),
        asin: z.string().optional(),
        productType: z.string().catch(''),
        status: z.array(z.string()).catch([]),
        createdDate: z.string().catch(''),
      }),
    )
    .catch([]),
  issues: z.array(issue).catch([]),
  fulfillmentAvailability: z
    .array(z.object({ fulfillmentChannelCode: z.string(), quantity: z.number().optional() }))
    .catch([]),
});
export type Item = z.infer<typeof item>;

export const found = z.object({
  items: z.array(item),
  numberOfResults: z.number().catch(0),
  pagination: z.object({ nextToken: z.string().optional() }).optional(),
});

export const feedDocument = z.object({ feedDocumentId: z.string(), url: z.string() });
export const createdFeed = z.object({ feedId: z.string() });
export const feed = z.object({
  processingStatus: z.enum(['IN_QUEUE', 'IN_PROGRESS', 'DONE', 'CANCELLED', 'FATAL']),
  resultFeedDocumentId: z.string().optional(),
});

/** What became of each message of a feed. */
export const processingReport = z.object({
  issues: z
    .array(
      z.object({
        messageId: z.number().optional(),
        sku: z.string().optional(),
        code: z.coerce.string().catch(''),
        severity: z.enum(['ERROR', 'WARNING', 'INFO']),
        message: z.string(),
        attributeName: z.string().optional(),
      }),
    )
    .catch([]),
  summary: z.object({ messagesProcessed: z.number(), messagesAccepted: z.number(), messagesInvalid: z.number() }),
});
export type ProcessingReport = z.infer<typeof processingReport>;

export const productTypes = z.object({
  productTypes: z.array(z.object({ name: z.string(), displayName: z.string().catch('') })),
});

export const definition = z.object({
  productType: z.string(),
  displayName: z.string().catch(''),
  locale: z.string().catch(''),
  schema: z.object({ link: z.object({ resource: z.string() }), checksum: z.string() }),
});

export const wireErrors = z.object({
  errors: z.array(z.object({ code: z.string(), message: z.string().catch(''), details: z.string().optional() })).min(1),
});
