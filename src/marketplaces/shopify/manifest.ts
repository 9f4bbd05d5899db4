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
  ],
};
