import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestShop } from './shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.close());

it('takes no lock file for a catalogue, and says that the catalogue is open elsewhere', async () => {
  shop.write('products.csv', 'sku,title,price\nA,Becher,5.00\n');
  shop.write('~$products.csv', 'Wang');
  shop.write('listwright.yaml', shop.config().replace('files: products.csv', "files: '*products.csv'"));

  const { out } = await shop.run(['check', '--format', 'json']);

  const findings: { id: string; where?: { file: string } }[] = JSON.parse(out).findings;
  const open = findings.filter(({ id }) => id === 'file/open-elsewhere');
  expect(open.map(({ where }) => where?.file)).toEqual(['products.csv']);
});
