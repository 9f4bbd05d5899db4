import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ColumnAnswers, ColumnQuestion } from '../../src/app/column-questions.ts';
import { loadConfig } from '../../src/app/config.ts';
import { ANSWER_FORMS, channelId, defaultAnswers, demandFreeFolder, writeShop } from '../../src/app/init.ts';
import { propose } from '../../src/app/proposal.ts';
import { columnLetter } from '../../src/core/mapping.ts';
import { marketplaces } from '../../src/marketplaces/index.ts';
import { parseMappingFile } from '../../src/pipeline/mapping-file.ts';
import { workbookOf } from '../pipeline/workbook-of.ts';

const FILE = new URL('../../fixtures/catalogues/sample/new-arrivals.csv', import.meta.url).pathname;

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'listwright-init-'));
}

async function shopIn(place: string): Promise<string> {
  const proposal = await propose([FILE]);
  const answers = await defaultAnswers(proposal, []);
  await writeShop(place, proposal, { answers, overwrite: 'no' });
  return readFileSync(join(place, 'listwright.yaml'), 'utf8');
}

describe('init', () => {
  it('writes a config that is taken as it stands, for every marketplace', async () => {
    const place = folder();

    await shopIn(place);
    const { channels, catalogue } = await loadConfig({ folder: place });

    expect(Object.values(channels).map(({ marketplace }) => marketplace)).toEqual(Object.keys(marketplaces));
    expect(catalogue).toMatchObject({ files: [FILE], currency: 'CNY', template: 'auto' });
  });

  it('names the pictures and the glossary that lie in the folder already', async () => {
    const place = folder();
    mkdirSync(join(place, 'images'));
    writeFileSync(join(place, 'glossary.csv'), 'term,en\n');

    await shopIn(place);
    const config = await loadConfig({ folder: place });

    expect(config.catalogue.images).toBe('images/');
    expect(config.translate.glossary).toBe('glossary.csv');
    expect((await loadConfig({ folder: await emptyShop() })).catalogue.images).toBeUndefined();
  });

  it('says before any question that a shop stands there already', async () => {
    const place = folder();
    await expect(demandFreeFolder(place)).resolves.toBeUndefined();

    await shopIn(place);

    await expect(demandFreeFolder(place)).rejects.toThrow('exists already');
    await expect(shopIn(place)).rejects.toThrow('exists already');
  });

  it.each([
    ['endpoint', ['https://shop.example', 'http://127.0.0.1:8080'], ['shop', 'ftp://shop.example', 'https://', '']],
    ['language', ['de', 'de-DE', 'zh-Hans', 'es-419'], ['German', 'de_DE', 'DE', '']],
    ['currency', ['EUR'], ['euro', '€', '']],
    ['times', ['2', '2.5'], ['viel', '2,5', '-1', '']],
  ] as const)('takes as %s what the config takes, and nothing else', (name, good, bad) => {
    expect(good.filter((value) => !ANSWER_FORMS[name].fits(value))).toEqual([]);
    expect(bad.filter((value) => ANSWER_FORMS[name].fits(value))).toEqual([]);
  });

  it('names a channel by marketplace and country', () => {
    expect(channelId('woocommerce', 'de-DE')).toBe('woo-de');
    expect(channelId('shopify', 'fr')).toBe('shopify-fr');
  });
});

async function emptyShop(): Promise<string> {
  const place = folder();
  await shopIn(place);
  return place;
}

