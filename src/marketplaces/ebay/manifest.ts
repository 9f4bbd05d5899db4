import { bearer, oauth2 } from '../../core/oauth2.ts';
import type { Manifest } from '../../core/ports/marketplace.ts';
import { text } from '../../core/text.ts';
import { locationsOf, policiesOf } from './account.ts';
import { sites } from './sites.ts';

const TOKEN = 'https://api.ebay.com/identity/v1/oauth2/token';
const CLIENT = { id: 'CLIENT_ID', secret: 'CLIENT_SECRET', by: 'basic' } as const;
const SCOPE = 'https://api.ebay.com/oauth/api_scope';
/** Pictures travel with sell.inventory too (the Media API's own security section). */
const SELLER = [`${SCOPE}/sell.inventory`, `${SCOPE}/sell.account`];

const POLICY = text('needed only where the account has several for the site', '仅当账户在该站点有多个时需要填写');

export const manifest: Manifest = {
  port: 1,
  id: 'ebay',
  title: 'eBay',
  docs: 'https://developer.ebay.com/api-docs/sell/inventory/overview.html',
  sites,
  auth: {
    seller: oauth2({
      token: TOKEN,
      grant: 'refresh_token',
      client: CLIENT,
      scopes: SELLER,
      sign: bearer,
      // Consent knows no PKCE, and sends the browser to no address but the one that stands behind the RuName.
      consent: {
        page: 'https://auth.ebay.com/oauth2/authorize',
        scopes: SELLER,
        proves: 'nothing',
        registered: 'RU_NAME',
      },
    }),
    // Categories are public: they are read in the program's own name, and need no seller.
    application: oauth2({ token: TOKEN, grant: 'client_credentials', client: CLIENT, scopes: [SCOPE], sign: bearer }),
  },
  credentials: [
    {
      name: 'CLIENT_ID',
      secret: false,
      help: text(
        'The App ID (Client ID) of your keyset: developer.ebay.com → Application Keys → Production.',
        '密钥组中的 App ID（Client ID）：developer.ebay.com → Application Keys → Production。',
      ),
    },
    {
      name: 'CLIENT_SECRET',
      secret: true,
      help: text('The Cert ID (Client Secret) of the same keyset.', '同一密钥组的 Cert ID（Client Secret）。'),
    },
    {
      name: 'RU_NAME',
      secret: false,
      optional: true,
      help: text(
        'The RuName of the keyset (User Tokens → Get a Token from eBay via Your Application); only `listwright login` needs it.',
        '密钥组的 RuName（User Tokens → Get a Token from eBay via Your Application）；仅 listwright login 需要。',
      ),
    },
    {
      name: 'REFRESH_TOKEN',
      secret: true,
      help: text(
        'The seller’s refresh token; `listwright login` fetches it. It lasts 18 months.',
        '卖家的刷新令牌，由 listwright login 获取，有效期 18 个月。',
      ),
    },
  ],
  settings: [
    {
      name: 'location',
      help: text(
        `Where the goods are: a merchantLocationKey; ${POLICY.en}.`,
        `发货地点：merchantLocationKey；${POLICY.zh}。`,
      ),
      choices: locationsOf,
    },
    {
      name: 'fulfillmentPolicy',
      help: text(`How it is shipped: the id of a shipping policy; ${POLICY.en}.`, `物流政策编号；${POLICY.zh}。`),
      choices: (io) => policiesOf('fulfillment', io),
    },
    {
      name: 'paymentPolicy',
      help: text(`How it is paid: the id of a payment policy; ${POLICY.en}.`, `付款政策编号；${POLICY.zh}。`),
      choices: (io) => policiesOf('payment', io),
    },
    {
      name: 'returnPolicy',
      help: text(`How it goes back: the id of a return policy; ${POLICY.en}.`, `退货政策编号；${POLICY.zh}。`),
      choices: (io) => policiesOf('return', io),
    },
  ],
};
