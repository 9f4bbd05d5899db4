import { createHash, type Hash } from 'node:crypto';
import { newReading, type Reader, type Source } from '../core/ports/reader.ts';
import type { Report, Row } from '../core/words.ts';
import type { MapOptions } from './columns.ts';
import { withoutControls } from './control-characters.ts';
import type { MappingFile } from './mapping-file.ts';
import { peekSheets } from './peek-sheets.ts';
import type { FileAccount } from './read.ts';
import { Table } from './read-table.ts';
import { copyDiffers, roleFinding } from './sheet-findings.ts';
import { SheetJoin } from './sheet-join.ts';
import { type SheetRole, sheetRoles } from './sheet-roles.ts';

export interface SheetsDesk {
  readonly reader: Reader;
  readonly account: FileAccount;
  readonly map: (sheet: string) => MapOptions;
  readonly mapping?: MappingFile;
  readonly report: Report;
}

/** What the sheets of one file are for; rows of those that say more of others wait here for their products. Must be closed. */
export class FileSheets {
  readonly roles: ReadonlyMap<string, SheetRole>;
  readonly join: SheetJoin | undefined;
  readonly #desk: SheetsDesk;
  readonly #copies: Copies;

  private constructor(roles: ReadonlyMap<string, SheetRole>, join: SheetJoin | undefined, desk: SheetsDesk) {
    this.roles = roles;
    this.join = join;
    this.#desk = desk;
    this.#copies = new Copies(roles);
  }

  /**
   * Looks at the first rows of every sheet, where the file has several; where one of them says more of the products of others, reads
   * the file for it once more. A file of one sheet is not looked at twice.
   */
  static async of(source: Source, desk: SheetsDesk): Promise<FileSheets> {
    const { reading } = desk.account;
    const hasSeveral = reading.sheetNames ? reading.sheetNames.length > 1 : (reading.sheets[0]?.name ?? '') !== '';
    if (!hasSeveral) return new FileSheets(new Map(), undefined, desk);
    const roles = sheetRoles(await peekSheets(source, desk), desk.mapping);
    for (const [sheet, role] of roles) {
      const said = roleFinding(desk.account.file, sheet, role);
      if (said) desk.report(said);
    }
    const hasJoined = [...roles.values()].some(({ is }) => is === 'joined');
    const join = hasJoined ? new SheetJoin(roles, desk) : undefined;
    if (join) await shelve(join, source, { desk, roles });
    return new FileSheets(roles, join, desk);
  }

  /** Whether rows of this sheet are rows of products. */
  holdsProducts(sheet: string): boolean {
    if (this.#desk.mapping?.sheets.get(sheet) === 'ignore') return false;
    return (this.roles.get(sheet)?.is ?? 'products') === 'products';
  }

  /** Every row of the file, to see whether what was taken for a copy is one. */
  see(row: Row): void {
    this.#copies.see(row);
  }

  /** After the last row: what came to nothing. */
  finish(): void {
    this.join?.finish();
    for (const copy of this.#copies.differing()) this.#desk.report(copyDiffers(this.#desk.account.file, copy));
  }

  close(): void {
    this.join?.close();
  }
}

async function shelve(
  join: SheetJoin,
  source: Source,
  { desk, roles }: { readonly desk: SheetsDesk; readonly roles: ReadonlyMap<string, SheetRole> },
): Promise<void> {
  const { reader, map, report } = desk;
  const reading = newReading(reader.id);
  // The reader's own findings and counts come with the products' pass over the file.
  const account = { ...desk.account, reading };
  let table: Table | undefined;
  for await (const row of reader.read(source, reading, () => undefined)) {
    const sheet = row.sheet ?? '';
    const role = roles.get(sheet);
    if (role?.is !== 'joined') continue;
    if (table?.sheet !== sheet) {
      if (table) for (const one of table.finish()) join.shelve(one);
      table = new Table(row, account, { map: map(sheet), report, key: role.key });
    }
    for (const one of table.take(withoutControls(row))) join.shelve(one);
  }
  if (table) for (const one of table.finish()) join.shelve(one);
}

/** Hashes of sheets that were taken for copies, and of what they repeat. */
class Copies {
  readonly #of = new Map<string, string>();
  readonly #hashes = new Map<string, Hash>();

  constructor(roles: ReadonlyMap<string, SheetRole>) {
    for (const [sheet, role] of roles) {
      if (role.is !== 'passed' || role.of === undefined) continue;
      this.#of.set(sheet, role.of);
      for (const name of [sheet, role.of]) this.#hashes.set(name, createHash('sha256'));
    }
  }

  see(row: Row): void {
    this.#hashes.get(row.sheet ?? '')?.update(`${JSON.stringify(row.values)}\n`);
  }

  differing(): readonly { readonly sheet: string; readonly of: string }[] {
    const digests = new Map([...this.#hashes].map(([name, hash]) => [name, hash.digest('hex')]));
    return [...this.#of].flatMap(([sheet, of]) => (digests.get(sheet) === digests.get(of) ? [] : [{ sheet, of }]));
  }
}
