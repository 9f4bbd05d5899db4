import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from '../readers/zip-of.ts';
import { TestShop } from './shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.close());

/** What is typed, what is wrong with it, and what must be said in each language. */
interface Mistake {
  readonly name: string;
  readonly args: readonly string[];
  readonly exit: number;
  readonly en: RegExp;
  readonly zh: RegExp;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly env?: Readonly<Record<string, string>>;
}

const HEAD = 'sku,title,description,price,stock\n';
const mistakes: readonly Mistake[] = [
  {
    name: 'an unknown flag',
    args: ['check', '--frist', '3'],
    exit: 2,
    en: /no flag --frist\. Did you mean --first/,
    zh: /没有 --frist 这个选项。您是否要用 --first/,
  },
  {
    name: 'a value that the flag does not take',
    args: ['sandbox', '--quota', 'none'],
    exit: 2,
    en: /--quota takes real, off, not none/,
    zh: /--quota 只能是 real, off，不能是 none/,
  },
  {
    name: 'an unknown command',
    args: ['chekc'],
    exit: 2,
    en: /no command chekc\. Did you mean check/,
    zh: /没有 chekc 这个命令。您是否要用 check/,
  },
  {
    name: 'an unknown channel',
    args: ['check', '--channel', 'ebay'],
    exit: 2,
    en: /No channel is called ebay.*woo/,
    zh: /没有名为 ebay 的渠道.*woo/,
  },
  {
    name: 'a missing file',
    args: ['inspect', '/nowhere/p.xlsx'],
    exit: 2,
    en: /There is no file \/nowhere\/p\.xlsx\.\nCheck the name/,
    zh: /p\.xlsx[\s\S]*请/,
  },
  {
    name: 'a folder for a file',
    args: ['inspect', 'FOLDER'],
    exit: 2,
    en: /is a folder, not a file\.\nName the file in it/,
    zh: /是文件夹[\s\S]*请/,
  },
  {
    name: 'a file that cannot be read',
    args: ['inspect', '/proc/self/mem'],
    exit: 2,
    en: /mem/,
    zh: /mem/,
  },
  {
    name: 'a file that is something else',
    args: ['inspect', 'FOLDER/a.xlsx'],
    files: { 'a.xlsx': '%PDF-1.7 …' },
    exit: 2,
    en: /PDF/,
    zh: /PDF/,
  },
  {
    name: 'a mistake in the YAML',
    args: ['check'],
    files: { 'listwright.yaml': 'catalogue: { files: [a.csv\nchannels: }\n' },
    exit: 2,
    en: /listwright\.yaml:2:\d+/,
    zh: /listwright\.yaml:2:\d+ YAML/,
  },
  {
    name: 'an unknown key in the YAML',
    args: ['check'],
    files: { 'listwright.yaml': 'catalogue:\n  flies: a.csv\nchannels: {}\n' },
    exit: 2,
    en: /listwright\.yaml:2:\d+ catalogue/,
    zh: /listwright\.yaml:2:\d+ catalogue/,
  },
  {
    name: 'a key of a shop in the YAML',
    args: ['check'],
    files: {
      'listwright.yaml': `catalogue: { files: products.csv }\n# ck_${'0'.repeat(40)}\nchannels: { a: { marketplace: shopify, endpoint: https://a.example } }\n`,
    },
    exit: 2,
    en: /:2 holds a secret/,
    zh: /:2 含有密钥/,
  },
  { name: 'an empty file', args: ['check'], files: { 'products.csv': '' }, exit: 2, en: /empty/, zh: /空/ },
  {
    name: 'an empty sheet',
    args: ['check'],
    files: { 'products.csv': emptyBook() },
    exit: 1,
    en: /no product table|empty|no rows/i,
    zh: /没有|空/,
  },
  {
    name: 'no column for the title',
    args: ['check'],
    files: { 'products.csv': 'sku,price,stock\nA,1,2\nB,2,3\n' },
    exit: 1,
    en: /title/,
    zh: /标题|title/,
  },
  {
    name: 'a bad number',
    args: ['check'],
    files: { 'products.csv': `${HEAD}A,Becher,Ein Becher,viel,3\n` },
    exit: 1,
    en: /“viel” is not a price[\s\S]*D2/,
    zh: /viel[\s\S]*D2/,
  },
  {
    name: 'a picture that is none',
    args: ['check'],
    files: {
      'products.csv': 'sku,title,description,price,stock,image\nA,Becher,Ein Becher,5,3,a.jpg\n',
      'a.jpg': 'no picture',
      'listwright.yaml': 'IMAGES',
    },
    exit: 0,
    en: /a\.jpg is no picture/,
    zh: /a\.jpg 不是可读取的图片/,
  },
  {
    name: 'missing credentials',
    args: ['apply', '--yes'],
    env: {},
    exit: 6,
    en: /LISTWRIGHT_WOO_CONSUMER_KEY/,
    zh: /LISTWRIGHT_WOO_CONSUMER_KEY/,
  },
];

