import { isRecord } from '../../core/json.ts';
import type { DocumentOf } from '../../core/ports/marketplace.ts';
import type { Document, Finding, Listing, ListingVariant, Skus } from '../../core/words.ts';
import { type Family, familyOf } from './render/family.ts';
import { pictures } from './render/pictures.ts';
import { packed, productFacts } from './render/product-facts.ts';
import { sold } from './render/sold.ts';
import { unfit } from './render/unfit.ts';
import { fitted } from './schema/fitted.ts';
import { judged } from './schema/judge.ts';
import type { Node } from './schema/node.ts';
import { type Said, shaped } from './schema/said.ts';
import { type Here, hereOf } from './sites.ts';
import type { AmazonKinds, Attributes, ItemBody } from './wire.ts';

type Item = Document<'item', ItemBody>;

/** One item a SKU; where there are several, one more for the parent that joins them. Amazon joins them when all are there. */
export function render(listing: Listing): {
  documents: readonly DocumentOf<AmazonKinds>[];
  findings: readonly Finding[];
} {
  const here = hereOf(listing.channel);
  const schema = schemaOf(listing);
  const variants = distinct(listing.variants);
  const family = familyOf(listing, variants, { schema, here });
  const context: Context = { listing, here, schema, family };
  const items = variants.map((variant) => itemOf(variant, context));
  const parent = family && parentOf(family, context);
  const documents = parent ? [parent, ...items] : items;
  return {
    documents,
    findings: [...unfit(listing, { schema, variants }), ...judged(documents, listing, schema)],
  };
}

interface Context {
  readonly listing: Listing;
  readonly here: Here;
  readonly schema: Node | undefined;
  readonly family: Family | undefined;
}

function schemaOf({ category }: Listing): Node | undefined {
  const schema = category?.category?.schema;
  return isRecord(schema) ? schema : undefined;
}

/** A SKU that stands twice in one listing is a finding elsewhere; here the first one counts. */
function distinct(variants: readonly ListingVariant[]): readonly ListingVariant[] {
  return [...new Map(variants.toReversed().map((variant) => [variant.sku, variant])).values()].reverse();
}

function itemOf(variant: ListingVariant, context: Context): Item {
  const { listing, here, schema, family } = context;
  const said: Said = {
    ...listing.category?.attributes,
    ...listing.category?.variants?.[variant.sku],
    ...family?.said(variant),
  };
  const attributes = {
    ...ours(
      {
        ...productFacts(listing, here),
        ...packed(variant, here),
        ...sold(listing, variant, here),
        ...pictures(listing, variant, here),
      },
      schema,
    ),
    ...shaped(said, { schema, here }),
    ...family?.child,
  };
  return document(variant.sku, { listing, requirements: 'LISTING', attributes, skus: speaksFor(variant) });
}

/** It is a page and nothing to buy: no code, no price, nothing of what the variants differ in. */
function parentOf(family: Family, context: Context): Item {
  const { listing, here, schema } = context;
  const said = Object.fromEntries(
    Object.entries(listing.category?.attributes ?? {}).filter(([name]) => !family.differs.has(name)),
  );
  const attributes = {
    ...ours({ ...productFacts(listing, here), ...pictures(listing, undefined, here) }, schema),
    ...shaped(said, { schema, here }),
    ...family.parent,
  };
  return document(family.parentSku, {
    listing,
    requirements: 'LISTING_PRODUCT_ONLY',
    attributes,
    skus: {},
  });
}

function ours(attributes: Attributes, schema: Node | undefined): Attributes {
  if (schema) return fitted(attributes, schema);
  // With tax or without: only a schema tells in which form a site has it.
  const { list_price: _, ...rest } = attributes;
  return rest;
}

function document(
  sku: string,
  {
    listing,
    requirements,
    attributes,
    skus,
  }: Pick<ItemBody, 'requirements' | 'attributes'> & { listing: Listing; skus: Skus },
): Item {
  return {
    key: `item/${sku}`,
    kind: 'item',
    body: { sku, productType: listing.category?.id ?? 'PRODUCT', requirements, attributes },
    after: [],
    listing: listing.id,
    skus,
  };
}

function speaksFor({ sku, price, stock }: ListingVariant): Skus {
  return { [sku]: { price, ...(stock !== undefined && { stock }) } };
}
