import { isRecord } from '../../core/json.ts';
import { readList } from './list.ts';
import { readLiteral } from './python-literal.ts';

/** An option by name, with what it may be: 颜色 = 红 or 蓝. */
export interface NamedOption {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * `颜色:红;尺码:M`: what separates the pairs, tried in turn. Lists of values may have commas of their own: 颜色:红,蓝，尺码:S,M parts
 * where another name begins.
 */
const BETWEEN = [/[\r\n;；|｜]+/, /[\r\n;；|｜]+|[,，、](?=[^:：=,，、;；]{1,30}[:：=])/, /[\s/／]+/];

/**
 * Options that a cell itself names, each way of writing them: `颜色:红;尺码:M`, `颜色=红 尺码=M`, `颜色:红,蓝;尺码:S,M`,
 * `{"颜色": "红"}`, `[{"name": "颜色", "value": "红"}]`. One item of the answer is one choice of options; several where the cell lists
 * whole variants. Undefined where nothing is named.
 */
export function namedOptions(text: string): readonly (readonly NamedOption[])[] | undefined {
  if (/^\s*(?:\{|\[\s*\{)/.test(text)) return inLiteral(readLiteral(text.trim()));
  for (const between of BETWEEN) {
    const options = inPairs(text.trim().split(between));
    if (options) return [options];
  }
  return undefined;
}

/** A name with what it may be; a longer piece is a sentence with a colon in it. */
const LONGEST = 300;

function inPairs(parts: readonly string[]): readonly NamedOption[] | undefined {
  const options = parts.flatMap((part): readonly NamedOption[] => {
    const [, name, said] =
      part.length > LONGEST ? [] : (/^\s*([^:：=]*[^:：=\d\s][^:：=]*?)\s*[:：=]\s*([^:：=]+?)\s*$/.exec(part) ?? []);
    const values = said === undefined ? undefined : readList(said);
    return name && values && values.length > 0 ? [{ name, values }] : [];
  });
  const names = new Set(options.map((option) => option.name));
  return options.length > 0 && options.length === parts.length && names.size === parts.length ? options : undefined;
}

const NAMES = ['name', 'attributeName', 'attrName', 'key', 'prop', '名称', '属性名'];
const VALUES = ['values', 'value', 'attributeValue', 'attrValue', 'val', '值', '属性值'];

function inLiteral(value: unknown): readonly (readonly NamedOption[])[] | undefined {
  if (isRecord(value)) {
    const options = ofRecord(value);
    return options && [options];
  }
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRecord)) return undefined;
  const told = value.map(nameAndValue);
  if (told.every((option) => option !== undefined)) return [merged(told)];
  const choices = value.map(ofRecord);
  return choices.every((choice) => choice !== undefined) ? choices : undefined;
}

function ofRecord(record: Readonly<Record<string, unknown>>): readonly NamedOption[] | undefined {
  const options = Object.entries(record).flatMap(([name, value]) => {
    const values = valuesOf(value);
    return values ? [{ name: name.trim(), values }] : [];
  });
  return options.length > 0 && options.length === Object.keys(record).length ? options : undefined;
}

function nameAndValue(record: Readonly<Record<string, unknown>>): NamedOption | undefined {
  const name = NAMES.map((key) => record[key]).find((value) => typeof value === 'string');
  const values = VALUES.map((key) => valuesOf(record[key])).find((value) => value !== undefined);
  return typeof name === 'string' && values ? { name: name.trim(), values } : undefined;
}

function merged(options: readonly NamedOption[]): readonly NamedOption[] {
  const names = [...new Set(options.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    values: [...new Set(options.filter((option) => option.name === name).flatMap(({ values }) => values))],
  }));
}

function valuesOf(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.map((one) => (typeof one === 'string' || typeof one === 'boolean' ? String(one).trim() : ''));
  return texts.length > 0 && texts.every((one) => one !== '') ? texts : undefined;
}
