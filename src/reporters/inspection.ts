import type { Finding, Lang, Text } from '../core/words.ts';
import { cutToWidth, displayWidth, padToWidth } from '../lib/width.ts';
import { placeOf } from './place-of.ts';
import { plain } from './plain.ts';
import { wrap } from './terminal/wrap.ts';

/** The truth about some files: what `inspect --format json` prints. */
export interface Inspection {
  readonly schema: 1;
  readonly files: readonly InspectedFile[];
}

export interface InspectedFile {
  readonly file: string;
  readonly format: string;
  /** Text files only. */
  readonly encoding?: string;
  readonly sheets: readonly InspectedSheet[];
  readonly findings: readonly Finding[];
}

export interface InspectedSheet {
  readonly name: string;
  /** Absent: no product table was found. */
  readonly headerRow?: number;
  readonly hidden?: true;
  readonly template?: string;
  readonly rows: { readonly read: number; readonly accepted: number; readonly rejected: number };
  readonly columns: readonly InspectedColumn[];
  readonly images: {
    readonly floating: number;
    readonly inCell: number;
    readonly dispimg: number;
    readonly urls: number;
    readonly names: number;
  };
}

export interface InspectedColumn {
  /** Its letter. */
  readonly column: string;
  readonly header: string;
  readonly field?: string;
  readonly option?: string;
  readonly unit?: string;
  readonly currency?: string;
  /** 0 to 1: how sure that is. */
  readonly score: number;
  readonly why: Text;
}

interface Look {
  readonly lang: Lang;
  /** Columns of the terminal, 100 unless told. */
  readonly width?: number;
}

/** A screenful for the merchant: file by file what it is, what each column was taken for, the pictures, what is wrong. */
export function inspectionText(inspection: Inspection, look: Look): string {
  const width = look.width ?? 100;
  return `${inspection.files.map((file) => fileLines(file, look.lang, width).join('\n')).join('\n\n')}\n`;
}

function fileLines(file: InspectedFile, lang: Lang, width: number): string[] {
  const facts = [file.format, file.encoding].filter((fact) => fact !== undefined).join(' · ');
  return [
    cutToWidth(`${plain(file.file)}  ${facts}`, width),
    ...file.sheets.flatMap((sheet) => sheetLines(sheet, lang, width)),
    ...findingLines(file.findings, lang, width),
  ];
}

function sheetLines(sheet: InspectedSheet, lang: Lang, width: number): string[] {
  const say = SAY[lang];
  const name = sheet.name === '' ? '' : `${say.sheet} ${plain(sheet.name)}: `;
  if (sheet.hidden) return [cutToWidth(`  ${name}${say.hidden}`, width)];
  if (sheet.headerRow === undefined) return [cutToWidth(`  ${name}${say.noTable}`, width)];
  const { read, accepted, rejected } = sheet.rows;
  const header = sheet.headerRow === 0 ? '' : `${say.header(sheet.headerRow)}, `;
  return [
    cutToWidth(`  ${name}${header}${say.rows(read, accepted, rejected)}`, width),
    ...imageLine(sheet, lang, width),
    ...columnLines(sheet.columns, lang, width),
  ];
}

function imageLine(sheet: InspectedSheet, lang: Lang, width: number): string[] {
  const say = SAY[lang];
  const ways = (['floating', 'inCell', 'dispimg', 'urls', 'names'] as const).filter((way) => sheet.images[way] > 0);
  if (ways.length === 0) return [`  ${say.noPictures}`];
  const counts = ways.map((way) => `${sheet.images[way]} ${say.images[way]}`).join(', ');
  return [cutToWidth(`  ${say.pictures}: ${counts}`, width)];
}

