import { apiKey } from '../../core/auth.ts';
import type { Manifest } from '../../core/ports/marketplace.ts';
import { locationsOf, publicationsOf } from './account.ts';

export const manifest: Manifest = {
  port: 1,
  id: 'shopify',
  title: 'Shopify',
  docs: 'https://shopify.dev/docs/api/admin-graphql/2026-10',
  // Every shop has its own address, language and currency: the channel names them.
  sites: [{ id: 'shop', locale: 'en-US', currency: 'USD' }],
  // Their product taxonomy (MIT), by the tag of a release.
  openTaxonomy: {
    address: 'https://raw.githubusercontent.com/Shopify/product-taxonomy/v2026-08/dist',
    languages: ['en', 'zh-CN'],
  },
  auth: {
    app: apiKey(['ACCESS_TOKEN'], ({ ACCESS_TOKEN = '' }) => ({ 'X-Shopify-Access-Token': ACCESS_TOKEN })),
  },
  credentials: [
    {
      name: 'ACCESS_TOKEN',
      secret: true,
      help: {
        en: 'The Admin API access token of a custom app of the shop; scopes write_products, write_files, write_inventory, read_locations, write_publications.',
        zh: '商店自定义应用的 Admin API 访问令牌；权限范围：write_products、write_files、write_inventory、read_locations、write_publications。',
      },
    },
  ],
  settings: [
    {
      name: 'location',
      help: {
        en: 'Where the stock is: gid://shopify/Location/…; needed only where the shop has several locations.',
        zh: '库存所在地点：gid://shopify/Location/…；仅当商店有多个地点时需要填写。',
      },
      choices: locationsOf,
    },
    {
      name: 'publication',
      optional: true,
      help: {
        en: 'Where products are put on sale: gid://shopify/Publication/…, several parted by commas; the online store unless told.',
        zh: '商品发布到哪里：gid://shopify/Publication/…，多个用逗号分隔；默认为在线商店。',
      },
      choices: publicationsOf,
    },
    {
      name: 'categories',
      optional: true,
      help: {
        en: 'suggest: each product’s category in Shopify’s product taxonomy is suggested by its title, without asking anybody; the list is fetched once.',
        zh: 'suggest：按商品标题在 Shopify 商品分类中给出类目建议，无需联网查询；分类表只下载一次。',
      },
    },
  ],
};
