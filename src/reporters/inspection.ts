import type { Finding, Lang, Text } from '../core/words.ts';
import { cutToWidth, displayWidth } from '../lib/width.ts';
import { sheetLines } from './inspection-sheet.ts';
import { INSPECTION_WORDS } from './inspection-words.ts';
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
  /** Of several header rows, the first. */
  readonly firstHeaderRow?: number;
  readonly hidden?: true;
  /** Of a file of several sheets, where this one is no sheet of products: it says more of them, or why it was passed over. */
  readonly use?: 'joined' | 'no-table' | 'instructions' | 'no-products' | 'copy' | 'ignored';
  /** Letters; they are read like all others. */
  readonly hiddenColumns?: readonly string[];
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
    if (more > 0) lines.push(`    ${INSPECTION_WORDS[lang].more(more, id)}`);
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
