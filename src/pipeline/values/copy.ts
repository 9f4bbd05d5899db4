import type { FieldPath } from '../../core/fields.ts';
import type { Html, Locale, Origins, Where } from '../../core/words.ts';
import type { Cells } from './cells.ts';
import { type Desk, reportFlaw } from './desk.ts';
import { listBroken } from './draft.ts';
import { halfWidth } from './half-width.ts';
import { toHtml } from './html.ts';
import { readList, readSlashList } from './list.ts';
import { oneLine } from './one-line.ts';

/** What is said of a product as a whole. */
interface Copy {
  readonly language: Locale;
  readonly title: string;
  readonly bullets: readonly string[];
  readonly description: Html;
  readonly keywords: readonly string[];
  readonly brand?: string;
  readonly model?: string;
  readonly category?: string;
  readonly manufacturer?: string;
}

interface Whole {
  readonly desk: Desk;
  readonly id: string;
}

const FIELDS: readonly FieldPath[] = [
  'title',
  'description',
  'bullets',
  'keywords',
  'brand',
  'model',
  'category',
  'language',
  'origin',
  'hs',
  'material',
  'manufacturer',
  'batteries',
  'hazmat',
  'gtin-exempt',
  'parent',
];

/** The first row that says something of the product has the word: the rows below it often leave the cells blank, or repeat it. */
export function copyOf(rows: readonly Cells[], whole: Whole): { readonly text: Copy; readonly origins: Origins } {
  const said = (field: FieldPath): string | undefined => oneLine(firstOf(rows, field)?.one(field)?.text);
  const [brand, model, category] = [said('brand'), said('model'), said('category')];
  const manufacturer = said('manufacturer');
  return {
    text: {
      language: said('language') ?? whole.desk.language,
      title: said('title') ?? '',
      bullets: listsOf(rows, 'bullets', whole),
      description: (firstOf(rows, 'description')?.all('description') ?? []).map((cell) => toHtml(cell.text)).join('\n'),
      keywords: listsOf(rows, 'keywords', whole),
      ...(brand && { brand }),
      ...(model && { model }),
      ...(category && { category }),
      ...(manufacturer && { manufacturer }),
    },
    origins: originsOf(rows),
  };
}

/** Words in a status column that keep a row from being sold; anything else lets it. */
const OFF =
  /^(?:0|0\.0|false|no|n|否|不|不能|不能上|不上|不上架|未上架|下架|已下架|停售|停产|未到货|inactive|archived|draft|disabled|discontinued)$/i;

/** False where the sheet says that a row is not to be sold. */
export function isForSale(cells: Cells): boolean {
  return !cells.all('status').some((cell) => OFF.test(halfWidth(cell.text)));
}

function firstOf(rows: readonly Cells[], field: FieldPath): Cells | undefined {
  return rows.find((cells) => cells.one(field));
}

function listsOf(rows: readonly Cells[], field: 'bullets' | 'keywords', { desk, id }: Whole): readonly string[] {
  return (firstOf(rows, field)?.all(field) ?? []).flatMap((cell) => {
    const items =
      field === 'bullets' ? readList(cell.text, 'lines') : (readSlashList(cell.text) ?? readList(cell.text));
    if (!items) reportFlaw(desk, listBroken(), { where: cell.where, field, sku: id, value: cell.text });
    return (items ?? [])
      .map((item) => item.replace(/^(?:[•·●*–-]|\d{1,2}[.、)）])\s*(?=\D)/, ''))
      .filter((item) => item !== '');
  });
}

function originsOf(rows: readonly Cells[]): Origins {
  const origins: Record<string, Where> = {};
  for (const field of FIELDS) {
    const where = (firstOf(rows, field) ?? rows[0])?.place(field);
    if (where) origins[field] = where;
  }
  return origins;
}
