import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CategoryCache } from '../../src/app/category-cache.ts';
import { loadCategoryBook, saveCategoryBook } from '../../src/app/category-files.ts';
import { configOf, type ShopConfig } from '../../src/app/config.ts';
import { loadParties } from '../../src/app/parties.ts';
import { Unavailable } from '../../src/core/faults.ts';
import type { Category, Taxonomy } from '../../src/core/taxonomy.ts';
import type { Finding } from '../../src/core/words.ts';
import type { EngineChannel } from '../../src/engine/lanes.ts';
import { exampleListing } from '../../src/rules/example-listing.ts';

let folder: string;
let config: ShopConfig;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listwright-categories-'));
  config = {
    ...configOf({ catalogue: { files: 'products.xlsx' }, channels: { shop: { marketplace: 'm' } } }),
    folder,
    file: join(folder, 'listwright.yaml'),
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const PLACE = { marketplace: 'example', site: 'UK' };

describe('categories.csv and attributes.csv', () => {
  it('hold what was proposed beside what a person wrote, and read it back', async () => {
    await writeFile(
      join(folder, 'categories.csv'),
      '\ufeffMarketplace,Site,Category,ID,Title\r\nexample,UK,马克杯,20695,Mugs\r\n',
    );
    const book = await loadCategoryBook(config);
    book.propose({ ...PLACE, category: '马克杯', id: '1', title: 'never', reason: '', reviewed: false });
    book.propose({ ...PLACE, category: '=杯子', id: '2', title: 'Cups, "small"', reason: 'why', reviewed: true });
    book.proposeAttribute({
      ...PLACE,
      category: '2',
      attribute: 'Material',
      from: '材质',
      said: '陶瓷',
      value: '',
      reason: 'r',
      reviewed: false,
    });

    await saveCategoryBook(config, book);

    const again = await loadCategoryBook(config);
    expect(again.lines()).toEqual(book.lines());
    expect(again.lines().categories.map(({ category, id }) => [category, id])).toEqual([
      ['=杯子', '2'],
      ['马克杯', '20695'],
    ]);
    // Excel would take it for a formula otherwise.
    expect(await readFile(join(folder, 'categories.csv'), 'utf8')).toContain("'=杯子");
  });

  it('are not written where nothing was learned', async () => {
    await saveCategoryBook(config, await loadCategoryBook(config));

    await expect(readFile(join(folder, 'categories.csv'))).rejects.toThrow('ENOENT');
  });

  it('say what their first line is where it is missing', async () => {
    await writeFile(join(folder, 'categories.csv'), 'a,b\n1,2\n');

    await expect(loadCategoryBook(config)).rejects.toMatchObject({
      hint: { en: expect.stringContaining('marketplace,site,category,id') },
    });
  });
});

describe('parties.csv', () => {
  it('names makers and who answers for them', async () => {
    const file = join(folder, 'parties.csv');
    await writeFile(
      file,
      'role,brand,name,street,city,postcode,country,email\n责任人,,EU Desk,Weg 1,Berlin,10115,de,eu@desk.example\n',
    );

    expect(await loadParties(file)).toEqual([
      {
        role: 'responsible',
        party: {
          name: 'EU Desk',
          street: 'Weg 1',
          city: 'Berlin',
          postcode: '10115',
          country: 'DE',
          email: 'eu@desk.example',
        },
      },
    ]);
    expect(await loadParties(join(folder, 'none.csv'))).toEqual([]);
  });

  it('says line and column of what is missing', async () => {
    const file = join(folder, 'parties.csv');
    await writeFile(
      file,
      'role,name,street,city,postcode,country,email\nmanufacturer,Works,Road 1,Yiwu,322000,China,a@b.example\n',
    );

    await expect(loadParties(file)).rejects.toMatchObject({
      text: { en: expect.stringMatching(/parties\.csv:2 .*country/) },
    });
  });
});

describe('kept categories', () => {
  const MUGS: Category = { id: '1', title: 'Mugs', version: 'v1', locale: 'en-GB', attributes: [] };
  const { channel } = exampleListing();
  const DAY = 86_400_000;

  function cache(now: number, answers: readonly (Category | Error)[]) {
    const asked: string[] = [];
    const findings: Finding[] = [];
    const left = [...answers];
    const taxonomy: Taxonomy = {
      suggest: async () => [],
      read: async (id) => {
        asked.push(id);
        const answer = left.shift();
        if (!answer || answer instanceof Error) throw answer ?? new Error('not asked for');
        return answer;
      },
    };
    const connected =
      answers.length === 0 ? [] : [{ channel, io: {}, redact: (text: string) => text } as unknown as EngineChannel];
    const categories = new CategoryCache(config, { now, report: (finding) => void findings.push(finding), connected });
    return { asked, findings, classifier: categories.classifier(channel, taxonomy) };
  }

  it('are asked for once, and known offline after that', async () => {
    const online = cache(0, [MUGS]);
    await Promise.all([online.classifier?.read('1'), online.classifier?.read('1')]);
    const offline = cache(30 * DAY, []);

    expect(await offline.classifier?.read('1')).toEqual(MUGS);
    expect(online.asked).toEqual(['1']);
    expect(JSON.parse(await readFile(join(folder, 'listwright.lock'), 'utf8'))).toMatchObject({
      categories: { 'example/example/en-GB/1': { version: 'v1', locale: 'en-GB', on: '1970-01-01' } },
    });
  });

  it('are asked for again when they are old, and a change is said', async () => {
    await cache(0, [MUGS]).classifier?.read('1');
    const later = cache(8 * DAY, [{ ...MUGS, version: 'v2' }]);

    expect((await later.classifier?.read('1'))?.version).toBe('v2');
    expect(later.findings.map(({ id }) => id)).toEqual(['category/moved']);
  });

  it('serve on while the marketplace does not answer', async () => {
    await cache(0, [MUGS]).classifier?.read('1');
    const later = cache(8 * DAY, [new Unavailable('out of order'), new Unavailable('out of order')]);

    expect(await later.classifier?.read('1')).toEqual(MUGS);
    expect(await later.classifier?.read('2')).toBeUndefined();
    expect(later.findings).toMatchObject([{ id: 'category/not-answered', severity: 'warning' }]);
  });

  it('count for nothing where the file is not what the lockfile pins', async () => {
    await cache(0, [MUGS]).classifier?.read('1');
    const lock = join(folder, 'listwright.lock');
    await writeFile(lock, (await readFile(lock, 'utf8')).replace(/"checksum": "\w/, '"checksum": "_'));

    expect(await cache(1, []).classifier?.read('1')).toBeUndefined();
  });
});
