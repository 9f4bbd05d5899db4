import { type Text, text } from '../../../core/text.ts';
import type { Document, Finding, Listing } from '../../../core/words.ts';
import { fieldOf } from '../fields.ts';
import type { ItemBody } from '../wire.ts';
import { type Complaint, complaints } from './compiled.ts';
import { partsOf } from './parts.ts';
import { said } from './words.ts';

type Item = Document<'item', ItemBody>;

/** What the spec of the product type says against these items, told once where it is true of all of them. */
export function judged(items: readonly Item[], listing: Listing): readonly Finding[] {
  const schema = listing.category?.category?.schema;
  const found = new Map<string, { readonly finding: Finding; skus: number }>();
  for (const { body } of items) {
    const against = complaints(schema, body);
    if (!against) return [unreadable(listing)];
    for (const complaint of against) {
      const finding = findingOf(complaint, body.Orderable.sku, listing);
      if (!finding) continue;
      const same = JSON.stringify([finding.id, finding.field, finding.message.en]);
      const before = found.get(same);
      if (before) before.skus++;
      else found.set(same, { finding, skus: 1 });
    }
  }
  return [...found.values()].map(({ finding, skus }) =>
    skus === items.length && items.length > 1 ? { ...finding, sku: listing.id } : finding,
  );
}

function findingOf(complaint: Complaint, sku: string, listing: Listing): Finding | undefined {
  const path = [...complaint.instancePath.split('/').slice(1), ...missing(complaint)];
  const [half, ...below] = path;
  const parts = partsOf(listing.category?.category?.schema);
  const names = half === 'Visible' ? below.slice(1) : below;
  const [name = ''] = names;
  const field = fieldOf(names.join('.')) ?? fieldOf(path.join('.')) ?? 'attribute';
  const node = (half === 'Visible' ? parts.visible : parts.orderable)[name];
  const title = typeof node?.title === 'string' ? node.title : name || String(half);
  const words = said(complaint, title);
  if (!words) return undefined;
  const origin = field === 'attribute' ? listing.category?.from?.[name] : undefined;
  const where = origin === undefined ? undefined : listing.origins[origin];
  const value = complaint.data;
  return {
    id: words.id,
    severity: 'error',
    channel: listing.channel.id,
    sku,
    field,
    ...((typeof value === 'string' || typeof value === 'number') && { value: String(value) }),
    ...(where && { where }),
    message: words.message,
    hint: field === 'attribute' ? attributeHint(title, words.hint) : words.hint,
  };
}

function missing({ keyword, params }: Complaint): readonly string[] {
  return keyword === 'required' ? [String(params.missingProperty)] : [];
}

function attributeHint(title: string, { en, zh }: Text): Text {
  return text(
    `${en} It is taken from a column named ${title}, or from its line in attributes.csv.`,
    `${zh}取值来自名为“${title}”的列，或 attributes.csv 中对应的行。`,
  );
}

function unreadable({ id, channel, category }: Listing): Finding {
  return {
    id: 'category/schema-unreadable',
    severity: 'error',
    channel: channel.id,
    sku: id,
    field: 'category',
    message: text(
      `The item spec kept of ${category?.id} cannot be read, so nothing can be judged by it.`,
      `已保存的商品规范（${category?.id}）无法读取，因此无法据此检查。`,
    ),
    hint: text('Read the category anew.', '请重新读取该类目。'),
  };
}
