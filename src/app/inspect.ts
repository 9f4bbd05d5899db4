import { columnLetter, type TableRow } from '../core/mapping.ts';
import type { FileReading } from '../core/ports/reader.ts';
import type { Finding, Report } from '../core/words.ts';
import { systemClock } from '../lib/clock.ts';
import { countPictures, type PictureCount } from '../pipeline/columns-pictures.ts';
import { type FileAccount, read, type TableAccount } from '../pipeline/read.ts';
import type { SheetRole } from '../pipeline/sheet-roles.ts';
import { cellsOf } from '../pipeline/values/cells.ts';
import { readIdentifier } from '../pipeline/values/identifier.ts';
import { readers } from '../readers/index.ts';
import { openSource } from '../readers/source.ts';
import type { InspectedFile, InspectedSheet, Inspection } from '../reporters/inspection.ts';

export type { Inspection } from '../reporters/inspection.ts';

interface InspectOptions {
  readonly encoding?: string;
  readonly signal?: AbortSignal;
}

/** Reads files to their end and says what they are. Throws Stop for one that cannot be read at all. */
export async function inspect(paths: readonly string[], options: InspectOptions = {}): Promise<Inspection> {
  const files: InspectedFile[] = [];
  for (const path of paths) files.push(await inspectFile(path, options));
  return { schema: 1, files };
}

async function inspectFile(path: string, { encoding, signal }: InspectOptions): Promise<InspectedFile> {
  const source = await openSource(path, encoding === undefined ? {} : { encoding });
  const accounts: FileAccount[] = [];
  const findings: Finding[] = [];
  const report: Report = (finding) => void findings.push(finding);
  const named = new Map<string, PictureCount>();
  const context = { clock: systemClock, report, width: 1, ...(signal && { signal }) };
  for await (const row of read([source], { readers, accounts })(context)) {
    for (const said of [row, ...(row.more ?? [])]) {
      const sheet = said.row.sheet ?? '';
      named.set(sheet, countPictures(said, named.get(sheet)));
      reportDamage(said, report);
    }
  }
  const account = accounts[0];
  if (!account) return { file: source.name, format: 'unknown', sheets: [], findings };
  const { reading, tables, roles } = account;
  return {
    file: source.name,
    format: reading.format,
    ...(reading.encoding !== undefined && { encoding: reading.encoding }),
    sheets: reading.sheets.map((sheet) =>
      inspectedSheet(
        sheet,
        tables.find((table) => table.sheet === sheet.name),
        { named: named.get(sheet.name), role: roles.get(sheet.name), rejected: reading.rejected[sheet.name] ?? 0 },
      ),
    ),
    findings,
  };
}

function inspectedSheet(
  sheet: FileReading['sheets'][number],
  table: TableAccount | undefined,
  { named, role, rejected }: { named: PictureCount | undefined; role: SheetRole | undefined; rejected: number },
): InspectedSheet {
  const columns = (table?.mapping.columns ?? []).toSorted((a, b) => a.index - b.index);
  return {
    name: sheet.name,
    ...(sheet.hidden && { hidden: true }),
    ...(role && role.is !== 'products' && { use: role.is === 'joined' ? 'joined' : role.why }),
    ...(table && { headerRow: table.mapping.headerRow, template: table.mapping.template }),
    ...(table?.mapping.firstHeaderRow !== undefined && { firstHeaderRow: table.mapping.firstHeaderRow }),
    ...(sheet.hiddenColumns && { hiddenColumns: sheet.hiddenColumns.map(columnLetter) }),
    rows: table?.rows ?? { read: rejected, accepted: 0, rejected },
    columns: columns.map(({ index, unread: _unread, each: _each, ...column }) => ({
      column: columnLetter(index),
      ...column,
    })),
    images: { ...(sheet.pictures ?? { floating: 0, inCell: 0, dispimg: 0 }), ...(named ?? { urls: 0, names: 0 }) },
  };
}

const IDENTIFIERS = ['sku', 'parent', 'gtin', 'model'] as const;

/** Identifiers that a spreadsheet program has rounded or turned into powers of ten. */
function reportDamage(row: TableRow, report: Report): void {
  const cells = cellsOf(row);
  for (const field of IDENTIFIERS) {
    for (const cell of cells.all(field)) {
      const digits = row.row.keys ? 'exact' : 'fifteen';
      const { flaws } = readIdentifier(cell.text, { ...(cell.kind && { kind: cell.kind }), digits });
      for (const flaw of flaws) report({ ...flaw, field, value: cell.text, where: cell.where });
    }
  }
}
