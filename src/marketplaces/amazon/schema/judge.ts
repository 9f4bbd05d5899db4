import { type Lookup, replaceTokens } from '../../../core/refs.ts';
import { text } from '../../../core/text.ts';
import type { Document, Finding, Listing } from '../../../core/words.ts';
import { fieldOf } from '../fields.ts';
import type { ItemBody } from '../wire.ts';
import { type Complaint, complaints } from './compiled.ts';
import type { Node } from './node.ts';
import { said } from './words.ts';

type Item = Document<'item', ItemBody>;

/** Where a picture will be is known when it is sent; that it will be an address is known now. */
const PICTURES: Lookup = { ref: () => undefined, asset: () => 'https://pictures.invalid/1.jpg' };

/** What Amazon's own schema of the product type says against these items, told once where it is true of all of them. */
export function judged(items: readonly Item[], listing: Listing, schema: Node | undefined): readonly Finding[] {
  if (!schema) return [];
  const found = new Map<string, { readonly finding: Finding; skus: number }>();
  const forSale = items.filter(({ body }) => body.requirements === 'LISTING').length;
  for (const item of items) {
    const against = complaints(schema, replaceTokens(item.body.attributes, PICTURES));
    if (!against) return [unreadable(listing)];
    for (const complaint of telling(against, item)) {
      const finding = findingOf(complaint, item, { listing, schema });
      if (isDemanded(finding, listing)) continue;
      const same = JSON.stringify([finding.id, finding.field, finding.message.en]);
      const before = found.get(same);
      if (before) before.skus++;
      else found.set(same, { finding, skus: 1 });
    }
  }
  return [...found.values()].map(({ finding, skus }) =>
    skus >= forSale && forSale > 1 ? { ...finding, sku: listing.id } : finding,
  );
}

/** What no listing may lack on this channel a rule has told already. */
function isDemanded({ id, field }: Finding, { channel }: Listing): boolean {
  return id === 'attribute/missing' && field !== undefined && channel.limits.required.includes(field);
}

/** Without what only repeats another complaint: branches of a choice, and that a condition applied. */
function telling(all: readonly Complaint[], { body }: Item): readonly Complaint[] {
  const choices = all.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf').map((one) => one.schemaPath);
  return all.filter(({ keyword, schemaPath, instancePath }) => {
    // What is no number has no unit either.
    if (keyword === 'required' && all.some((one) => one.instancePath === `${instancePath}/value`)) return false;
    if (keyword === 'if' || choices.some((path) => schemaPath.startsWith(`${path}/`))) return false;
    // What a parent does not say of itself its children say; what they lack is told of them.
    const isOfWhole = instancePath === '' && ['required', 'anyOf', 'oneOf', 'not'].includes(keyword);
    return !(isOfWhole && body.requirements === 'LISTING_PRODUCT_ONLY');
  });
}

function findingOf(complaint: Complaint, { body }: Item, context: { listing: Listing; schema: Node }): Finding {
  const { listing, schema } = context;
  const { id, attribute, message, hint, value } = said(complaint, { schema, productType: body.productType });
  const field = fieldOf(attribute);
  const { origins } = listing;
  const own = columnOf(attribute, listing);
  const where = (own && origins[own]) ?? origins[`${body.sku}/${field}`] ?? origins[field];
  return {
    id,
    severity: 'error',
    channel: listing.channel.id,
    sku: body.sku,
    field,
    message,
    ...(hint && { hint }),
    ...(value !== undefined && { value }),
    ...(where && { where }),
  };
}

/** The merchant's own column of an attribute, or of the part of it that is spoken of. */
function columnOf(attribute: string, { category }: Listing): string | undefined {
  const columns = Object.entries(category?.from ?? {});
  const isMeant = (name: string): boolean =>
    attribute === name || attribute.startsWith(`${name}.`) || name.startsWith(`${attribute}.`);
  return columns.find(([name]) => isMeant(name))?.[1];
}

function unreadable({ channel, id, category }: Listing): Finding {
  return {
    id: 'category/schema-unreadable',
    severity: 'warning',
    channel: channel.id,
    sku: id,
    field: 'category',
    message: text(
      `The kept schema of the product type ${category?.id} cannot be read; nothing was checked against it.`,
      `已保存的商品类型 ${category?.id} 的规则文件无法读取，未能据此检查。`,
    ),
    hint: text('Read the category anew.', '请重新读取该类目。'),
  };
}
