import { text } from '../../../core/text.ts';
import type { Finding, Listing, ListingVariant } from '../../../core/words.ts';
import type { Node } from '../schema/node.ts';
import { themeNames, themeOf } from './theme.ts';

/** What no schema says: pictures that cannot travel, options that no theme of the product type has. */
export function unfit(
  listing: Listing,
  { schema, variants }: { readonly schema: Node | undefined; readonly variants: readonly ListingVariant[] },
): readonly Finding[] {
  return [...undeliverable(listing), ...themeless(listing, { schema, variants })];
}

function undeliverable({ id, channel, pictures, origins }: Listing): readonly Finding[] {
  if (channel.delivery === 'by-address' || pictures.length === 0) return [];
  const where = origins.pictures ?? origins['main-picture'] ?? origins.title;
  return [
    {
      id: 'picture/no-way-to-deliver',
      severity: 'error',
      channel: channel.id,
      sku: id,
      field: 'pictures',
      message: text(
        `${pictures.length} picture(s) cannot reach Amazon: it takes them from a public address alone, and none is set up.`,
        `有 ${pictures.length} 张图片无法送达亚马逊：亚马逊只从公开网址读取图片，而尚未设置。`,
      ),
      hint: text('Name a picture host in listwright.yaml.', '请在 listwright.yaml 中设置图片托管地址。'),
      ...(where && { where }),
    },
  ];
}

function themeless(
  listing: Listing,
  { schema, variants }: { readonly schema: Node | undefined; readonly variants: readonly ListingVariant[] },
): readonly Finding[] {
  if (variants.length < 2 || !schema || themeOf(listing, schema)) return [];
  const { channel, id, options, category, origins } = listing;
  const names = options.map(({ name }) => name).join(', ');
  const themes = themeNames(schema).slice(0, 12).join(', ');
  const where = origins.options ?? origins.title;
  return [
    {
      id: 'variants/no-theme',
      severity: 'error',
      channel: channel.id,
      sku: id,
      field: 'options',
      message: text(
        `Variants differ in ${names || 'nothing'}; the product type ${category?.id} has no theme for that${themes && `: it has ${themes}`}.`,
        `变体按 ${names || '（无选项）'} 区分，而商品类型 ${category?.id} 没有对应的变体主题${themes && `；可用主题：${themes}`}。`,
      ),
      hint: text(
        'Use as many options as one of its themes has, or list the variants as products of their own.',
        '请使选项与其中一个主题一致，或将各变体作为独立商品刊登。',
      ),
      ...(where && { where }),
    },
  ];
}
