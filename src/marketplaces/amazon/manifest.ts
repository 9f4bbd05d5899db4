import { ACCESS_TOKEN } from '../../core/auth.ts';
import { oauth2 } from '../../core/oauth2.ts';
import type { Manifest } from '../../core/ports/marketplace.ts';
import { sites } from './sites.ts';

export const manifest: Manifest = {
  port: 1,
  id: 'amazon',
  title: 'Amazon',
  docs: 'https://developer-docs.amazon.com/sp-api',
  sites,
  auth: {
    // Login with Amazon. Requests are not signed by AWS keys any more (since 2023-10).
    seller: oauth2({
      token: 'https://api.amazon.com/auth/o2/token',
      grant: 'refresh_token',
      client: { id: 'CLIENT_ID', secret: 'CLIENT_SECRET', by: 'form' },
      sign: (credentials) => ({ 'x-amz-access-token': credentials[ACCESS_TOKEN] ?? '' }),
    }),
  },
  credentials: [
    {
      name: 'CLIENT_ID',
      secret: false,
      help: {
        en: 'Seller Central → Apps and Services → Develop Apps → your app → LWA credentials; begins with amzn1.application-oa2-client.',
        zh: '卖家平台 → 应用与服务 → 开发应用程序 → 您的应用 → LWA 凭证，以 amzn1.application-oa2-client. 开头。',
      },
    },
    {
      name: 'CLIENT_SECRET',
      secret: true,
      help: { en: 'Shown beside it; valid for 180 days.', zh: '与客户端编号同时显示，有效期 180 天。' },
    },
    {
      name: 'REFRESH_TOKEN',
      secret: true,
      help: {
        en: 'Develop Apps → Edit app → Authorize: authorise the app for your own account; the token begins with Atzr|. One for each region.',
        zh: '开发应用程序 → 编辑应用 → 授权：为自己的账号授权；令牌以 Atzr| 开头。每个区域各有一个。',
      },
    },
  ],
  settings: [
    {
      name: 'seller',
      help: {
        en: 'Your Merchant Token: Seller Central → Settings → Account Info → Your Merchant Token; begins with A.',
        zh: '卖家编号：卖家平台 → 设置 → 账户信息 → 您的卖家记号，以 A 开头。',
      },
    },
  ],
};
