import { FIELDS, type FieldPath } from '../core/fields.ts';
import type { Limits, PictureLimits, Site, TextLimit } from '../core/ports/marketplace.ts';
import { type Lang, type Text, text } from '../core/text.ts';

import type { PageRow } from '../reporters/marketplace-text.ts';
import { fieldName, fieldTitle } from '../rules/field-name.ts';

/** How long texts may be, and on which sites otherwise. */
export function textRows({ text: limits }: Limits, sites: readonly Site[], lang: Lang): readonly PageRow[] {
  const rows = fieldsOf(limits).map(([field, limit]): PageRow => [fieldTitle(field)[lang], most(limit)[lang]]);
  const elsewhere = new Map<string, string[]>();
  for (const { id, limits: own } of sites) {
    for (const [field, limit] of fieldsOf(own?.text ?? {})) {
      if (limit.max === limits[field]?.max && limit.unit === limits[field]?.unit) continue;
      const said = `${fieldName(field)[lang]}: ${most(limit)[lang]}`;
      elsewhere.set(said, [...(elsewhere.get(said) ?? []), id]);
    }
  }
  return [...rows, ...[...elsewhere].map(([said, ids]): PageRow => [ids.join(', '), said])];
}

/** How many pictures, how large, of which kind, and how they travel. */
export function pictureRows(pictures: PictureLimits, lang: Lang): readonly PageRow[] {
  return PICTURES.flatMap(({ name, said }) => {
    const words = said(pictures);
    return words ? [[name[lang], words[lang]] as const] : [];
  });
}

/** How far variants may go. */
export function variantRows({ variants: { max, axes } }: Limits, lang: Lang): readonly PageRow[] {
  return [
    [text('Variants', '变体数')[lang], text(`at most ${figure(max)}`, `最多 ${figure(max)} 个`)[lang]],
    [text('Options', '规格数')[lang], text(`at most ${axes}`, `最多 ${axes} 个`)[lang]],
  ];
}

/** What no listing may lack, and what is refused beyond lengths and counts. */
export function demandRows({ required, rejects = [] }: Limits, lang: Lang): readonly PageRow[] {
  const separator = text(', ', '、')[lang];
  return [
    [text('Must be filled', '必填')[lang], required.map((field) => fieldName(field)[lang]).join(separator)],
    ...rejects.map(({ field, about }): PageRow => [fieldTitle(field)[lang], about[lang]]),
  ];
}

interface PictureFact {
  readonly name: Text;
  readonly said: (pictures: PictureLimits) => Text | undefined;
}

const PICTURES: readonly PictureFact[] = [
  {
    name: text('Number', '数量'),
    said: ({ min, max, perVariant }) => {
      const own =
        perVariant === undefined ? text('', '') : text(`; ${perVariant} a variant`, `；每个变体 ${perVariant} 张`);
      return text(`${min} to ${figure(max)}${own.en}`, `${min}–${figure(max)} 张${own.zh}`);
    },
  },
  {
    name: text('Shorter side', '短边'),
    said: ({ minSide }) => text(`at least ${figure(minSide)} pixels`, `至少 ${figure(minSide)} 像素`),
  },
  {
    name: text('Longer side', '长边'),
    said: ({ maxSide }) =>
      maxSide === undefined ? undefined : text(`at most ${figure(maxSide)} pixels`, `最多 ${figure(maxSide)} 像素`),
  },
  {
    name: text('Width to height', '宽高比'),
    said: ({ ratio }) =>
      ratio === undefined ? undefined : ratio === 1 ? text('square', '正方形') : text(`${ratio}`, `${ratio}`),
  },
  {
    name: text('File', '文件大小'),
    said: ({ maxBytes }) =>
      maxBytes === undefined ? undefined : text(`at most ${maxBytes / 1e6} MB`, `最大 ${maxBytes / 1e6} MB`),
  },
  { name: text('Kinds', '格式'), said: ({ types }) => text(types.join(', '), types.join('、')) },
  {
    name: text('Main picture', '主图'),
    said: ({ main }) =>
      main &&
      text(
        `white background, the product fills ${Math.round(main.fill * 100)} %`,
        `白色背景，商品占 ${Math.round(main.fill * 100)}%`,
      ),
  },
  {
    name: text('They travel', '传送方式'),
    said: ({ delivery, address }) => {
      const ways = delivery.map((way) => WAYS[way]);
      const ending =
        address === undefined
          ? text('', '')
          : text('; the address ends in .jpg or the like', '；网址须以 .jpg 等扩展名结尾');
      return text(
        `${ways.map(({ en }) => en).join(' or ')}${ending.en}`,
        `${ways.map(({ zh }) => zh).join('或')}${ending.zh}`,
      );
    },
  },
];

const WAYS: Readonly<Record<PictureLimits['delivery'][number], Text>> = {
  'by-address': text('from a public address', '通过公开网址读取'),
  'as-document': text('by upload', '直接上传'),
};

function most({ max, unit, html }: TextLimit): Text {
  const markup = html ? text(', HTML taken', '，可含 HTML') : text('', '');
  return unit === 'bytes'
    ? text(`${figure(max)} bytes${markup.en}`, `${figure(max)} 字节${markup.zh}`)
    : text(`${figure(max)} characters${markup.en}`, `${figure(max)} 个字符${markup.zh}`);
}

function fieldsOf(limits: Limits['text']): readonly (readonly [FieldPath, TextLimit])[] {
  return FIELDS.flatMap((field) => {
    const limit = limits[field];
    return limit ? [[field, limit] as const] : [];
  });
}

function figure(count: number): string {
  return count.toLocaleString('en-US');
}