describe('what init asks of the columns, and writes', () => {
  it('asks nothing and writes no mapping file where the needed fields are surely known', async () => {
    const { questions, written } = await initOf('货号,品名,价格\nA1,杯子,10\n');

    expect(questions).toEqual([]);
    expect(written).toEqual(['listwright.yaml']);
  });

  it.each([
    ['missing', '货号,品名,数值\nA1,杯子,10\n', 'price', ['C 数值']],
    ['unsure', '货号,品名,三月价格表\nA1,杯子,10\n', 'price', ['C 三月价格表']],
    ['several', '货号,品名,售价,零售价\nA1,杯子,10,12\n', 'price', ['C 售价', 'D 零售价']],
  ])(
    'asks for what is %s, offers the columns that it may be, and writes a mapping file',
    async (why, sheet, field, choices) => {
      const { questions, written } = await initOf(sheet);

      expect(questions).toMatchObject([{ why, field }]);
      expect(questions[0]?.candidates.map(({ index, header }) => `${columnLetter(index)} ${header}`)).toEqual(choices);
      expect(written).toEqual(['columns.yaml', 'listwright.yaml']);
    },
  );

  it('writes the answer down, each line with a value of its column, and reads it again', async () => {
    const { place, mapping } = await initOf('报价单,,\n编号,叫什么,数值\nA1,杯子,10\n', {
      columns: { 1: 'title', 2: 'price' },
    });

    expect(mapping.split('\n').slice(-6)).toEqual([
      'header: 2',
      'columns:',
      '  编号: sku   # A1',
      '  叫什么: title   # 杯子',
      '  数值: price   # 10',
      '',
    ]);
    const { catalogue } = await loadConfig({ folder: place });
    expect(catalogue.template).toBe('columns.yaml');
    expect(parseMappingFile(mapping)).toMatchObject({
      header: { first: 2, last: 2 },
      columns: [
        { header: '编号', field: 'sku' },
        { header: '叫什么', field: 'title' },
        { header: '数值', field: 'price' },
      ],
    });
  });

  it('leaves a field without a column where the merchant says that none has it', async () => {
    const { mapping } = await initOf('货号,品名,三月价格表\nA1,杯子,见附件\n', { without: ['price'] });

    expect(mapping).toContain('  三月价格表: ignore   # 见附件');
  });

  it('tells columns of one header apart by their letters, marks guesses, and quotes what YAML would misread', async () => {
    const { mapping } = await initOf('货号,品名,价格,价格,"备注: #1",三月材质表\nA1,杯子,10,12,x,瓷\n');

    expect(mapping.split('\n').slice(-7, -1)).toEqual(
      [
        '  货号: sku   # A1',
        '  品名: title   # 杯子',
        '  价格 @C: price   # 10',
        '  价格 @D: price   # 12',
        '  "备注: #1": note   # x  guess',
        '  三月材质表: material   # 瓷  guess',
      ].map((line) => (line.includes('@') ? line.replace(/^ {2}(.*?): /, '  "$1": ') : line)),
    );
    expect(parseMappingFile(mapping).columns.map(({ index, field }) => [index, field])).toEqual([
      [undefined, 'sku'],
      [undefined, 'title'],
      [2, 'price'],
      [3, 'price'],
      [undefined, 'note'],
      [undefined, 'material'],
    ]);
  });

  it('maps several sheets, each by its name', async () => {
    const { mapping } = await initOf(
      workbookOf({
        产品: [
          ['货号', '品名', '三月价格表'],
          ['A1', '杯子', '10'],
        ],
        图库: [
          ['货号', '图片'],
          ['A1', 'a.jpg'],
        ],
      }),
    );

    const { sheets } = parseMappingFile(mapping);
    expect([...sheets.keys()]).toEqual(['产品', '图库']);
    expect(sheets.get('图库')).toMatchObject({ columns: [{ header: '货号', field: 'parent' }, { field: 'pictures' }] });
  });
});

interface Done {
  readonly place: string;
  readonly questions: readonly ColumnQuestion[];
  readonly written: readonly string[];
  /** The text of columns.yaml, '' where none was written. */
  readonly mapping: string;
}

async function initOf(sheet: string | Uint8Array, said: Partial<ColumnAnswers> = {}): Promise<Done> {
  const place = folder();
  const file = join(place, 'products');
  writeFileSync(file, sheet);
  const proposal = await propose([file]);
  const answers = { ...(await defaultAnswers(proposal, [])), ...said };
  const written = await writeShop(place, proposal, { answers, overwrite: 'no' });
  const mapping = written.includes('columns.yaml') ? readFileSync(join(place, 'columns.yaml'), 'utf8') : '';
  return { place, questions: proposal.questions, written, mapping };
}
