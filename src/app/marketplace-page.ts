import type { Credential, Marketplace, Setting, Site } from '../core/ports/marketplace.ts';
import { type Lang, type Text, text } from '../core/text.ts';
import { loadMarketplace, marketplaces } from '../marketplaces/index.ts';
import type { MarketplacePage, PageRow, PageSection } from '../reporters/marketplace-text.ts';
import { capabilitiesOf, noMarketplace } from './describe.ts';
import { demandRows, pictureRows, textRows, variantRows } from './limit-words.ts';
import { patienceWords, rateWords } from './rate-words.ts';

/** Everything about one marketplace, for a person to read. Throws Stop where there is none of that name. */
export async function marketplacePage(id: string, lang: Lang): Promise<MarketplacePage> {
  const marketplace = await loadMarketplace(id);
  if (!marketplace) throw noMarketplace(id);
  const { manifest, limits } = marketplace;
  const section = (title: Text, rows: readonly PageRow[], of?: keyof typeof limits.verified): PageSection => ({
    title: title[lang],
    rows,
    ...(of && { source: sourceOf(limits.verified[of], lang) }),
  });
  const sections = [
    sites(manifest.sites, lang),
    section(text('What it can do', '支持的功能'), [['', capabilityWords(marketplace, lang)]]),
    section(text('Texts', '文字'), textRows(limits, manifest.sites, lang), 'text'),
    section(text('Pictures', '图片'), pictureRows(limits.pictures, lang), 'pictures'),
    section(text('Variants', '变体'), variantRows(limits, lang), 'variants'),
    section(text('Listings', '商品'), demandRows(limits, lang)),
    section(text('How often it may be asked', '调用频率'), rates(marketplace, lang), 'rates'),
    section(text('Asked again for answers that come later', '异步结果的查询间隔'), patience(marketplace, lang)),
    section(
      text('Settings of a channel (listwright.yaml)', '渠道设置（listwright.yaml）'),
      asked(manifest.settings, lang),
    ),
    section(
      text('Credentials (LISTWRIGHT_<CHANNEL>_<NAME>)', '凭证（LISTWRIGHT_<渠道>_<名称>）'),
      asked(manifest.credentials, lang),
    ),
  ];
  return {
    title: `${manifest.title} (${manifest.id})\n${manifest.docs}`,
    sections: sections.filter(({ cells = [], rows = [] }) => cells.length + rows.length > 0),
  };
}

/** All of them, with what each can do. */
export async function marketplaceTable(lang: Lang): Promise<MarketplacePage> {
  const loaded = await Promise.all(Object.keys(marketplaces).map((id) => loadMarketplace(id)));
  const rows = loaded.flatMap((one): readonly PageRow[] =>
    one ? [[one.manifest.id, capabilityWords(one, lang)]] : [],
  );
  const more = text(
    'All about one of them: listwright marketplaces ID',
    '查看某个平台的详情：listwright marketplaces 平台名',
  );
  return { title: text('Marketplaces', '平台')[lang], sections: [{ title: more[lang], rows }] };
}

function capabilityWords(marketplace: Marketplace, lang: Lang): string {
  const all = capabilitiesOf(marketplace).map((name) => CAPABILITIES[name]?.[lang] ?? name);
  return all.join(text(', ', '、')[lang]);
}

/** What a marketplace can do, as people call it. */
export const CAPABILITIES: Readonly<Record<string, Text>> = {
  create: text('create', '新建'),
  update: text('update', '修改'),
  withdraw: text('withdraw', '下架'),
  batch: text('many in one call', '批量提交'),
  poll: text('answers that come later', '异步结果'),
  preview: text('remote dry run', '远程预检'),
  adopt: text('finds what is there already', '查找已有商品'),
  taxonomy: text('categories and their attributes', '类目与属性'),
  'pictures by address': text('pictures by address', '按网址取图'),
  'own pictures': text('own picture upload', '自有图片上传'),
};

function sourceOf({ on, at }: { on: string; at: string }, lang: Lang): NonNullable<PageSection['source']> {
  return { read: text(`Read on ${on}:`, `核实于 ${on}：`)[lang], at };
}

function sites(all: readonly Site[], lang: Lang): PageSection {
  const demanding = all.some(({ demands = [] }) => demands.length > 0);
  const note = text(
    '* The law wants every listing to name its manufacturer and who answers for it there (parties.csv).',
    '* 当地法律要求每个商品写明制造商和当地责任人（parties.csv）。',
  );
  const title = text('Sites', '站点')[lang];
  if (all.every(({ origin }) => origin === undefined)) return { title, rows: [['', OWN_ADDRESS[lang]]] };
  return {
    title,
    cells: all.map(({ id, locale, currency, demands = [] }) =>
      [
        id.padEnd(Math.max(...all.map((one) => one.id.length))),
        locale,
        currency + (demands.length > 0 ? ' *' : ''),
      ].join(' '),
    ),
    ...(demanding && { rows: [['', note[lang]]] }),
  };
}

const OWN_ADDRESS: Text = text(
  'Every shop has an address, a language and a currency of its own.',
  '每个店铺都有自己的网址、语言和币种。',
);

function rates({ limits }: Marketplace, lang: Lang): readonly PageRow[] {
  return Object.entries(limits.rates).map(([name, rate]) => [name, rateWords(rate, lang)]);
}

function patience({ limits }: Marketplace, lang: Lang): readonly PageRow[] {
  return Object.entries(limits.patience ?? {}).map(([name, waits]) => [name, patienceWords(waits, lang)]);
}

function asked(all: readonly (Setting | Credential)[], lang: Lang): readonly PageRow[] {
  return all.map(({ name, help, optional }) => [
    name,
    optional ? text(`Optional. ${help.en}`, `可选。${help.zh}`)[lang] : help[lang],
  ]);
}
