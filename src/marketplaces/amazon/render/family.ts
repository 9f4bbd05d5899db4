import type { Listing, ListingVariant } from '../../../core/words.ts';
import { fitted } from '../schema/fitted.ts';
import type { Node } from '../schema/node.ts';
import type { Said } from '../schema/said.ts';
import type { Here } from '../sites.ts';
import type { Attributes } from '../wire.ts';
import { themeOf } from './theme.ts';

/** What ties the SKUs of one product together. */
export interface Family {
  readonly parentSku: string;
  /** Of every SKU that is for sale. */
  readonly child: Attributes;
  readonly parent: Attributes;
  /** Attributes that tell one variant from another; the parent has none of them. */
  readonly differs: ReadonlySet<string>;
  /** What a variant says by its options. */
  said(variant: ListingVariant): Said;
}

/** Undefined for a product of one SKU. */
export function familyOf(
  listing: Listing,
  variants: readonly ListingVariant[],
  { schema, here }: { readonly schema: Node | undefined; readonly here: Here },
): Family | undefined {
  if (variants.length < 2) return undefined;
  const theme = themeOf(listing, schema);
  const parent = parentSku(listing.id, variants);
  const place = { marketplace_id: here.marketplaceId };
  const own = (attributes: Attributes) => (schema ? fitted(attributes, schema) : attributes);
  const relation = { child_relationship_type: 'variation', ...place };
  const themes: Attributes = theme ? { variation_theme: [{ name: theme.name, ...place }] } : {};
  return {
    parentSku: parent,
    differs: new Set(theme?.attributes.map((name) => name.split('.', 1)[0] ?? '')),
    child: own({
      parentage_level: [{ value: 'child', ...place }],
      child_parent_sku_relationship: [{ ...relation, parent_sku: parent }],
      ...themes,
    }),
    parent: own({
      parentage_level: [{ value: 'parent', ...place }],
      child_parent_sku_relationship: [relation],
      ...themes,
    }),
    said: ({ options }) =>
      Object.fromEntries(
        (theme?.attributes ?? []).flatMap((name, index) => {
          const value = options[index]?.trim();
          return value ? [[name, value]] : [];
        }),
      ),
  };
}

/** The product's own id, unless one of its variants has it. */
function parentSku(id: string, variants: readonly ListingVariant[]): string {
  const taken = new Set(variants.map(({ sku }) => sku.toLowerCase()));
  let sku = id;
  while (taken.has(sku.toLowerCase())) sku += '-parent';
  return sku;
}
