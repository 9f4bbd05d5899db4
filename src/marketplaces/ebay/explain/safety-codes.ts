import { text } from '../../../core/text.ts';
import { each, type KnownCodes, SELLER_HUB } from './known-codes.ts';

const PARTIES = text('Correct the company in the shop’s list of parties.', '请在店铺的责任方名单中更正该公司信息。');

/** What the law wants said: makers, responsible persons, dangers, energy. */
export const safetyCodes: KnownCodes = {
  ...each([25110, 25111], {
    field: 'manufacturer',
    message: text(
      'The manufacturer’s name or address is not complete: company, street, city, postcode and country.',
      '制造商信息不完整：需公司名称、街道、城市、邮编和国家。',
    ),
    hint: PARTIES,
  }),
  ...each([25113, 25114, 25116, 25112], {
    field: 'manufacturer',
    message: text(
      'The responsible person’s name or address is not complete, or there are too many.',
      '欧盟责任人信息不完整，或数量过多。',
    ),
    hint: PARTIES,
    words: 'needed',
  }),
  ...each([25115], {
    field: 'manufacturer',
    message: text(
      'Either the manufacturer or a responsible person must be in the European Union.',
      '制造商或责任人至少有一方须位于欧盟境内。',
    ),
    hint: text(
      'Add a responsible person in the EU to the shop’s list of parties.',
      '请在店铺的责任方名单中添加一位欧盟责任人。',
    ),
  }),
  ...each([25118], {
    field: 'manufacturer',
    message: text(
      'The manufacturer needs an address, e-mail, web address or telephone.',
      '制造商需提供地址、邮箱、网址或电话之一。',
    ),
    hint: PARTIES,
  }),
  ...each([25119], {
    field: 'manufacturer',
    message: text(
      'The responsible person needs an address, e-mail, web address or telephone.',
      '责任人需提供地址、邮箱、网址或电话之一。',
    ),
    hint: PARTIES,
  }),
  ...each([25088], {
    field: 'manufacturer',
    message: text('An e-mail address is written wrongly.', '邮箱地址格式不正确。'),
    hint: PARTIES,
  }),
  ...each([25122], {
    field: 'manufacturer',
    message: text('A web address is written wrongly.', '网址格式不正确。'),
    hint: PARTIES,
  }),
  ...each([25080], {
    message: text('A value of what the law wants said is too long.', '法规信息中有字段过长。'),
    hint: PARTIES,
    words: 'needed',
  }),
  ...each([25078, 25081], {
    field: 'hazmat',
    message: text('What is said of dangerous goods is not complete.', '危险品信息不完整。'),
    hint: SELLER_HUB,
    words: 'needed',
  }),
  ...each([25108, 25109], {
    field: 'hazmat',
    message: text(
      'Product safety needs pictograms or statements, and not too many.',
      '产品安全信息需要象形图或声明，且不能过多。',
    ),
    hint: SELLER_HUB,
    words: 'needed',
  }),
  ...each([25079, 25083, 25084], {
    field: 'attribute',
    message: text('Energy label or repair score is not complete.', '能效标签或可维修评分不完整。'),
    hint: SELLER_HUB,
    words: 'needed',
  }),
  ...each([25076, 25077, 25104, 25106, 25107], {
    field: 'attribute',
    message: text('A regulatory document or id is not known to eBay.', 'eBay 不认识某个法规文件或编号。'),
    hint: SELLER_HUB,
    words: 'needed',
  }),
};
