import { Stop } from '../../core/faults.ts';
import type { Source } from '../../core/ports/reader.ts';
import { text } from '../../core/text.ts';
import type { Row } from '../../core/words.ts';
import { type Archive, openArchive } from '../archive.ts';
import { Damage, damagedWorkbook } from '../damage.ts';
import { reportUnbound } from '../sheet-findings.ts';
import type { Desk } from '../sheet-table.ts';
import { TagScanner } from '../tags.ts';
import { openDocument, refusal } from '../what-it-is.ts';
import { Content } from './content.ts';
import { isFlat } from './index.ts';
import { sheetOutlines } from './outlines.ts';
import { flatParts, Locked, type Parts, zippedParts } from './parts.ts';
import { Sheets } from './sheets.ts';

/** Rows of all sheets, hidden ones too (`reading.sheets` says which), with the pictures that belong to them. */
export async function* readOds(
  file: Source,
  reading: Desk['reading'],
  report: Desk['report'],
): AsyncGenerator<Row, void, undefined> {
  const archive = isFlat(file.head) ? undefined : await openArchive(file.path, file.name);
  try {
    yield* rowsOf(file.name, await partsOf(file, archive), { reading, report });
  } catch (cause) {
    if (cause instanceof Stop) throw cause;
    throw cause instanceof Locked ? locked(file.name) : damagedWorkbook(file.name, cause);
  } finally {
    archive?.close();
  }
}

function partsOf(file: Source, archive: Archive | undefined): Promise<Parts> {
  return archive ? zippedParts(archive) : flatParts(file);
}

async function* rowsOf(file: string, parts: Parts, desk: Desk): AsyncGenerator<Row, void, undefined> {
  const outlines = await sheetOutlines(parts);
  desk.reading.sheetNames = outlines.filter(({ isHidden, isCopy }) => !isHidden && !isCopy).map(({ name }) => name);
  const sheets = new Sheets(file, parts, { ...desk, outlines });
  const content = new Content(sheets);
  const scanner = new TagScanner(content);
  for await (const piece of parts.content()) {
    scanner.write(piece);
    for (const row of sheets.taken()) yield row instanceof Promise ? await row : row;
  }
  if (content.kind !== 'spreadsheet' && content.kind !== '') throw refusal(file, openDocument(content.kind));
  if (!content.isWhole) throw new Damage('its rows break off', '行数据中断');
  for (const name of sheets.unused) {
    desk.reading.pictures.unbound++;
    reportUnbound({ file, sheet: '' }, { name }, { why: 'no-place', report: desk.report });
  }
}

function locked(name: string): Stop {
  return new Stop(
    text(
      `${name} is an encrypted spreadsheet: a password is needed to open it.`,
      `${name} 是加密的电子表格，需要密码才能打开。`,
    ),
    {
      hint: text('Open it with its password and save a copy without one.', '请用密码打开，并另存一份不带密码的副本。'),
    },
  );
}
