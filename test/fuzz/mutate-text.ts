import type { Chance } from './chance.ts';

/** Lines of values whose quotation, delimiters, ends and letters are not what they were. */
export function mutateText(text: string, chance: Chance): string {
  let made = text;
  for (let times = 1 + chance.below(4); times > 0; times--) made = chance.oneOf(WAYS)(made, chance);
  return made;
}

type Way = (text: string, chance: Chance) => string;

const WAYS: readonly Way[] = [put, put, put, taken, line, line, ends, delimiters, quoted, repeated, around];

const PIECES: readonly string[] = [
  '"',
  '""',
  '"""',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  '\r\r\n',
  '\u0000',
  '\u001a',
  '\ufeff',
  '\u2028',
  '\u0085',
  ' ',
  '\u00a0',
  '\\',
  '\\"',
  "'",
  '’',
  '，',
  '；',
  '“',
  '[',
  ']',
  '{',
  '}',
  '["a","b"]',
  '{"a":[1,2]}',
  "['a', 'b']",
  '__proto__',
  'constructor',
  '=1+1',
  '😀',
  '\ufffd',
  'sep=;\n',
  '#',
  '<br>',
  '0',
  '-',
  '1e5',
  'null',
  'true',
  ':',
];

function put(text: string, chance: Chance): string {
  const at = chance.below(text.length + 1);
  return text.slice(0, at) + chance.oneOf(PIECES).repeat(chance.oneOf([1, 1, 1, 2, 40])) + text.slice(at);
}

function taken(text: string, chance: Chance): string {
  const at = chance.below(text.length + 1);
  return text.slice(0, at) + text.slice(at + 1 + chance.below(chance.oneOf([2, 20, 200])));
}

function line(text: string, chance: Chance): string {
  const lines = text.split('\n');
  const at = chance.below(lines.length);
  const other = lines[chance.below(lines.length)] ?? '';
  return lines
    .toSpliced(
      at,
      chance.below(2),
      ...chance.oneOf([[], [other], [other, other], [''], [`${other}${other}`], [`"${other}`], [`${other}"`]]),
    )
    .join('\n');
}

function ends(text: string, chance: Chance): string {
  return text.replaceAll(/\r?\n/g, chance.oneOf(['\r\n', '\r', '\n', '\n\n', '\r\r\n', '\n\r']));
}

function delimiters(text: string, chance: Chance): string {
  return text.replaceAll(chance.oneOf([',', ';', '\t', '"']), chance.oneOf([',', ';', '\t', '|', '，', '"', '']));
}

function quoted(text: string, chance: Chance): string {
  return chance.oneOf([
    text.replaceAll(',', '","'),
    `"${text}"`,
    text.replaceAll('"', ''),
    text.replaceAll('"', '""'),
    text.replaceAll(/([^\n",]+)/g, '"$1"'),
  ]);
}

function repeated(text: string, chance: Chance): string {
  return text.length > 20_000 ? text : text.repeat(chance.oneOf([2, 3, 10]));
}

function around(text: string, chance: Chance): string {
  const extra = chance.oneOf([
    '\ufeff',
    'sep=,\n',
    '\n\n\n',
    '标题\n',
    'a,b\n1,2\n',
    '\u0000',
    '<table>',
    '{',
    '[',
    '%PDF',
    'PK\u0003\u0004',
    '-- \n',
  ]);
  return chance.oneOf([extra + text, text + extra]);
}
