import type { FieldPath } from '../core/fields.ts';
import type { Column } from '../core/mapping.ts';
import { type PlainHeader, plainHeader, withoutMeasure } from './columns-header.ts';
import type { ColumnTemplate, Meaning } from './columns-templates.ts';
import type { MappingFile } from './mapping-file.ts';

export interface MapOptions {
  readonly templates: readonly ColumnTemplate[];
  /** Only this template and the known headers, instead of the one that fits best. */
  readonly template?: string;
  /** The merchant's own word; it goes before everything else. */
  readonly mapping?: MappingFile;
}

/** What every column of a header row means, and how sure that is. Blank headers give no column. */
export function mapColumns(
  headers: readonly string[],
  options: MapOptions,
): { readonly template: string; readonly columns: readonly Column[] } {
  const plain = headers.map(plainHeader);
  const template = fittingTemplate(plain, options);
  const known = options.templates.filter((other) => KNOWN.includes(other.id));
  const mapped = mappedBy(headers, plain, { order: template ? [template, ...known] : known, mapping: options.mapping });
  if (!template || options.template !== undefined)
    return { template: template?.id ?? 'known headers', columns: mapped };
  // A template that fits by most of its headers may still be the wrong one: where it leaves no SKU or no title and the known
  // headers have it, they know better.
  const plainly = mappedBy(headers, plain, { order: known, mapping: options.mapping });
  const isWorse = VITAL.some((field) => !has(mapped, field) && has(plainly, field));
  return isWorse ? { template: 'known headers', columns: plainly } : { template: template.id, columns: mapped };
}

const VITAL = ['sku', 'title'] as const;

function has(columns: readonly Column[], field: Column['field']): boolean {
  return columns.some((column) => column.field === field);
}

function mappedBy(
  headers: readonly string[],
  plain: readonly PlainHeader[],
  { order, mapping }: { order: readonly ColumnTemplate[]; mapping: MappingFile | undefined },
): readonly Column[] {
  const found = headers.flatMap((header, index) => {
    const here = plain[index];
    if (!here || header.trim() === '') return [];
    const { each, ...meant } = understood(header, here, order, mapping);
    return [{ isEach: each === true, column: { index, header, ...meant } }];
  });
  // Who asks for a field takes the first filled column: values made for each variant go before one for all.
  const columns = [...found.filter((one) => one.isEach), ...found.filter((one) => !one.isEach)].map(
    (one) => one.column,
  );
  return onePerField(columns);
}

/** Templates of headers in general rather than of one program's export. */
const KNOWN: readonly string[] = ['known-zh', 'known-en'];

/** Fields that several columns may fill. */
const MANY: readonly FieldPath[] = [
  'pictures',
  'video',
  'bullets',
  'keywords',
  'note',
  'options',
  'option.name',
  'option.other',
  'option.style',
  'supplier',
]; // prettier-ignore

type Understood = Pick<Column, 'field' | 'option' | 'unit' | 'currency' | 'score' | 'why'> & Pick<Meaning, 'each'>;

function understood(
  header: string,
  plain: PlainHeader,
  templates: readonly ColumnTemplate[],
  mapping: MappingFile | undefined,
): Understood {
  const told = mapping?.columns.find(
    (column) => plainHeader(column.header).key === plain.key && same(column.header, header),
  );
  if (told)
    return { ...measures(plain), ...measures(told), ...withOption(told, header), score: 1, why: 'mapping file' };
  return (
    exact(header, plain, templates, 1) ??
    exact(header, withoutMeasure(plain), templates, 0.95) ??
    lastPart(header, templates) ??
    piece(header, plain, templates) ?? { ...measures(plain), score: 0, why: 'not known' }
  );
}

/** Two headers of one key may differ in their asides: 价格(元) and 价格(USD). */
function same(told: string, header: string): boolean {
  const a = plainHeader(told);
  const b = plainHeader(header);
  return a.aside === b.aside || a.aside === '';
}

function exact(
  header: string,
  plain: PlainHeader | undefined,
  templates: readonly ColumnTemplate[],
  score: number,
): Understood | undefined {
  if (!plain) return undefined;
  for (const template of templates) {
    const meaning = template.headers.get(plain.key);
    if (!meaning) continue;
    const why = KNOWN.includes(template.id) ? 'exact header' : `template ${template.id}`;
    return { ...meaning, ...measures(plain), ...withOption(meaning, header), score, why };
  }
  return undefined;
}

/** Two header rows joined: `包装尺寸 长`, `产品信息 品名`, `产品名称 Product Name`. */
function lastPart(header: string, templates: readonly ColumnTemplate[]): Understood | undefined {
  const parts = header.split('\n');
  if (parts.length < 2) return undefined;
  for (const part of parts.toReversed()) {
    const plain = plainHeader(part);
    const found = exact(part, plain, templates, 0.9) ?? exact(part, withoutMeasure(plain), templates, 0.9);
    if (found?.field) return { ...measures(plainHeader(header)), ...found };
  }
  return undefined;
}

function piece(header: string, plain: PlainHeader, templates: readonly ColumnTemplate[]): Understood | undefined {
  if (plain.key.length > 24) return undefined;
  for (const template of templates) {
    const [found, meaning] = template.contains.find(([part]) => plain.key.includes(part)) ?? [];
    if (!meaning) continue;
    return {
      ...meaning,
      ...measures(plain),
      ...withOption(meaning, header),
      score: 0.6,
      why: `header contains ${found}`,
    };
  }
  return undefined;
}

function measures(plain: Pick<Meaning, 'unit' | 'currency'>): { unit?: string; currency?: string } {
  return { ...(plain.unit && { unit: plain.unit }), ...(plain.currency && { currency: plain.currency }) };
}

/** An option column is named by its own header unless the template says how. */
function withOption(meaning: Meaning, header: string): { field?: FieldPath; option?: string } {
  if (!meaning.field) return {};
  if (!meaning.field.startsWith('option.') || meaning.field === 'option.name') {
    return { field: meaning.field, ...(meaning.option && { option: meaning.option }) };
  }
  const own = header
    .replace(/[\s*＊]+/g, ' ')
    .replace(/[(（【[].*?[)）】\]]/g, '')
    .trim();
  return { field: meaning.field, option: meaning.option ?? own };
}

/** The template that knows the most of these headers, if it knows at least four and more than half of them. */
function fittingTemplate(plain: readonly PlainHeader[], options: MapOptions): ColumnTemplate | undefined {
  const special = options.templates.filter((template) => !KNOWN.includes(template.id));
  if (options.template) return special.find((template) => template.id === options.template);
  const keys = plain.map((header) => header.key).filter((key) => key !== '');
  let best: { template: ColumnTemplate; hits: number } | undefined;
  for (const template of special) {
    const hits = keys.filter((key) => template.headers.has(key)).length;
    if (hits >= 4 && hits * 2 > keys.length && hits > (best?.hits ?? 0)) best = { template, hits };
  }
  return best?.template;
}

/** A guess gives way where another column is surer of the same field. Columns equally sure both keep it. */
function onePerField(columns: readonly Column[]): readonly Column[] {
  return columns.map((column) => {
    if (!column.field || MANY.includes(column.field)) return column;
    const surer = columns.find((other) => other.field === column.field && other.score > column.score);
    if (!surer) return column;
    const { field: _field, option: _option, ...rest } = column;
    return { ...rest, score: 0, why: `${surer.header} is surer to be ${column.field}` };
  });
}
