import type { FieldPath } from '../core/fields.ts';
import type { Column } from '../core/mapping.ts';
import { text } from '../core/text.ts';
import { type PlainHeader, plainHeader, withoutMeasure } from './columns-header.ts';
import { settled } from './columns-rivals.ts';
import { type ColumnTemplate, KNOWN, type Meaning } from './columns-templates.ts';
import { fittingTemplate } from './fitting-template.ts';
import type { MappedHeader, SheetMapping } from './mapping-file.ts';

export interface MapOptions {
  readonly templates: readonly ColumnTemplate[];
  /** Only this template and the known headers, instead of the one that fits best. */
  readonly template?: string;
  /** The merchant's own word; it goes before everything else. */
  readonly mapping?: SheetMapping;
}

/** What every column of a header row means, and how sure that is. Blank headers give no column. */
export function mapColumns(
  headers: readonly string[],
  options: MapOptions,
): { readonly template: string; readonly columns: readonly Column[] } {
  const plain = headers.map(plainHeader);
  const known = options.templates.filter((other) => KNOWN.includes(other.id));
  const template =
    options.template === undefined
      ? fittingTemplate(headers, options.templates)
      : options.templates.find(({ id }) => id === options.template && !KNOWN.includes(id));
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
  { order, mapping }: { order: readonly ColumnTemplate[]; mapping: SheetMapping | undefined },
): readonly Column[] {
  const found = headers.flatMap((header, index): readonly Column[] => {
    const here = plain[index];
    const told = here && mapping?.columns.find((column) => isMeant(column, { header, plain: here, index }));
    if (!here || (header.trim() === '' && !told)) return [];
    const meant = told ? asTold(told, header, understood(header, here, order)) : understood(header, here, order);
    return [{ index, header, ...meant }];
  });
  // Who asks for a field takes the first filled column: values made for each variant go before one for all.
  return settled([...found.filter((one) => one.each), ...found.filter((one) => !one.each)]);
}

type Understood = Omit<Column, 'index' | 'header'>;

/** Whether a line of the mapping file speaks of this column. Two headers of one key may differ in their asides: 价格(元) and 价格(USD). */
export function isMeant(
  told: MappedHeader,
  { header, plain, index }: { readonly header: string; readonly plain: PlainHeader; readonly index: number },
): boolean {
  if (told.index !== undefined && told.index !== index) return false;
  if (told.header === '') return told.index === index;
  if (told.header === header) return true;
  const said = plainHeader(told.header);
  return said.key === plain.key && (said.aside === plain.aside || said.aside === '');
}

/** The merchant names the field; how a known column lists its values remains. */
function asTold(told: MappedHeader, header: string, { unit, currency, each, field }: Understood): Understood {
  const kept = { ...(unit && { unit }), ...(currency && { currency }), ...(each && field === told.field && { each }) };
  const why = text('mapping file', '映射文件指定');
  return { ...kept, ...measures(told), ...withOption(told, header || (told.option ?? '')), score: 1, why };
}

function understood(header: string, plain: PlainHeader, templates: readonly ColumnTemplate[]): Understood {
  return (
    exact(header, plain, templates, 1) ??
    withoutUnit(header, plain, templates) ??
    lastPart(header, templates) ??
    eachPart(header, templates) ??
    piece(header, plain, templates) ?? { ...measures(plain), score: 0, why: text('not known', '无法识别') }
  );
}

function withoutUnit(header: string, plain: PlainHeader, templates: readonly ColumnTemplate[]): Understood | undefined {
  const found = exact(header, withoutMeasure(plain), templates, 0.95);
  return found && { ...found, why: text('exact header, but for the unit', '除单位外表头一致') };
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
    const why = KNOWN.includes(template.id)
      ? text('exact header', '表头完全一致')
      : text(`template ${template.id}`, `模板 ${template.id}`);
    return { ...meaning, ...measures(plain), ...withOption(meaning, header), score, why };
  }
  return undefined;
}

/** Two header rows joined: `包装尺寸 长`, `产品信息 品名`, `产品名称 Product Name`. The lowest part that is known has the word. */
function lastPart(header: string, templates: readonly ColumnTemplate[]): Understood | undefined {
  const parts = header.split('\n');
  if (parts.length < 2) return undefined;
  for (const part of parts.toReversed()) {
    const plain = plainHeader(part);
    const found = exact(part, plain, templates, 0.9) ?? exact(part, withoutMeasure(plain), templates, 0.9);
    if (!found) continue;
    // The measures of a carton are not the product's.
    if (found.field && parts.some((other) => other !== part && OF_CARTON.test(other)))
      return { score: 0.9, why: text('of the carton, not of the product', '属于外箱，不属于商品') };
    const why = text('one line of the header', '表头中的一行一致');
    return found.field ? { ...measures(plainHeader(header)), ...found, why } : found;
  }
  return undefined;
}

/** `颜色/Color`, `尺码/规格`: every part is known and means the same, or an option of the product. */
function eachPart(header: string, templates: readonly ColumnTemplate[]): Understood | undefined {
  const parts = header.split(/[/|／]/);
  if (parts.length < 2) return undefined;
  const found = parts.map((part) => exact(part, plainHeader(part), templates, 0.9));
  const [first] = found;
  if (!first?.field) return undefined;
  const kind = kindOf(first.field);
  if (found.some((one) => !one?.field || kindOf(one.field) !== kind)) return undefined;
  return { ...first, why: text('each part of the header', '表头各部分含义一致') };
}

function kindOf(field: FieldPath): string {
  return field.startsWith('option.') ? 'option' : field;
}

const OF_CARTON = /外箱|整箱|carton|\bctn\b/i;

function piece(header: string, plain: PlainHeader, templates: readonly ColumnTemplate[]): Understood | undefined {
  if (plain.key.length > 24 && !header.includes('metafields')) return undefined;
  for (const template of templates) {
    const said = `${plain.key}${plain.aside}`;
    const [found, meaning] = template.contains.find(([part]) => plain.key.includes(part)) ??
      template.contains.find(([part, meant]) => !meant.field && said.includes(part)) ?? [undefined, undefined];
    if (!meaning) continue;
    return {
      ...meaning,
      ...measures(plain),
      ...withOption(meaning, header),
      score: 0.6,
      why: text(`header contains ${found}`, `表头含“${found}”`),
    };
  }
  return undefined;
}

function measures(plain: Pick<Meaning, 'unit' | 'currency'>): { unit?: string; currency?: string } {
  return { ...(plain.unit && { unit: plain.unit }), ...(plain.currency && { currency: plain.currency }) };
}

/** An option column is named by its own header unless the template says how. */
function withOption(
  meaning: Pick<Meaning, 'field' | 'option'>,
  header: string,
): { field?: FieldPath; option?: string } {
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
