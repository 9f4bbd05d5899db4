import type { FieldPath } from '../../core/fields.ts';
import type { Explained } from '../../core/ports/marketplace.ts';
import { text } from '../../core/text.ts';
import type { Problem } from '../../core/words.ts';
import { SENTENCES } from './sentences.ts';

/** Their parameter → our field. */
const FIELD: Readonly<Record<string, FieldPath>> = {
  title: 'title',
  description: 'description',
  price: 'price',
  quantity: 'stock',
  tags: 'keywords',
  materials: 'material',
  taxonomy_id: 'category',
  sku: 'sku',
  products: 'options',
  property_values: 'options',
  values: 'options',
  value_ids: 'attribute',
  property_id: 'attribute',
  scale_id: 'attribute',
  image: 'pictures',
  image_ids: 'pictures',
  listing_image_id: 'pictures',
  rank: 'pictures',
  alt_text: 'pictures',
  item_weight: 'weight',
  item_weight_unit: 'weight',
  item_length: 'dimensions',
  item_width: 'dimensions',
  item_height: 'dimensions',
  item_dimensions_unit: 'dimensions',
  currency: 'currency',
};

/**
 * For the merchant: our field and both languages. Etsy has no codes of its own: a sentence is known by its words, any other is
 * told as it was said.
 */
export function explain({ code, message, path }: Problem): Explained {
  if (code === 'currency-mismatch') return otherCurrency(message);
  if (code === 'sold_out' || code === 'expired') return notOnSale(code);
  const setting = /^(\w+)-not-chosen$/.exec(code)?.[1];
  if (setting) return notChosen(setting, message);
  const known = SENTENCES.find(({ said }) => said.test(message));
  if (known) return known.explained;
  const field = fieldIn(path ?? '') ?? fieldIn(message);
  const words = message || code;
  return {
    ...(field && { field }),
    message: text(`Etsy refused it: ${words} (${code})`, `Etsy 拒绝了：${words}（${code}）`),
  };
}

/** The last of their names that stands in it: the innermost. */
function fieldIn(words: string): FieldPath | undefined {
  const names = words.split(/[^a-z_]+/i).filter((name) => Object.hasOwn(FIELD, name));
  return FIELD[names.at(-1) ?? ''];
}

function notOnSale(state: 'sold_out' | 'expired'): Explained {
  const isSoldOut = state === 'sold_out';
  return {
    field: 'stock',
    message: text(
      `The listing ${isSoldOut ? 'is sold out' : 'has expired'} on Etsy, and a new quantity alone does not put it on sale again.`,
      `该商品在 Etsy 上${isSoldOut ? '已售罄' : '已过期'}，仅更新库存不会重新上架。`,
    ),
    hint: text(
      'Renew it in Shop Manager; Etsy takes 0.20 USD for it.',
      '请在 Shop Manager 中续期，Etsy 收取 0.20 美元。',
    ),
  };
}

function notChosen(setting: string, message: string): Explained {
  return {
    message: text(message, `该渠道的 settings.${setting} 未指定：店铺中没有，或有多个可选。`),
    hint: text(
      'Create one in Etsy’s Shop Manager if there is none, then choose it with `listwright login`.',
      '如果没有，请先在 Etsy 的 Shop Manager 中创建，然后运行 listwright login 选择。',
    ),
  };
}

function otherCurrency(words: string): Explained {
  const [theirs = '?', ours = '?'] = words.match(/\b[A-Z]{3}\b/g) ?? [];
  return {
    field: 'currency',
    message: text(words, `店铺的货币是 ${theirs}，渠道设置的是 ${ours}。`),
    hint: text(
      `An Etsy shop has one currency: set the channel’s \`currency: ${theirs}\`.`,
      `Etsy 店铺只有一种货币：请把该渠道的 currency 设为 ${theirs}。`,
    ),
  };
}
