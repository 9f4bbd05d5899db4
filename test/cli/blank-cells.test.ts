import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestShop } from './shop.ts';

const HEAD = 'sku,title,description,brand,weight(g),price,stock\n';
const SAID = `${HEAD}B-1,Becher,Ein Becher,Berg,350,5.00,3\n`;

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
  shop.write('products.csv', SAID);
  await shop.run(['apply', '--yes']);
});
afterAll(() => shop.close());

async function planned(sheet: string): Promise<readonly Record<string, unknown>[]> {
  shop.write('products.csv', sheet);
  return JSON.parse((await shop.run(['plan', '--format', 'json'])).out).changes;
}

describe('a cell that was filled when the listing went live', () => {
  it('changes nothing when it is blank, nor when its column is gone', async () => {
    expect(await planned(`${HEAD}B-1,Becher,,,,5.00,3\n`)).toEqual([]);
    expect(await planned('sku,title,price,stock\nB-1,Becher,5.00,3\n')).toEqual([]);
  });

  it('empties the field when it says so, and the guard holds that until it is allowed', async () => {
    const changes = await planned(`${HEAD}B-1,Becher,[clear],,[清空],5.00,3\n`);
    const allowed = await shop.run(['apply', '--yes', '--allow', 'plan/clears']);

    expect(changes).toMatchObject([
      { channel: 'shopify', action: 'update', held: 'plan/clears' },
      { channel: 'woo', action: 'update', held: 'plan/clears' },
    ]);
    expect(allowed.exit).toBe(0);
    expect(await planned(`${HEAD}B-1,Becher,,,,5.00,3\n`)).toEqual([]);
  });
});
