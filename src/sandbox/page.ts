import { type Card, card, type Tone } from '../page/card.ts';
import { CONTENT_SECURITY_POLICY, document } from '../page/document.ts';
import { type Html, html } from '../page/html.ts';
import type { SandboxListing, SandboxResponse } from './rehearsal.ts';
import type { Sandbox } from './sandbox.ts';

type Lang = 'zh' | 'en';

const WORDS = {
  en: {
    title: 'Published in rehearsal',
    about: 'Every marketplace on this page runs on this machine. Nothing has left it; no shopper can see any of it.',
    products: 'products',
    skus: 'SKUs',
    requests: 'requests',
    empty: 'Nothing published here yet.',
    noPicture: 'no picture',
    variant: 'Variant',
    price: 'Price',
    stock: 'Stock',
    inStock: 'in stock',
    notCounted: 'stock not counted',
    first: (n: number) => `Only the first ${n} are shown.`,
    other: '中文',
    states: {
      live: 'live',
      draft: 'draft',
      pending: 'pending',
      private: 'private',
      unpublished: 'not published',
      archived: 'archived',
      trash: 'in the trash',
      incomplete: 'no variants',
      unreachable: 'cannot be chosen',
      mixed: 'partly live',
    },
  },
  zh: {
    title: '演练中已发布的商品',
    about: '本页上的平台都运行在这台电脑上。没有任何内容离开本机，买家看不到这些商品。',
    products: '个商品',
    skus: '个 SKU',
    requests: '次请求',
    empty: '这里还没有发布商品。',
    noPicture: '无图片',
    variant: '规格',
    price: '价格',
    stock: '库存',
    inStock: '件库存',
    notCounted: '不计库存',
    first: (n: number) => `仅显示前 ${n} 个。`,
    other: 'English',
    states: {
      live: '在售',
      draft: '草稿',
      pending: '待审核',
      private: '私密',
      unpublished: '未发布',
      archived: '已归档',
      trash: '回收站',
      incomplete: '缺少规格',
      unreachable: '无法选购',
      mixed: '部分在售',
    },
  },
} as const;

const TONES: Readonly<Record<string, Tone>> = {
  live: 'good',
  unreachable: 'bad',
  incomplete: 'bad',
  trash: 'plain',
  archived: 'plain',
};
/** A page of thousands of pictures helps nobody; `/_/listings` has them all. */
const MOST = 500;

/** What was published, as a person sees it. `lang` is a language or an Accept-Language header. */
export function sandboxPage(sandbox: Sandbox, options: { lang: string }): SandboxResponse {
  const lang: Lang = /^\s*zh\b/i.test(options.lang) ? 'zh' : 'en';
  const words = WORDS[lang];
  const body = html`<header class="top"><a class="lang" href="?lang=${lang === 'zh' ? 'en' : 'zh'}">${words.other}</a><h1>${words.title}</h1><p>${words.about}</p></header>
<main>${Object.keys(sandbox.channels).map((id) => shop(sandbox, id, lang))}</main>`;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      vary: 'accept-language',
    },
    body: document(`${words.title} · listwright`, body, { lang }).toString(),
  };
}

function shop(sandbox: Sandbox, id: string, lang: Lang): Html {
  const words = WORDS[lang];
  const listings = sandbox.listings(id);
  const products = [...Map.groupBy(listings, ({ group }) => group).values()];
  const requests = sandbox.log.filter(({ marketplace }) => marketplace === id).length;
  const facts = `${products.length} ${words.products} · ${listings.length} ${words.skus} · ${requests} ${words.requests}`;
  const shown = products.slice(0, MOST).map((variants) => card(cardOf(variants, lang)));
  return html`<section><div class="shop"><h2>${sandbox.channels[id]?.title ?? id}</h2><span>${facts}</span></div>
${shown.length === 0 ? html`<p class="empty">${words.empty}</p>` : html`<ul class="cards">${shown}</ul>`}
${products.length > MOST ? html`<p class="empty">${words.first(MOST)}</p>` : undefined}</section>`;
}

function cardOf(listings: readonly SandboxListing[], lang: Lang): Card {
  const words = WORDS[lang];
  const [first] = listings;
  const states = new Set(listings.map(({ state }) => state));
  const state = states.size === 1 ? (first?.state ?? '') : 'mixed';
  const labels: Readonly<Record<string, string>> = words.states;
  const counted = listings.flatMap(({ stock }) => stock ?? []);
  const sum = counted.reduce((total, stock) => total + stock, 0);
  const variants = listings.filter(({ variant }) => variant !== '');
  return {
    title: first?.title ?? '',
    sku: first?.sku ?? '',
    price: range(listings.map(({ price }) => price)),
    currency: first?.currency ?? '',
    stock: counted.length === 0 ? words.notCounted : `${sum} ${words.inStock}`,
    state: { text: labels[state] ?? state, tone: TONES[state] ?? 'warn' },
    pictures: [...new Set(listings.flatMap(({ pictures }) => pictures))].map((id) => `/_/pictures/${id}`),
    variants: variants.map((one) => ({
      name: one.variant,
      sku: one.sku,
      price: one.price,
      stock: one.stock === null ? '–' : String(one.stock),
    })),
    words,
  };
}

function range(prices: readonly string[]): string {
  const sorted = [...new Set(prices.filter(Boolean))].sort((a, b) => Number(a) - Number(b));
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined) return '–';
  return low === high ? low : `${low} – ${high}`;
}
