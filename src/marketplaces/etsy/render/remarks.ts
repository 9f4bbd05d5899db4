import type { FieldPath } from '../../../core/fields.ts';
import { type Text, text } from '../../../core/text.ts';
import type { Finding, Listing } from '../../../core/words.ts';
import { materialsOf, tagsOf } from './words.ts';

/** What a person should know of how a listing was made into Etsy's, beside what the rules find. */
export function remarks(listing: Listing, isInStock: boolean): readonly Finding[] {
  const tags = tagsOf(listing).left;
  const materials = materialsOf(listing).left;
  return [
    ...(tags.length > 0
      ? [
          remark(listing, 'keywords', {
            id: 'keywords/left-out',
            value: tags.join(', '),
            message: text(
              `${tags.length} keyword(s) do not become tags: Etsy takes 13, of letters, digits, spaces, hyphens and apostrophes.`,
              `有 ${tags.length} 个关键词没有成为标签：Etsy 最多接受 13 个，只能含文字、数字、空格、连字符和撇号。`,
            ),
            hint: text('Put the best thirteen first.', '请把最重要的十三个放在前面。'),
          }),
        ]
      : []),
    ...(materials.length > 0
      ? [
          remark(listing, 'material', {
            id: 'material/left-out',
            value: materials.join(', '),
            message: text(
              'A material is left out: Etsy takes 13, of letters, digits and spaces.',
              '有材质未填入：Etsy 最多接受 13 个，只能含文字、数字和空格。',
            ),
            hint: text('Write materials parted by commas: cotton, glass.', '材质请用逗号分隔，例如：棉, 玻璃。'),
          }),
        ]
      : []),
    ...(isInStock
      ? []
      : [
          remark(listing, 'stock', {
            id: 'stock/not-on-sale',
            severity: 'note',
            message: text(
              'Nothing of it is in stock: Etsy takes no listing of none, so it stays a draft or is deactivated.',
              '没有库存：Etsy 不接受零库存商品，因此保持草稿或下架状态。',
            ),
          }),
        ]),
  ];
}

function remark(
  { id: sku, channel, origins }: Listing,
  field: FieldPath,
  about: { id: string; message: Text; hint?: Text; value?: string; severity?: Finding['severity'] },
): Finding {
  const where = origins[field];
  return { severity: 'warning', channel: channel.id, sku, field, ...about, ...(where && { where }) };
}
