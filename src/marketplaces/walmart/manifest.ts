import { ACCESS_TOKEN } from '../../core/auth.ts';
import { oauth2 } from '../../core/oauth2.ts';
import type { Manifest } from '../../core/ports/marketplace.ts';
import { sites } from './sites.ts';
import { API } from './wire.ts';

/** Their names for who asks and for one request; the service's name is the same for every seller. Answers are XML unless told. */
function asking(nonce: string): Readonly<Record<string, string>> {
  return { Accept: 'application/json', 'WM_SVC.NAME': 'Walmart Marketplace', 'WM_QOS.CORRELATION_ID': nonce };
}

export const manifest: Manifest = {
  port: 1,
  id: 'walmart',
  title: 'Walmart',
  docs: 'https://developer.walmart.com/us-marketplace/docs',
  sites,
  auth: {
    keys: oauth2({
      token: `${API}/v3/token`,
      grant: 'client_credentials',
      client: { id: 'CLIENT_ID', secret: 'CLIENT_SECRET', by: 'basic' },
      headers: ({ nonce }) => asking(nonce),
      // A header of their own, and no bearer.
      sign: (credentials, { nonce }) => ({
        ...asking(nonce),
        'WM_SEC.ACCESS_TOKEN': credentials[ACCESS_TOKEN] ?? '',
      }),
    }),
  },
  credentials: [
    {
      name: 'CLIENT_ID',
      secret: false,
      help: {
        en: 'developer.walmart.com → My Account → API Keys → Production Keys: the Client ID.',
        zh: 'developer.walmart.com → My Account → API Keys → Production Keys 中的 Client ID。',
      },
    },
    {
      name: 'CLIENT_SECRET',
      secret: true,
      help: { en: 'Beside it: the Client Secret.', zh: '与 Client ID 同页的 Client Secret。' },
    },
  ],
  settings: [
    {
      name: 'ship_node',
      optional: true,
      help: {
        en: 'The ship node whose stock is counted; only where the account has several (Seller Center → Settings → Shipping).',
        zh: '计算库存的发货节点（ship node）；仅当账户有多个节点时需要（Seller Center → Settings → Shipping）。',
      },
    },
    {
      name: 'spec_version',
      optional: true,
      help: {
        en: 'The version of the item spec, as 5.0.20240517-04_08_27-api, where Walmart asks for a later one than listwright knows.',
        zh: '商品规范（item spec）的版本，如 5.0.20240517-04_08_27-api；仅当沃尔玛要求更新的版本时填写。',
      },
    },
  ],
};