function columnLines(columns: readonly InspectedColumn[], lang: Lang, width: number): string[] {
  const shown = columns.map((column) => ({ ...column, header: plain(column.header) }));
  const widest = Math.min(30, Math.max(0, ...shown.map((column) => displayWidth(column.header))));
  const meanings = shown.map((column) => meaningOf(column, lang));
  const meaning = Math.max(0, ...meanings.map(displayWidth));
  return shown.map((column, i) => {
    const header = padToWidth(cutToWidth(column.header, widest), widest);
    const guess = column.field && column.score < 0.9 ? `  ${SAY[lang].guess}` : '';
    return cutToWidth(
      `    ${column.column.padEnd(3)} ${header}  ${padToWidth(meanings[i] ?? '', meaning)}${guess}`.trimEnd(),
      width,
    );
  });
}

function meaningOf(column: InspectedColumn, lang: Lang): string {
  if (!column.field) return column.score > 0 ? SAY[lang].notNeeded : SAY[lang].unknown;
  const measure = column.unit ?? column.currency;
  return `→ ${column.field}${measure ? ` (${measure})` : ''}`;
}

/** How many findings of one id are shown before the rest is counted. */
const SHOWN_OF_A_KIND = 3;

function findingLines(findings: readonly Finding[], lang: Lang, width: number): string[] {
  const lines: string[] = [];
  for (const [id, group] of Map.groupBy(findings, (finding) => finding.id)) {
    for (const finding of group.slice(0, SHOWN_OF_A_KIND)) {
      const mark = { error: '✗', warning: '!', note: '·' }[finding.severity];
      const { file: _file, ...rest } = finding.where ?? { file: '' };
      const place = placeOf({ file: '', ...rest }, lang).trim();
      const said = [plain(place), plain(finding.message[lang])].filter((part) => part !== '').join('  ');
      lines.push(...hung(`  ${mark} `, said, width));
    }
    const more = group.length - SHOWN_OF_A_KIND;
    if (more > 0) lines.push(`    ${SAY[lang].more(more, id)}`);
    const hint = group[0]?.hint;
    if (hint) lines.push(...hung('    → ', plain(hint[lang]), width));
  }
  return lines;
}

/** Text behind a mark, its further lines below the first one. */
function hung(mark: string, text: string, width: number): string[] {
  return wrap(text, width - displayWidth(mark), MOST_LINES).map(
    (line, i) => `${i === 0 ? mark : ' '.repeat(displayWidth(mark))}${line}`,
  );
}

const MOST_LINES = 3;

const SAY = {
  en: {
    sheet: 'sheet',
    hidden: 'hidden, left alone',
    noTable: 'no product table',
    header: (row: number) => `headers in row ${row}`,
    rows: (read: number, accepted: number, rejected: number) =>
      `${read} rows read = ${accepted} accepted + ${rejected} rejected`,
    pictures: 'pictures',
    noPictures: 'no pictures',
    images: {
      floating: 'over cells',
      inCell: 'in cells (Excel)',
      dispimg: 'in cells (WPS)',
      urls: 'addresses',
      names: 'file names',
    },
    unknown: '? not understood, left alone',
    notNeeded: '- not needed',
    guess: '(a guess)',
    more: (n: number, id: string) => `… and ${n} more of ${id}`,
  },
  zh: {
    sheet: '工作表',
    hidden: '已隐藏，未读取',
    noTable: '没有商品表',
    header: (row: number) => `表头在第 ${row} 行`,
    rows: (read: number, accepted: number, rejected: number) => `读取 ${read} 行 = 接受 ${accepted} + 拒绝 ${rejected}`,
    pictures: '图片',
    noPictures: '没有图片',
    images: {
      floating: '张浮于单元格上',
      inCell: '张在单元格内（Excel）',
      dispimg: '张在单元格内（WPS）',
      urls: '个网址',
      names: '个文件名',
    },
    unknown: '? 无法识别，不使用',
    notNeeded: '- 不需要',
    guess: '（推测）',
    more: (n: number, id: string) => `…… 另有 ${n} 条 ${id}`,
  },
} as const;
