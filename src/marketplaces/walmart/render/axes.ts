import { text } from '../../../core/text.ts';
import type { Finding, Listing, ListingVariant } from '../../../core/words.ts';
import type { Parts } from '../spec/parts.ts';

type Said = Readonly<Record<string, string | readonly string[]>>;

/** The attributes in which the variants of a group differ. */
export interface Axes {
  /** Their names, in the order of the options; none for a product of one SKU. */
  readonly names: readonly string[];
  /** What a variant says by its options. */
  said(variant: ListingVariant): Said;
  readonly findings: readonly Finding[];
}

/**
 * Each option becomes one of the attributes that the product type lets variants differ in: the one that the listing's category
 * says already and that parts the variants in the same way, the one of that name, or else one that takes any word.
 */
export function axesOf(listing: Listing, variants: readonly ListingVariant[], spec: Parts): Axes {
  if (variants.length < 2) return { names: [], said: () => ({}), findings: [] };
  const names: (string | undefined)[] = [];
  const free = () => (spec.isKnown ? spec.varying : USUAL).filter((one) => !names.includes(one));
  for (const [place, { name }] of listing.options.entries())
    names.push(
      free().find((one) => isSaidBy(one, place, { listing, variants })) ?? free().find((one) => isCalled(one, name)),
    );
  const findings: Finding[] = [];
  // What has no attribute of its own takes what the others have left.
  for (const [place, { name }] of listing.options.entries()) {
    if (names[place] !== undefined) continue;
    const left = free();
    const other = ANY_WORD.find((one) => left.includes(one));
    names[place] = other;
    findings.push(other === undefined ? noPlace(listing, name, left) : elsewhere(listing, name, other));
  }
  return {
    names: names.filter((name) => name !== undefined),
    said: ({ options }) =>
      Object.fromEntries(
        names.flatMap((name, place): [string, string][] => {
          const value = options[place]?.trim();
          return name !== undefined && value ? [[name, value]] : [];
        }),
      ),
    findings,
  };
}

/** In which nearly every product type lets variants differ; for a listing whose product type nobody has read yet. */
const USUAL = ['color', 'size', 'pattern', 'style'] as const;
const ANY_WORD: readonly string[] = ['pattern', 'style', 'size', 'color'];

const CALLED: Readonly<Record<string, RegExp>> = {
  color: /^(?:colou?rs?|farbe|couleur|colore?|cor|kleur|kolor|颜色|顏色|色)$/i,
  size: /^(?:sizes?|größe|taille|talla|tamaño|taglia|tamanho|maat|rozmiar|尺码|尺寸|尺碼|大小|サイズ)$/i,
  clothingSize: /^(?:sizes?|größe|taille|talla|尺码|尺碼|サイズ)$/i,
  shoeSize: /^(?:sizes?|shoe size|schuhgröße|尺码|鞋码)$/i,
  pattern: /^(?:patterns?|muster|motif|图案|圖案|花色|款式)$/i,
  style: /^(?:styles?|stil|样式|款式|風格)$/i,
  capacity: /^(?:capacity|volume|volumen|inhalt|容量)$/i,
  material: /^(?:materials?|材质|材料|材質)$/i,
  countPerPack: /^(?:count|count per pack|pack size|数量|件数)$/i,
  flavor: /^(?:flavou?r|geschmack|口味)$/i,
  scent: /^(?:scent|duft|香味)$/i,
};

function isCalled(attribute: string, option: string): boolean {
  const plain = option.trim();
  return (
    CALLED[attribute]?.test(plain) === true || attribute.toLowerCase() === plain.toLowerCase().replace(/[\s_-]/g, '')
  );
}

/** The listing says the attribute of every variant, and two variants have the same exactly where they have the same option. */
function isSaidBy(
  attribute: string,
  place: number,
  { listing, variants }: { listing: Listing; variants: readonly ListingVariant[] },
): boolean {
  const values = variants.map(({ sku }) => listing.category?.variants?.[sku]?.[attribute]);
  if (values.includes(undefined)) return false;
  const pairs = new Set(variants.map(({ options }, at) => JSON.stringify([options[place] ?? '', values[at]])));
  const options = new Set(variants.map(({ options }) => options[place] ?? ''));
  return options.size > 1 && pairs.size === options.size && new Set(values.map(String)).size === options.size;
}

function elsewhere({ id, channel }: Listing, option: string, attribute: string): Finding {
  return {
    id: 'options/shown-as',
    severity: 'warning',
    channel: channel.id,
    sku: id,
    field: 'options',
    value: option,
    message: text(
      `Walmart has no attribute called ${option}; buyers see it as ${attribute}.`,
      `沃尔玛没有名为“${option}”的属性，买家看到的将是 ${attribute}。`,
    ),
    hint: text(
      `Name the option Color or Size, or say in attributes.csv which attribute it is.`,
      '请把该规格命名为 Color 或 Size，或在 attributes.csv 中指定对应的属性。',
    ),
  };
}

function noPlace({ id, channel }: Listing, option: string, free: readonly string[]): Finding {
  return {
    id: 'options/no-attribute',
    severity: 'error',
    channel: channel.id,
    sku: id,
    field: 'options',
    value: option,
    message: text(
      `Variants of this product type cannot differ in ${option}.`,
      `该商品类型的变体不能按“${option}”区分。`,
    ),
    hint: text(
      `They can differ in ${free.join(', ') || 'nothing else'}. Say in attributes.csv which of these it is, or list them as products of their own.`,
      `可用的区分属性：${free.join('、') || '无'}。请在 attributes.csv 中指定，或拆成单独的产品。`,
    ),
  };
}
