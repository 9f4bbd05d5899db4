import type { Lang } from '../../core/text.ts';

/** Everything that the preview says in words of its own. */
export interface PreviewWords {
  readonly title: string;
  readonly about: string;
  readonly skip: string;
  readonly filter: string;
  readonly channel: string;
  readonly allChannels: string;
  readonly state: string;
  readonly states: { readonly all: string; readonly noted: string; readonly held: string };
  readonly search: string;
  /** `{shown}` and `{all}` are replaced as the filter moves. */
  readonly count: string;
  readonly nothing: string;
  readonly listings: string;
  readonly strays: string;
  readonly straysAbout: string;
  readonly noStrays: string;
  readonly moreStrays: (count: number) => string;
  readonly noTitle: string;
  readonly noPicture: string;
  readonly noThumbnail: string;
  readonly picture: (place: number) => string;
  readonly held: string;
  readonly ready: string;
  readonly length: (count: number, limit: { max: number; unit: 'characters' | 'bytes' } | undefined) => string;
  readonly untranslated: (fields: string) => string;
  readonly variant: string;
  readonly price: string;
  readonly stock: string;
  readonly noStock: string;
  readonly details: string;
  readonly sum: string;
  readonly severity: Readonly<Record<'error' | 'warning' | 'note', string>>;
}

export const PREVIEW_WORDS: Readonly<Record<Lang, PreviewWords>> = {
  en: {
    title: 'What each listing will look like',
    about:
      'Made on this machine from your own file. Nothing has been published, and this page loads nothing from the net.',
    skip: 'Skip to the listings',
    filter: 'Choose what is shown',
    channel: 'Channel',
    allChannels: 'all channels',
    state: 'Show',
    states: { all: 'all listings', noted: 'with findings', held: 'held back' },
    search: 'Title, SKU or any text',
    count: '{shown} of {all} listings',
    nothing: 'No listing fits. Choose less, or clear the search.',
    listings: 'Listings',
    strays: 'Findings without a listing',
    straysAbout: 'About rows that came to no listing, or about the files as a whole.',
    noStrays: 'None.',
    moreStrays: (count) => `… and ${count} more; \`listwright check\` names them all.`,
    noTitle: 'no title',
    noPicture: 'no picture',
    noThumbnail: 'this picture cannot be shown',
    picture: (place) => `picture ${place}`,
    held: 'held back',
    ready: 'ready',
    length: (count, limit) =>
      limit === undefined ? `title ${count} characters` : `title ${count} of ${limit.max} ${limit.unit}`,
    untranslated: (fields) => `Not translated yet: ${fields}`,
    variant: 'Variant',
    price: 'Price',
    stock: 'Stock',
    noStock: 'as before',
    details: 'Description and price',
    sum: 'How the price came about',
    severity: { error: 'Error', warning: 'Warning', note: 'Note' },
  },
  zh: {
    title: '商品效果预览',
    about: '由本机根据您的表格生成。尚未发布任何内容，本页也不会从网络加载任何东西。',
    skip: '跳到商品列表',
    filter: '筛选',
    channel: '渠道',
    allChannels: '全部渠道',
    state: '显示',
    states: { all: '全部商品', noted: '有问题的', held: '被扣下的' },
    search: '标题、货号或任意文字',
    count: '显示 {shown} / 共 {all} 个商品',
    nothing: '没有符合条件的商品。请放宽筛选或清空搜索。',
    listings: '商品列表',
    strays: '未生成商品的问题',
    straysAbout: '涉及未能生成商品的行，或整个文件。',
    noStrays: '无。',
    moreStrays: (count) => `……另有 ${count} 条；运行 \`listwright check\` 可查看全部。`,
    noTitle: '无标题',
    noPicture: '无图片',
    noThumbnail: '此图片无法显示',
    picture: (place) => `图片 ${place}`,
    held: '已扣下',
    ready: '可发布',
    length: (count, limit) =>
      limit === undefined
        ? `标题 ${count} 个字符`
        : `标题 ${count} / ${limit.max} ${limit.unit === 'bytes' ? '字节' : '字符'}`,
    untranslated: (fields) => `尚未翻译：${fields}`,
    variant: '规格',
    price: '价格',
    stock: '库存',
    noStock: '保持不变',
    details: '描述与价格',
    sum: '价格的计算过程',
    severity: { error: '错误', warning: '警告', note: '提示' },
  },
};
