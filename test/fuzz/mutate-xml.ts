import type { Chance } from './chance.ts';

/** XML whose elements, attributes and text say something else, mostly still well formed. */
export function mutateXml(xml: string, chance: Chance): string {
  let made = xml;
  for (let times = 1 + chance.below(3); times > 0; times--) made = chance.oneOf(WAYS)(made, chance);
  return made;
}

type Way = (xml: string, chance: Chance) => string;

const WAYS: readonly Way[] = [
  attribute,
  attribute,
  content,
  content,
  element,
  twice,
  gone,
  renamed,
  nested,
  around,
  closed,
  prefixed,
];

/** What numbers, references and names are not expected to be. */
const VALUES: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1',
  '2',
  '1048576',
  '1048577',
  '16384',
  '99999999999999999999',
  '1e308',
  '-1e-308',
  'NaN',
  'Infinity',
  '0x10',
  '1.5',
  '٣',
  'A1',
  'A0',
  'XFD1048576',
  'ZZZZZZ1',
  'A1:XFD1048576',
  'B2:A1',
  'A1:A1048576',
  '1:1',
  '__proto__',
  'constructor',
  'toString',
  'rId1',
  'rId99',
  '../../../../etc/passwd',
  '/xl/workbook.xml',
  'file:///etc/passwd',
  'http://example.com/a.png',
  'xl\\media\\image1.png',
  '%00',
  'true',
  'false',
  's',
  'e',
  'b',
  'd',
  'n',
  'str',
  'inlineStr',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&#xFFFF;',
  '&amp;',
  '&lt;',
  '&bogus;',
  '_x000D_',
  '_x0000_',
  '_xD83D__xDE00_',
  '😀',
  '\u0000',
  '\ud800',
  '=HYPERLINK("http://x")',
  '=DISPIMG("ID_1",1)',
  '_xlfn.DISPIMG("',
  '#REF!',
  '1900-02-29',
  '2026-13-45T99:99:99Z',
  '1/0',
  'yyyy-mm-dd',
  '000000',
  '[h]:mm:ss',
  '"',
  ';;;',
];
const ELEMENT = /<[\w:]+(?:\s[^<>]*)?(?:\/>|>[^<]*<\/[\w:]+>)/g;

function pick(xml: string, pattern: RegExp, chance: Chance): RegExpExecArray | undefined {
  // From somewhere on: the first elements are not the only ones.
  const found = new RegExp(pattern, pattern.flags);
  found.lastIndex = chance.below(xml.length + 1);
  return found.exec(xml) ?? (new RegExp(pattern, pattern.flags).exec(xml) || undefined);
}

function replaced(xml: string, found: { readonly index: number; readonly 0: string }, by: string): string {
  return xml.slice(0, found.index) + by + xml.slice(found.index + found[0].length);
}

function attribute(xml: string, chance: Chance): string {
  const found = pick(xml, /\s[\w:]+="[^"]*"/g, chance);
  if (!found) return xml;
  const name = found[0].slice(0, found[0].indexOf('='));
  return replaced(
    xml,
    found,
    chance.oneOf([
      `${name}="${chance.oneOf(VALUES)}"`,
      '',
      `${found[0]}${found[0]}`,
      `${name}='${chance.oneOf(VALUES)}'`,
      `${name} = "${chance.oneOf(VALUES)}" `,
    ]),
  );
}

function content(xml: string, chance: Chance): string {
  const found = pick(xml, />[^<>]*</g, chance);
  if (!found) return xml;
  const value = chance.oneOf(VALUES);
  const text = chance.oneOf([
    value,
    `<![CDATA[${value}]]>`,
    `<!--${value}-->`,
    `<?x ${value}?>`,
    value.repeat(chance.oneOf([2, 50, 5000])),
    `${found[0].slice(1, -1)}${value}`,
  ]);
  return replaced(xml, found, `>${text}<`);
}

function element(xml: string, chance: Chance): string {
  const found = pick(xml, ELEMENT, chance);
  return found
    ? replaced(
        xml,
        found,
        chance.oneOf([
          '',
          '<t/>',
          '<c/>',
          '<row/>',
          '<is><t>x</t></is>',
          '<f>1</f>',
          '<v></v>',
          '<r><t>a</t></r>',
          '<rPh sb="0"><t>b</t></rPh>',
        ]),
      )
    : xml;
}

function twice(xml: string, chance: Chance): string {
  const found = pick(xml, ELEMENT, chance);
  return found ? replaced(xml, found, found[0].repeat(chance.oneOf([2, 3, 300]))) : xml;
}

function gone(xml: string, chance: Chance): string {
  const found = pick(xml, /<[^<>]*>/g, chance);
  return found ? replaced(xml, found, '') : xml;
}

function renamed(xml: string, chance: Chance): string {
  const found = pick(xml, /<\/?[\w:]+/g, chance);
  return found
    ? replaced(
        xml,
        found,
        chance.oneOf(['<c', '<row', '<sheetData', '<x:c', '<T', '</row', '</c', '<si', '<mergeCell']),
      )
    : xml;
}

function nested(xml: string, chance: Chance): string {
  const depth = chance.oneOf([1, 10, 3000]);
  const found = pick(xml, ELEMENT, chance);
  return found
    ? replaced(xml, found, '<a>'.repeat(depth) + found[0] + '</a>'.repeat(chance.oneOf([depth, depth - 1])))
    : xml;
}

function around(xml: string, chance: Chance): string {
  return chance.oneOf([
    `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`,
    `\ufeff${xml}`,
    `<?xml version="1.0" encoding="gb2312"?>${xml}`,
    `<?xml version="1.0" encoding="utf-16"?>${xml}`,
    `${xml}${xml}`,
    `${xml} `.repeat(2),
    `<!-- ${'-'.repeat(3)} -->${xml}`,
    xml.replaceAll('"', "'"),
    xml.replaceAll('>', ' >'),
    xml.replaceAll('/>', ' />'),
    xml.replaceAll('<', '\n<'),
  ]);
}

function closed(xml: string, chance: Chance): string {
  return xml.slice(0, chance.below(xml.length + 1));
}

function prefixed(xml: string, chance: Chance): string {
  const prefix = chance.oneOf(['x:', 'ns0:', '表:']);
  return xml.replaceAll(/<(\/?)(?![?!])/g, `<$1${prefix}`);
}
