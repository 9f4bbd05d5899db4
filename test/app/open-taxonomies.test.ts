import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configOf } from '../../src/app/config.ts';
import { OpenTaxonomies } from '../../src/app/open-taxonomies.ts';
import type { Channel, Finding } from '../../src/core/words.ts';
import { shopify } from '../../src/marketplaces/shopify/index.ts';
import { woocommerce } from '../../src/marketplaces/woocommerce/index.ts';
import { exampleListing } from '../../src/rules/example-listing.ts';

const MUGS = 'gid://shopify/TaxonomyCategory/hg-1-1';
const ENGLISH = `# a comment\n${MUGS} : Home & Garden > Drinkware > Mugs\ngid://shopify/TaxonomyCategory/aa-1 : Socks\n`;
const CHINESE = `${MUGS} : 家居与园艺 > 饮具 > 马克杯\ngid://shopify/TaxonomyCategory/aa-1 : 袜子\n`;

let folder: string;
let findings: Finding[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listwright-taxonomies-'));
  findings = [];
  nock.disableNetConnect();
});
afterEach(async () => {
  nock.cleanAll();
  nock.enableNetConnect();
  await rm(folder, { recursive: true, force: true });
});

function taxonomies({ offline = 'no', url }: { offline?: 'yes' | 'no'; url?: string } = {}): OpenTaxonomies {
  const config = {
    ...configOf({ catalogue: { files: 'products.xlsx' }, channels: { shop: { marketplace: 'shopify' } } }),
    folder,
    file: join(folder, 'listwright.yaml'),
  };
  const environment = url === undefined ? {} : { LISTWRIGHT_TAXONOMY_URL: url };
  return new OpenTaxonomies(config, { offline, environment, report: (finding) => void findings.push(finding) });
}

function channel(settings: Channel['settings'] = { categories: 'suggest' }): Channel {
  return { ...exampleListing({}).channel, settings };
}

const theirs = () => nock('https://raw.githubusercontent.com');
const path = (language: string) => `/Shopify/product-taxonomy/v2026-08/dist/${language}/categories.txt`;

describe('a public taxonomy', () => {
  it('is fetched once, kept, and asked without a network from then on', async () => {
    theirs().get(path('en')).reply(200, ENGLISH).get(path('zh-CN')).reply(200, CHINESE);
    await taxonomies().classifier(channel(), shopify)?.suggest?.('陶瓷马克杯');

    const [best] = (await taxonomies({ offline: 'yes' }).classifier(channel(), shopify)?.suggest?.('陶瓷马克杯')) ?? [];

    expect(best).toEqual({ id: MUGS, title: 'Home & Garden > Drinkware > Mugs', met: ['马克杯'] });
    expect(await readdir(join(folder, '.listwright', 'cache', 'taxonomies', 'shopify'))).toHaveLength(2);
    expect(findings).toEqual([]);
  });

  it('is read from a folder that is named in its place', async () => {
    for (const [language, list] of [
      ['en', ENGLISH],
      ['zh-CN', CHINESE],
    ] as const) {
      await mkdir(join(folder, 'copy', language), { recursive: true });
      await writeFile(join(folder, 'copy', language, 'categories.txt'), list);
    }

    const own = taxonomies({ offline: 'yes', url: join(folder, 'copy') });

    expect(await own.classifier(channel(), shopify)?.suggest?.('Ceramic Mug')).toMatchObject([{ id: MUGS }]);
  });

  it('is fetched from the address that is named in its place', async () => {
    nock('https://mirror.test').get('/t/en/categories.txt').reply(200, ENGLISH);
    nock('https://mirror.test').get('/t/zh-CN/categories.txt').reply(200, CHINESE);

    const own = taxonomies({ url: 'https://mirror.test/t/' });

    expect(await own.classifier(channel(), shopify)?.suggest?.('Ceramic Mug')).toMatchObject([{ id: MUGS }]);
  });

  it.each([
    ['nobody may be asked', 200, ENGLISH, { offline: 'yes' }, /not fetched yet/],
    ['the server has none', 404, '', {}, /HTTP 404/],
    ['a page comes in its place', 200, '<html>moved</html>', {}, /no list of categories/],
    ['the folder is not there', 200, ENGLISH, { url: '/nowhere' }, /no list of categories/],
  ] as const)(
    'suggests nothing where %s, says so once, and keeps nothing',
    async (_where, status, body, options, why) => {
      theirs().get(path('en')).reply(status, body);
      const classifier = taxonomies(options).classifier(channel(), shopify);

      const answers = [await classifier?.suggest?.('Mug'), await classifier?.suggest?.('Sock')];

      expect(answers).toEqual([[], []]);
      expect(findings).toMatchObject([
        { id: 'taxonomy/not-there', severity: 'note', message: { en: expect.stringMatching(why) } },
      ]);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('suggests nothing, and fetches nothing, unless the channel is set to it', async () => {
    const classifier = taxonomies().classifier(channel({}), shopify);

    expect(classifier?.suggest).toBeUndefined();
    expect(await classifier?.read(MUGS)).toMatchObject({ id: MUGS, title: MUGS, attributes: [] });
    expect(findings).toEqual([]);
  });

  it('is none of a marketplace that has none', () => {
    expect(taxonomies().classifier(channel(), woocommerce)).toBeUndefined();
  });
});