describe('a mistake gets a sentence, in both languages, and its exit code:', () => {
  it.each(mistakes.map((mistake) => [mistake.name, mistake] as const))('%s', async (_, mistake) => {
    shop.write('listwright.yaml', shop.config());
    for (const [name, content] of Object.entries(mistake.files ?? {})) {
      shop.write(
        name,
        content === 'IMAGES' ? shop.config().replace('products.csv,', 'products.csv, images: ., ') : content,
      );
    }
    const args = mistake.args.map((arg) => arg.replace('FOLDER', shop.folder));

    for (const lang of ['en', 'zh'] as const) {
      const { exit, out, err } = await shop.run(
        [...args, '--lang', lang],
        mistake.env === undefined ? {} : { env: { ...mistake.env } },
      );

      expect(out + err).toMatch(mistake[lang]);
      expect(exit).toBe(mistake.exit);
      expect(out + err).not.toMatch(/\n\s+at .*\.[tj]s:\d+/);
      if (exit === 2 || exit === 6) expect(out).toBe('');
    }
    shop.write(
      'products.csv',
      `${HEAD}M-1,Becher,Ein Becher,5.00,3\nM-2,Schale,Eine Schale,7.50,4\nM-3,Teller,Ein Teller,9.00,5\n`,
    );
    shop.write('listwright.yaml', shop.config());
  });

  it('a connection that is refused: nothing is lost, and the other channel goes on', async () => {
    shop.write('listwright.yaml', shop.config({ endpoint: 'http://127.0.0.1:1' }));

    const { exit, out } = await shop.run(['apply', '--yes', '--lang', 'zh']);

    expect(exit).toBe(4);
    expect(out).toMatch(/channel\/out-of-order {2}woo[\s\S]*暂时无法正常响应[\s\S]*ECONNREFUSED[\s\S]*再次运行/);
    expect(shop.sandbox.sandbox.listings('shopify').filter(({ state }) => state === 'live')).toHaveLength(3);
    shop.write('listwright.yaml', shop.config());
  });

  it('a wrong password: that channel stops at once, says so, shows no secret; the other publishes', async () => {
    const own = await TestShop.open();
    for (const [lang, says] of [
      ['en', /channel\/signed-out {2}woo[\s\S]*refused the sign-in[\s\S]*doctor --channel woo/],
      ['zh', /channel\/signed-out {2}woo[\s\S]*拒绝[\s\S]*doctor --channel woo/],
    ] as const) {
      const { exit, out, err } = await own.run(['apply', '--yes', '--lang', lang], {
        env: own.env({ LISTWRIGHT_WOO_CONSUMER_SECRET: 'cs_utterly_wrong_password' }),
      });

      expect(exit).toBe(6);
      expect(out).toMatch(says);
      expect(out + err).not.toContain('cs_utterly_wrong_password');
    }

    expect(own.sandbox.sandbox.listings().map(({ marketplace, state }) => `${marketplace} ${state}`)).toEqual(
      Array(3).fill('shopify live'),
    );
    await own.close();
  });

  it('a disk that is full ends a run with a sentence; the same command then goes on', async () => {
    const own = await TestShop.open();

    for (const [lang, says] of [
      ['en', /cannot read or write now|disk is full|space left/],
      ['zh', /暂时无法读写|磁盘/],
    ] as const) {
      const { exit, err } = await own.run(['apply', '--yes', '--lang', lang], { blocks: 64 });
      expect(err).toMatch(says);
      expect(exit).toBe(2);
    }
    const again = await own.run(['apply', '--yes']);

    expect(again.exit).toBe(0);
    const skus = own.sandbox.sandbox.listings().map(({ marketplace, sku }) => `${marketplace} ${sku}`);
    expect(skus).toHaveLength(6);
    expect(new Set(skus).size).toBe(6);
    await own.close();
  });

  it('two runs at once: the second says who holds the shop, since when', async () => {
    shop.sandbox.sandbox.setFaults([{ is: 'slow', probability: 1, ms: 400 }]);
    const first = shop.run(['apply', '--yes']);
    await new Promise((resolve) => setTimeout(resolve, 900));

    const second = await shop.run(['apply', '--yes']);

    expect(second.exit).toBe(7);
    expect(second.err).toMatch(/apply, pid \d+ on .*, since 20\d\d-/);
    expect((await first).exit).toBe(0);
    shop.sandbox.sandbox.setFaults([]);
  });
});

describe('Ctrl-C', () => {
  it('finishes what is under way, and the same command goes on', async () => {
    const own = await TestShop.open();
    own.write(
      'products.csv',
      `${HEAD}${Array.from({ length: 120 }, (_, i) => `N-${i},Ding ${i},Text,5.00,3`).join('\n')}\n`,
    );
    own.sandbox.sandbox.setFaults([{ is: 'slow', probability: 1, ms: 60 }]);

    const cut = await own.run(['apply', '--yes'], { signal: 'SIGINT', after: 1500 });
    own.sandbox.sandbox.setFaults([]);
    const again = await own.run(['apply', '--yes']);

    expect(cut.exit).toBe(130);
    expect(again.exit).toBe(0);
    const skus = own.sandbox.sandbox.listings().map(({ marketplace, sku }) => `${marketplace} ${sku}`);
    expect(skus).toHaveLength(240);
    expect(new Set(skus).size).toBe(240);
    await own.close();
  });
});

/** A workbook whose only sheet has no cells. */
function emptyBook(): Uint8Array {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (type: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  return zipOf({
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="产品" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData/></worksheet>`,
  });
}
