import { writeFile } from 'node:fs/promises';
import { Stop } from '../../src/core/faults.ts';
import type { Finding, Row } from '../../src/core/words.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { type FileAccount, read } from '../../src/pipeline/read.ts';
import { formats } from '../../src/readers/formats.ts';
import { openSource } from '../../src/readers/source.ts';
import { demandConserved } from './conserve.ts';

/** What became of a file: read to its end, or refused by name. */
export type Ending = 'read' | 'refused';

/** Reads the bytes as a run would, in this process. Throws whatever is no Stop, and where a law is broken. */
export async function judge(bytes: Uint8Array, path: string): Promise<Ending> {
  await writeFile(path, bytes);
  const accounts: FileAccount[] = [];
  const findings: Finding[] = [];
  const taken = new Map<string, number>();
  try {
    const source = await openSource(path, { name: 'sheet' });
    const context = { clock: systemClock, report: (finding: Finding) => void findings.push(finding), width: 1 };
    for await (const { row, more = [] } of read([source], { readers: formats, accounts })(context)) {
      // A row of another sheet that says more of the very product comes with it.
      for (const one of [row, ...more.map((other) => other.row)]) {
        checkRow(one);
        taken.set(one.sheet ?? '', (taken.get(one.sheet ?? '') ?? 0) + 1);
      }
    }
  } catch (cause) {
    if (!(cause instanceof Stop)) throw cause;
    demand(cause.text.en !== '' && cause.text.zh !== '', 'a refusal says why in both languages');
    return 'refused';
  }
  for (const account of accounts) checkAccount(account, taken);
  await demandConserved(bytes, path);
  for (const { id, message } of findings) demand(message.en !== '' && message.zh !== '', `${id} says what it found`);
  return 'read';
}

function checkRow(row: Row): void {
  demand(Number.isSafeInteger(row.row) && row.row > 0, `row ${row.row} is counted from 1`);
  demand(row.values.length <= 16_384, `row ${row.row} is as wide as a sheet may be`);
  for (const value of row.values) demand(typeof value === 'string', `row ${row.row} has a value that is no text`);
}

function checkAccount({ tables }: FileAccount, taken: ReadonlyMap<string, number>): void {
  for (const { sheet, rows } of tables) {
    demand(rows.read === rows.accepted + rows.rejected, `${sheet}: ${rows.read} = ${rows.accepted} + ${rows.rejected}`);
    const given = taken.get(sheet) ?? 0;
    demand(rows.accepted === given, `${sheet}: ${rows.accepted} accepted, ${given} given`);
  }
}

function demand(holds: boolean, law: string): void {
  if (!holds) throw new Error(`broken law: ${law}`);
}
