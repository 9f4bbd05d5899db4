import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import { Stop } from '../core/faults.ts';
import { FIELDS, type FieldPath, isField } from '../core/fields.ts';
import { isRecord } from '../core/json.ts';
import type { Mapping } from '../core/mapping.ts';
import { text } from '../core/text.ts';

/** A merchant's own word on what the columns mean. */
export interface MappingFile {
  readonly columns: readonly MappedHeader[];
}

export interface MappedHeader {
  readonly header: string;
  /** Absent: leave this column alone. */
  readonly field?: FieldPath;
  readonly option?: string;
  readonly unit?: string;
  readonly currency?: string;
}

/**
 * Reads `columns: { 产品名称: title, 重量: { field: weight, unit: g }, 序号: ignore }`.
 * Throws Stop with line and column when it is no YAML or names a field that does not exist.
 */
export function parseMappingFile(yaml: string, name = 'mapping.yaml'): MappingFile {
  const document = parseDocument(yaml, { prettyErrors: true });
  const flaw = document.errors[0];
  if (flaw) {
    const at = flaw.linePos?.[0];
    throw wrong(name, { en: flaw.message.split('\n', 1)[0] ?? flaw.message, zh: 'YAML 格式错误' }, at);
  }
  const columns = document.get('columns');
  if (!isMap(columns)) throw wrong(name, { en: 'columns: is missing', zh: '缺少 columns:' });
  return {
    columns: columns.items.map((pair) => {
      const header = isScalar(pair.key) ? String(pair.key.value) : '';
      const said: unknown = isMap(pair.value)
        ? pair.value.toJSON()
        : isScalar(pair.value)
          ? pair.value.value
          : pair.value;
      const mapped = mappedHeader(header, said);
      if (mapped) return mapped;
      const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
      throw wrong(name, noSuchField(header, said), start === undefined ? undefined : position(yaml, start));
    }),
  };
}

/** The mapping as a file that a person can correct. */
export function writeMappingFile(mapping: Pick<Mapping, 'columns'>): string {
  const columns: Record<string, unknown> = {};
  for (const column of mapping.columns) {
    const measure = {
      ...(column.unit && { unit: column.unit }),
      ...(column.currency && { currency: column.currency }),
    };
    const option = column.option !== undefined && column.option !== column.header ? { option: column.option } : {};
    const extras = { ...option, ...measure };
    const field = column.field ?? 'ignore';
    columns[column.header] = column.field && Object.keys(extras).length > 0 ? { field, ...extras } : field;
  }
  return `${HEAD}${stringify({ columns }, { lineWidth: 0 })}`;
}

const HEAD = `# What each column of the sheet means: header: field. "ignore" leaves a column alone.
# 表格各列的含义，格式为“表头: 字段”；ignore 表示不使用该列。
# Fields 字段: ${FIELDS.join(', ')}
# A unit or currency: 重量: { field: weight, unit: g }    进价: { field: cost, currency: CNY }
`;

function mappedHeader(header: string, said: unknown): MappedHeader | undefined {
  if (said === null || said === 'ignore' || said === '') return { header };
  if (typeof said === 'string') return isField(said) ? { header, field: said } : undefined;
  if (!isRecord(said)) return undefined;
  const { field, option, unit, currency, ...rest } = said;
  if (typeof field !== 'string' || !isField(field) || Object.keys(rest).length > 0) return undefined;
  return {
    header,
    field,
    ...(typeof option === 'string' && { option }),
    ...(typeof unit === 'string' && { unit }),
    ...(typeof currency === 'string' && { currency }),
  };
}

function noSuchField(header: string, said: unknown): { en: string; zh: string } {
  const shown = JSON.stringify(said);
  return { en: `${header}: ${shown} is no field`, zh: `${header}：${shown} 不是有效字段` };
}

function position(yaml: string, offset: number): { line: number; col: number } {
  const before = yaml.slice(0, offset).split('\n');
  return { line: before.length, col: (before.at(-1)?.length ?? 0) + 1 };
}

function wrong(name: string, why: { en: string; zh: string }, at?: { line: number; col: number }): Stop {
  const en = at ? `${name}, line ${at.line}, column ${at.col}` : name;
  const zh = at ? `${name} 第 ${at.line} 行第 ${at.col} 列` : name;
  return new Stop(text(`${en}: ${why.en}.`, `${zh}：${why.zh}。`), {
    hint: text(
      `The fields are: ${FIELDS.join(', ')}; ignore leaves a column alone.`,
      `可用字段：${FIELDS.join('、')}；ignore 表示不使用该列。`,
    ),
  });
}
