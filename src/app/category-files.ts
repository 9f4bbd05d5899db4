import { type AttributeLine, CategoryBook, type CategoryLine } from '../pipeline/category-book.ts';
import { inShop, type ShopConfig } from './config.ts';
import { readCsvLines, writeCsvLines } from './csv-lines.ts';

const CATEGORIES = ['marketplace', 'site', 'category', 'id', 'title', 'reason', 'reviewed'] as const;
const ATTRIBUTES = [
  'marketplace',
  'site',
  'category',
  'attribute',
  'from',
  'said',
  'value',
  'reason',
  'reviewed',
] as const;

/** categories.csv and attributes.csv of a shop. Throws Stop where one is no such csv. */
export async function loadCategoryBook(config: ShopConfig): Promise<CategoryBook> {
  const categories = await readCsvLines(inShop(config, 'categories.csv'), ['marketplace', 'site', 'category', 'id']);
  const attributes = await readCsvLines(inShop(config, 'attributes.csv'), [
    'marketplace',
    'site',
    'category',
    'attribute',
    'value',
  ]);
  return new CategoryBook(categories.map(categoryLine), attributes.map(attributeLine));
}

/** Writes what was proposed beside what stood there. */
export async function saveCategoryBook(config: ShopConfig, book: CategoryBook): Promise<void> {
  if (!book.isChanged) return;
  const { categories, attributes } = book.lines();
  await writeCsvLines(
    inShop(config, 'categories.csv'),
    CATEGORIES,
    categories.map((line) => CATEGORIES.map((name) => said(line[name]))),
  );
  await writeCsvLines(
    inShop(config, 'attributes.csv'),
    ATTRIBUTES,
    attributes.map((line) => ATTRIBUTES.map((name) => said(line[name]))),
  );
}

function said(value: string | boolean): string {
  return typeof value === 'string' ? value : value ? 'yes' : '';
}

type Record = Readonly<{ [name: string]: string }>;

function categoryLine(record: Record): CategoryLine {
  const of = (name: string): string => record[name]?.trim() ?? '';
  return { ...placed(record), category: of('category'), id: of('id'), title: of('title') };
}

function attributeLine(record: Record): AttributeLine {
  const of = (name: string): string => record[name]?.trim() ?? '';
  return {
    ...placed(record),
    category: of('category') || '*',
    attribute: of('attribute'),
    from: of('from'),
    said: of('said'),
    value: of('value'),
  };
}

function placed(record: Record): { marketplace: string; site: string; reason: string; reviewed: boolean } {
  const of = (name: string): string => record[name]?.trim() ?? '';
  return {
    marketplace: of('marketplace').toLowerCase(),
    site: of('site'),
    reason: of('reason'),
    reviewed: /^(?:yes|y|1|true|是)$/i.test(of('reviewed')),
  };
}
