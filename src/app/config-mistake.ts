import type { z } from 'zod';
import { Stop } from '../core/faults.ts';
import { isRecord } from '../core/json.ts';
import { type Text, text } from '../core/text.ts';
import type { ParsedYaml } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** At most this many are told; the first one mended often mends the others. */
const SHOWN = 5;

/** What is wrong with a config, line by line. `schema` is its JSON schema: it knows the settings there are. */
export function configMistake(
  issues: readonly Issue[],
  { file, at, schema }: { readonly file: string; readonly at: ParsedYaml['at']; readonly schema: unknown },
): Stop {
  const lines = issues.flatMap((issue) => linesOf(issue, { at, schema })).slice(0, SHOWN);
  const said = (lang: 'en' | 'zh'): string =>
    lines
      .map(({ place, name, what }) => `${file}:${place} ${name}${lang === 'zh' ? '：' : ': '}${what[lang]}`)
      .join('\n');
  return new Stop(text(said('en'), said('zh')), {
    hint: text(
      'Correct the line; `listwright init` writes a file with every setting explained.',
      '请修改该行；`listwright init` 会生成带有全部说明的文件。',
    ),
  });
}

interface Line {
  readonly place: string;
  readonly name: string;
  readonly what: Text;
}

function linesOf(issue: Issue, { at, schema }: { at: ParsedYaml['at']; schema: unknown }): readonly Line[] {
  if (issue.code !== 'unrecognized_keys')
    return [{ place: at(issue.path), name: nameOf(issue.path), what: wording(issue) }];
  const known = keysAt(schema, issue.path).join(', ');
  return issue.keys.map((key) => ({
    place: at(issue.path, key),
    name: nameOf([...issue.path, key]),
    what: text(`there is no such setting. There are: ${known}`, `没有这个设置。可用的有：${known}`),
  }));
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.') || '(top)';
}

/** Our own words of the schema, in Chinese. */
const OWN: Readonly<Record<string, string>> = {
  'a language code such as de-DE': '应为语言代码，例如 de-DE',
  'a decimal number': '应为数字，例如 2.5',
  'an ISO 4217 code such as EUR': '应为 ISO 4217 币种代码，例如 EUR',
  'an ISO 4217 code such as CNY': '应为 ISO 4217 币种代码，例如 CNY',
  'small letters, digits and hyphens': '只能用小写字母、数字和连字符',
  'at least one channel': '至少需要一个渠道',
};

/** What a setting must be, in Chinese. */
const FORMS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  array: '列表',
  object: '一组设置',
  record: '一组设置',
};

function wording(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? text('this setting is missing', '缺少这个设置')
        : text(`must be of the form ${issue.expected}`, `应为${FORMS[issue.expected] ?? issue.expected}`);
    case 'invalid_value': {
      const all = issue.values.map(String).join(', ');
      return text(`must be one of: ${all}`, `只能是：${all}`);
    }
    case 'invalid_key':
      return issue.issues[0] ? wording(issue.issues[0]) : text('is not a name', '名称无效');
    case 'too_small':
      return text(`must be at least ${issue.minimum}`, `不能小于 ${issue.minimum}`);
    default:
      return ownWording(issue);
  }
}

function ownWording(issue: Issue): Text {
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return text('must be an address such as https://shop.example', '应为网址，例如 https://shop.example');
  const own = OWN[issue.message];
  return own === undefined ? text('has the wrong form', '格式不正确') : text(`must be ${issue.message}`, own);
}

/** The settings that a schema has at a path. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  let node = schema;
  for (const key of path) {
    if (!isRecord(node)) return [];
    const own = isRecord(node.properties) ? node.properties[String(key)] : undefined;
    node = own ?? node.additionalProperties;
  }
  return isRecord(node) && isRecord(node.properties) ? Object.keys(node.properties) : [];
}
