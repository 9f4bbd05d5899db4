import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PictureFolderServer, servePictureFolder } from '../../src/app/picture-folder-server.ts';
import { type Ended, TestShop } from './shop.ts';

/** The second brand is one that Amazon has to approve: no rule that is known here tells. */
const PRODUCTS = sheet('QINGHE', 'Contoso Unapproved');

function sheet(...brands: readonly string[]): string {
  const codes = ['4006381333931', '4006381333948'];
  const rows = brands.map(
    (brand, at) =>
      `SHIRT-${at + 1},Crew neck shirt ${at + 1},A shirt,Soft to the skin,${brand},Shirts,19.00,5,${codes[at]},300,shirt.png,CN,Unisex,Short sleeve`,
  );
  const head =
    'sku,title,description,bullets,brand,category,price,stock,barcode,weight (g),picture,origin,Gender,Sleeve length';
  return `${[head, ...rows].join('\n')}\n`;
}

const CATEGORIES = 'marketplace,site,category,id,title,reason,reviewed\namazon,US,Shirts,SHIRT,,,yes\n';
const ATTRIBUTES = `marketplace,site,category,attribute,from,said,value,reason,reviewed
amazon,US,*,supplier_declared_dg_hz_regulation,,,not_applicable,,yes
amazon,US,*,country_of_origin,,,CN,,yes
amazon,US,SHIRT,item_type_keyword,,,shirts,,yes
amazon,US,SHIRT,target_gender,Gender,,,,yes
amazon,US,SHIRT,department,,,unisex-adult,,yes
amazon,US,SHIRT,age_range_description,,,Adult,,yes
amazon,US,SHIRT,fabric_type,,,100% Cotton,,yes
`;

let shop: TestShop;
let pictures: PictureFolderServer;
let env: Record<string, string>;
beforeAll(async () => {
  shop = await TestShop.open();
  const { amazon, woocommerce } = shop.sandbox.channels;
  env = Object.fromEntries(
    Object.entries({ AMZ: amazon, WOO: woocommerce }).flatMap(([channel, { credentials = {} } = {}]) =>
      Object.entries(credentials).map(([name, value]) => [`LISTWRIGHT_${channel}_${name}`, value]),
    ),
  );
  mkdirSync(join(shop.folder, 'public'));
  mkdirSync(join(shop.folder, 'images'));
  pictures = await servePictureFolder(join(shop.folder, 'public'));
  const background = { r: 200, g: 90, b: 120 };
  const picture = sharp({ create: { width: 1600, height: 1600, channels: 3, background } });
  shop.write('images/shirt.png', await picture.png().toBuffer());
  shop.write('categories.csv', CATEGORIES);
  shop.write('attributes.csv', ATTRIBUTES);
  shop.write('products.csv', PRODUCTS);
  shop.write(
    'listwright.yaml',
    `catalogue: { files: products.csv, language: en-US, currency: USD, images: images }
translate: { engine: none }
rates: rates.csv
images: { host: { folder: public, url: '${pictures.url}' } }
channels:
  amz: { marketplace: amazon, site: US, endpoint: '${amazon?.endpoint}', language: en-US, currency: USD, settings: ${JSON.stringify(amazon?.settings)} }
  woo: { marketplace: woocommerce, endpoint: '${woocommerce?.endpoint}', language: en-US, currency: EUR }
`,
  );
});
afterAll(async () => {
  pictures.close();
  await shop.close();
});

function dryRun(...more: readonly string[]): Promise<Ended> {
  return shop.run(['apply', '--dry-run', ...more], { env });
}

interface Found {
  readonly id: string;
  readonly severity: string;
  readonly channel?: string;
  readonly sku?: string;
  readonly where?: { readonly cell?: string };
}

function skusThere(): readonly string[] {
  return shop.sandbox.sandbox.listings().map(({ marketplace, sku }) => `${marketplace} ${sku}`);
}

describe('apply --dry-run', () => {
  it('tells what the marketplace would refuse, at its cell, asks nobody and publishes nothing', async () => {
    const { exit, out } = await dryRun('--format', 'json');

    const { findings, changes, summary } = JSON.parse(out);
    const told = findings.map(({ id, severity, channel, sku, where }: Found) =>
      [severity, channel, id, sku, where?.cell].filter(Boolean).join(' '),
    );
    expect(told).toEqual([
      'error amz amazon/5665 SHIRT-2 E3',
      'note amz channel/previewed',
      'note woo channel/no-preview',
    ]);
    expect(exit).toBe(3);
    expect(changes.length).toBeGreaterThan(3);
    expect(summary).toMatchObject({ accepted: 1, rejected: 1, unjudged: 0 });
    expect(skusThere()).toEqual([]);
  });

  it('is a plan to whom asks for past runs, and holds nothing against what it tried', async () => {
    const runs = await shop.run(['runs'], { env });
    const again = await shop.run(['plan', '--format', 'json'], { env });

    expect(runs.out).toContain('plan');
    expect(runs.out).not.toContain('apply');
    expect(JSON.parse(again.out).summary).toMatchObject({ held: 0, update: 0 });
  });

  it('says in both languages what it came to, and what is next', async () => {
    const en = (await dryRun()).out;
    const zh = (await dryRun('--lang', 'zh')).out;

    expect(en).toContain('1 would be taken, 1 refused; nothing was saved there.');
    expect(en).toContain('Put right what is named above, then: listwright apply');
    expect(zh).toContain('1 项可通过，1 项会被拒绝；平台上未保存任何内容。');
  });

  it('is left at an error of the sheet where nobody refuses anything', async () => {
    shop.write('products.csv', sheet('QINGHE', 'QINGHE').replace(',19.00,', ',dear,'));

    expect((await dryRun('--channel', 'amz')).exit).toBe(1);
  });

  it('stands in nobody’s way: corrected, it is all clear, and what is published goes', async () => {
    shop.write('products.csv', sheet('QINGHE', 'QINGHE'));

    const dry = await dryRun();
    // Of the other one it takes a minute to hear.
    const wet = await shop.run(['apply', '--yes', '--channel', 'woo'], { env });

    expect([dry.exit, wet.exit]).toEqual([0, 0]);
    expect(dry.out).toContain('Next: listwright apply');
    expect([...skusThere()].sort()).toEqual(['woocommerce SHIRT-1', 'woocommerce SHIRT-2']);
  });
});
