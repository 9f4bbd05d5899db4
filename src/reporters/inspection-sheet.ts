import type { Lang } from '../core/words.ts';
import { cutToWidth, displayWidth, padToWidth } from '../lib/width.ts';
import type { InspectedColumn, InspectedSheet } from './inspection.ts';
import { INSPECTION_WORDS } from './inspection-words.ts';
import { plain } from './plain.ts';
import { wrap } from './terminal/wrap.ts';

/** A sheet for the merchant: where its headers are, its rows, its pictures and to which row they go, what each column was taken for and why. */
export function sheetLines(sheet: InspectedSheet, lang: Lang, width: number): string[] {
  const say = INSPECTION_WORDS[lang];
  const name = sheet.name === '' ? '' : `${say.sheet} ${plain(sheet.name)}: `;
  if (sheet.hidden) return [cutToWidth(`  ${name}${say.hidden}`, width)];
  if (sheet.headerRow === undefined) return [cutToWidth(`  ${name}${say.use[sheet.use ?? 'no-table']}`, width)];
  const { read, accepted, rejected } = sheet.rows;
  const facts = [
    ...(sheet.use ? [say.use[sheet.use]] : []),
    ...(sheet.headerRow === 0 ? [] : [say.header(sheet.firstHeaderRow ?? sheet.headerRow, sheet.headerRow)]),
    ...(sheet.template === undefined || sheet.template === 'known headers' ? [] : [say.template(sheet.template)]),
    say.rows(read, accepted, rejected),
  ];
  return [
    ...wrap(`${name}${facts.join(', ')}`, width - 4, 2).map((line, i) => `${i === 0 ? '  ' : '    '}${line}`),
    ...imageLines(sheet, lang, width),
    ...columnLines(sheet, lang, width),
  ];
}

const WAYS = ['floating', 'inCell', 'dispimg', 'urls', 'names'] as const;

function imageLines(sheet: InspectedSheet, lang: Lang, width: number): string[] {
  const say = INSPECTION_WORDS[lang];
  const ways = WAYS.filter((way) => sheet.images[way] > 0);
  if (ways.length === 0) return [`  ${say.noPictures}`];
  const counts = ways.map((way) => `${sheet.images[way]} ${say.images[way]}`).join(', ');
  const rules = new Set(ways.map((way) => say.bound[way]));
  return [
    cutToWidth(`  ${say.pictures}: ${counts}`, width),
    ...[...rules].flatMap((rule) =>
      wrap(rule, width - 6, 2).map((line, i) => `${i === 0 ? '    · ' : '      '}${line}`),
    ),
  ];
}

function columnLines({ columns, hiddenColumns = [] }: InspectedSheet, lang: Lang, width: number): string[] {
  const most = width < 90 ? 22 : 30;
  const headers = columns.map((column) => cutToWidth(plain(column.header), most));
  const meanings = columns.map((column) => meaningOf(column, lang));
  const widest = Math.max(0, ...headers.map(displayWidth));
  const meaning = Math.max(0, ...meanings.map(displayWidth));
  return columns.map((column, i) => {
    const hidden = hiddenColumns.includes(column.column) ? ` · ${INSPECTION_WORDS[lang].isHidden}` : '';
    const cells = [
      column.column.padEnd(3),
      padToWidth(headers[i] ?? '', widest),
      padToWidth(meanings[i] ?? '', meaning),
      `${sureness(column, lang)}${hidden}`,
    ];
    return cutToWidth(`    ${cells.join(' ')}`.trimEnd(), width);
  });
}

/** How sure, and why; nothing more of a column that nobody knows. */
function sureness(column: InspectedColumn, lang: Lang): string {
  if (column.score === 0 && !column.field) {
    const say = INSPECTION_WORDS[lang];
    return plain(column.why.en === 'not known' ? `     ${say.notKnown}` : `     ${column.why[lang]}`);
  }
  const score = `${Math.round(column.score * 100)}%`.padStart(4);
  const guess = column.field && column.score < 0.9 ? `${INSPECTION_WORDS[lang].guess}: ` : '';
  return `${score} ${guess}${plain(column.why[lang])}`;
}

function meaningOf(column: InspectedColumn, lang: Lang): string {
  const say = INSPECTION_WORDS[lang];
  if (!column.field) return column.score > 0 ? say.notNeeded : say.unknown;
  const measure = column.unit ?? column.currency;
  return `→ ${column.field}${measure ? ` (${measure})` : ''}`;
}
