import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestShop } from '../cli/shop.ts';

let shop: TestShop;
let disk: string;
beforeAll(async () => {
  shop = await TestShop.open();
  disk = join(shop.folder, '.listwright');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'none', disk]);
});
afterAll(async () => {
  execFileSync('umount', [disk]);
  await shop.close();
});

it('a disk that fills up anywhere in apply loses nothing and publishes nothing twice', async () => {
  const rows = Array.from({ length: 150 }, (_, i) => `N-${i},Ding ${i},${'Text '.repeat(40)},5.00,3`);
  shop.write('products.csv', `sku,title,description,price,stock\n${rows.join('\n')}\n`);
  const ends: (number | null)[] = [];
  for (let size = 300; ends.at(-1) !== 0 && size < 20_000; size += 1200) {
    execFileSync('mount', ['-o', `remount,size=${size}k`, disk]);
    const { exit, err } = await shop.run(['apply', '--yes', '--lang', 'en']);
    ends.push(exit);
    if (exit !== 0) expect(err).toMatch(/disk is full|space left/);
  }
  const skus = shop.sandbox.sandbox.listings().map(({ marketplace, sku }) => `${marketplace} ${sku}`);
  execFileSync('mount', ['-o', 'remount,size=40m', disk]);
  const plan = await shop.run(['plan', '--exit-code']);

  expect(ends.length).toBeGreaterThan(3);
  expect(ends.slice(0, -1).every((exit) => exit === 2)).toBe(true);
  expect(ends.at(-1)).toBe(0);
  expect(skus).toHaveLength(300);
  expect(new Set(skus).size).toBe(300);
  expect(plan.exit).toBe(0);
});
