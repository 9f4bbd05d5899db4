import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listwright, TestShop } from './shop.ts';

const HEAD = 'sku,title,description,price,stock\n';
const SHEET = `${HEAD}M-1,Becher,Ein Becher,5.00,3\nM-2,Schale,Eine Schale,viel,4\nM-3,Teller,Ein Teller,9.00,5\n`;

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
  shop.write('products.csv', SHEET);
});
afterAll(() => shop.close());

describe('one SKU of a sheet with mistakes', () => {
  it('is not held by what is wrong with another', async () => {
    const one = await shop.run(['apply', '--yes', '--sku', 'M-1']);
    const all = await shop.run(['check']);

    expect(one.exit).toBe(0);
    expect(one.out).not.toContain('viel');
    expect(new Set(shop.sandbox.sandbox.listings().map(({ sku }) => sku))).toEqual(new Set(['M-1']));
    expect(all).toMatchObject({ exit: 1, out: expect.stringContaining('D3') });
  });

  it('is complained of once where its price cannot be read: at its cell, not as missing too', async () => {
    const { out } = await shop.run(['check', '--format', 'json']);

    const about = JSON.parse(out).findings.filter(({ sku }: { sku?: string }) => sku === 'M-2');
    expect(about.map(({ id, where }: { id: string; where: { cell: string } }) => [id, where.cell])).toEqual([
      ['price/not-a-number', 'D3'],
    ]);
  });

  it('is explained also where it is held: which cell, and what to do', async () => {
    const held = await shop.run(['explain', 'M-2']);
    const json = JSON.parse((await shop.run(['explain', 'M-2', '--format', 'json', '--lang', 'zh'])).out);
    const none = await shop.run(['explain', 'M-9']);

    expect(held).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/✗ price\/not-a-number {2}products\.csv › D3\n.*viel/),
    });
    expect(json.findings[0]).toMatchObject({ id: 'price/not-a-number', message: '“viel”不是价格。' });
    expect(none).toMatchObject({ exit: 1, out: '', err: expect.stringContaining('M-9') });
  });

  it('whose quantity changed in the sheet changes because of the file', async () => {
    shop.write('products.csv', SHEET.replace('5.00,3', '5.00,1'));

    const { out } = await shop.run(['plan', '--sku', 'M-1', '--format', 'json']);

    const { changes } = JSON.parse(out);
    expect(changes.map(({ channel, action, cause }: Record<string, string>) => [channel, action, cause])).toEqual([
      ['shopify', 'update', 'file'],
      ['woo', 'update', 'file'],
    ]);
  });
});

describe('what to type next', () => {
  it('is init where a file is judged without a shop', async () => {
    const { out } = await listwright(['check', `${shop.folder}/products.csv`, '--marketplace', 'woocommerce']);

    expect(out).toContain('next: listwright init');
    expect(out).not.toContain('listwright plan');
  });

  it('after follow speaks of what is pending, not of the files', async () => {
    const { exit, out } = await shop.run(['follow']);

    expect({ exit, out }).toEqual({ exit: 0, out: 'Nothing is pending.\n' });
  });
});

describe('a template by its name', () => {
  it('is taken, and one that there is not is refused with those there are', async () => {
    shop.write('listwright.yaml', shop.config().replace('products.csv,', 'products.csv, template: shopify-csv,'));
    const known = await shop.run(['check', '--sku', 'M-1']);
    shop.write('listwright.yaml', shop.config().replace('products.csv,', 'products.csv, template: klingon,'));
    const unknown = await shop.run(['check']);

    expect(known.exit).toBe(0);
    expect(unknown).toMatchObject({ exit: 2, err: expect.stringMatching(/klingon[\s\S]*shopify-csv/) });
  });
});

describe('a command that never began', () => {
  it.each(['human', 'json', 'ndjson', 'sarif', 'junit', 'github'])('prints no result as %s', async (format) => {
    const { exit, out, err } = await listwright(['plan', '-C', '/nowhere', '--format', format]);

    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain('listwright init');
  });
});
