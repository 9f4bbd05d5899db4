import { apiKey } from '../../core/auth.ts';
import type { Manifest } from '../../core/ports/marketplace.ts';
import { shopKeys } from './shop-keys.ts';

export const manifest: Manifest = {
  port: 1,
  id: 'woocommerce',
  title: 'WooCommerce',
  docs: 'https://woocommerce.github.io/woocommerce-rest-api-docs/',
  // Every shop has its own address, language and currency: the channel names them.
  sites: [{ id: 'shop', locale: 'en-US', currency: 'USD' }],
  auth: {
    shop: shopKeys,
    wordpress: apiKey(['WP_USER', 'WP_APP_PASSWORD'], ({ WP_USER = '', WP_APP_PASSWORD = '' }) => ({
      Authorization: `Basic ${Buffer.from(`${WP_USER}:${WP_APP_PASSWORD}`).toString('base64')}`,
    })),
  },
  credentials: [
    {
      name: 'CONSUMER_KEY',
      secret: true,
      help: {
        en: 'WooCommerce → Settings → Advanced → REST API → Add key, permissions “Read/Write”: the key that begins with ck_.',
        zh: 'WooCommerce → 设置 → 高级 → REST API → 添加密钥，权限选“读/写”：以 ck_ 开头的密钥。',
      },
    },
    {
      name: 'CONSUMER_SECRET',
      secret: true,
      help: { en: 'Shown once beside the key; begins with cs_.', zh: '与密钥同时显示且只显示一次，以 cs_ 开头。' },
    },
    {
      name: 'WP_USER',
      secret: false,
      optional: true,
      help: {
        en: 'Only to upload pictures to the media library: a WordPress user who may upload files.',
        zh: '仅在把图片上传到媒体库时需要：有上传权限的 WordPress 用户名。',
      },
    },
    {
      name: 'WP_APP_PASSWORD',
      secret: true,
      optional: true,
      help: {
        en: 'Users → Profile → Application Passwords of that user; WordPress offers them where the shop uses https.',
        zh: '该用户的“用户 → 个人资料 → 应用程序密码”；商店使用 https 时才提供。',
      },
    },
  ],
  settings: [
    {
      name: 'weight_unit',
      optional: true,
      help: {
        en: 'The shop’s weight unit (Settings → Products): kg, g, lbs or oz; kg unless told.',
        zh: '商店的重量单位（设置 → 产品）：kg、g、lbs 或 oz，默认 kg。',
      },
    },
    {
      name: 'dimension_unit',
      optional: true,
      help: {
        en: 'The shop’s dimension unit (Settings → Products): cm, mm, m or in; cm unless told.',
        zh: '商店的尺寸单位（设置 → 产品）：cm、mm、m 或 in，默认 cm。',
      },
    },
  ],
};
