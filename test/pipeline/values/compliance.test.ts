import { describe, expect, it } from 'vitest';
import { productsOf } from '../products-of.ts';

async function read(header: string, value: string) {
  const { products, findings } = await productsOf(`货号,名称,价格,${header}\nA1,马克杯,12,${value}\n`);
  return { compliance: products[0]?.compliance, origins: products[0]?.origins, findings };
}

describe('what the sheet says for carriers and labels', () => {
  it.each([
    ['无', 'none'],
    ['不含电池', 'none'],
    ['No', 'none'],
    ['需另购', 'needed'],
    ['含纽扣电池', 'included'],
    ['included', 'included'],
  ])('batteries: %s', async (said, meant) => {
    expect((await read('是否含电池', said)).compliance).toEqual({ batteries: meant });
  });

  it.each([
    ['UN3481', 'UN3481'],
    ['3481', 'UN3481'],
    ['普货', 'none'],
    ['否', 'none'],
  ])('dangerous goods: %s', async (said, meant) => {
    expect((await read('危险品', said)).compliance).toEqual({ hazmat: meant });
  });

  it.each([
    ['是', { gtinExempt: true }],
    ['否', {}],
  ])('exempt from a barcode: %s', async (said, meant) => {
    expect((await read('UPC豁免', said)).compliance).toEqual(meant);
  });

  it('says at the cell what it does not understand, and leaves it out', async () => {
    const { compliance, findings } = await read('电池', '看情况');

    expect(compliance).toEqual({});
    expect(findings).toMatchObject([{ id: 'batteries/unknown', sku: 'A1', value: '看情况', where: { cell: 'D2' } }]);
  });
});
