import type { Manifest } from '../../core/ports/marketplace.ts';
import { readinessStates, returnPolicies, shippingProfiles, shops } from './account.ts';
import { signIn } from './sign-in.ts';
import { sites } from './sites.ts';

export const manifest: Manifest = {
  port: 1,
  id: 'etsy',
  title: 'Etsy',
  docs: 'https://developers.etsy.com/documentation/reference/',
  sites,
  auth: { etsy: signIn },
  credentials: [
    {
      name: 'KEYSTRING',
      secret: true,
      help: {
        en: 'etsy.com/developers/your-apps → your app: the keystring.',
        zh: 'etsy.com/developers/your-apps → 你的应用：keystring。',
      },
    },
    {
      name: 'SHARED_SECRET',
      secret: true,
      help: { en: 'Beside the keystring: the shared secret.', zh: '与 keystring 同一页面：shared secret。' },
    },
    {
      name: 'REFRESH_TOKEN',
      secret: true,
      help: {
        en: 'Kept by `listwright login`; lasts 90 days and is renewed with every use.',
        zh: '由 listwright login 保存；有效期 90 天，每次使用都会更新。',
      },
    },
  ],
  settings: [
    {
      name: 'shop',
      help: { en: 'The shop’s number (shop_id).', zh: '店铺编号（shop_id）。' },
      choices: shops,
    },
    {
      name: 'shippingProfile',
      help: {
        en: 'The shipping profile of the listings (Shop Manager → Settings → Shipping); Etsy lists nothing without one.',
        zh: '商品使用的运费模板（Shop Manager → Settings → Shipping）；没有模板无法上架。',
      },
      choices: shippingProfiles,
    },
    {
      name: 'returnPolicy',
      help: {
        en: 'The return policy of the listings (Shop Manager → Settings → Return policies); a shop in the EU may do without: none.',
        zh: '商品使用的退货政策（Shop Manager → Settings → Return policies）；欧盟店铺可填 none。',
      },
      choices: returnPolicies,
    },
    {
      name: 'readinessState',
      help: {
        en: 'The processing profile of the listings (Shop Manager → Settings → Shipping → Processing profiles).',
        zh: '商品使用的备货模板（Shop Manager → Settings → Shipping → Processing profiles）。',
      },
      choices: readinessStates,
    },
    {
      name: 'whoMade',
      help: {
        en: 'Who made the goods, which Etsy shows to buyers. Reselling new goods that others made is against its policy, unless they are craft supplies or vintage.',
        zh: '商品由谁制作，Etsy 会展示给买家。按其政策，转售他人制作的新品不被允许，手工材料和古着除外。',
      },
      choices: async () => [
        { value: 'i_did', title: 'I did · 我自己' },
        { value: 'collective', title: 'A member of my shop · 本店成员' },
        { value: 'someone_else', title: 'Another company or person · 其他公司或个人' },
      ],
    },
    {
      name: 'whenMade',
      optional: true,
      help: {
        en: 'When they were made, as Etsy writes it: made_to_order (unless told), 2020_2026, 2010_2019 … The recent years’ value has a new name every January.',
        zh: '制作时间，按 Etsy 的写法：made_to_order（默认）、2020_2026、2010_2019……最近年份的写法每年一月更新。',
      },
    },
    {
      name: 'supply',
      optional: true,
      help: {
        en: 'yes: the goods are supplies or tools for making something.',
        zh: 'yes：商品是手工制作的材料或工具。',
      },
    },
  ],
};
