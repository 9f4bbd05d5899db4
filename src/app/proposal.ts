import { Stop } from '../core/faults.ts';
import type { Mapping } from '../core/mapping.ts';
import { systemClock } from '../lib/clock.ts';
import { type FileAccount, read } from '../pipeline/read.ts';
import type { WrittenTable } from '../pipeline/write-mapping-file.ts';
import { readers } from '../readers/index.ts';
import { openSource } from '../readers/source.ts';
import { type ColumnQuestion, columnQuestions } from './column-questions.ts';

/** What was seen in the merchant's files, and what that proposes. */
export interface Proposal {
  readonly files: readonly string[];
  readonly accounts: readonly FileAccount[];
  readonly rows: number;
  /** The product table with most rows. */
  readonly mapping: Mapping | undefined;
  /** A value of each column of that table, by its index. */
  readonly samples: ReadonlyMap<number, string>;
  /** All tables, that one first. */
  readonly tables: readonly WrittenTable[];
  /** What only the merchant knows of that table's columns. */
  readonly questions: readonly ColumnQuestion[];
  readonly currency: string;
  readonly encoding?: string;
}

/** Looks at the files and proposes how to read them. Throws Stop for a file that cannot be read. */
export async function propose(
  paths: readonly string[],
  options: { readonly encoding?: string } = {},
): Promise<Proposal> {
  const sources = await Promise.all(paths.map((path) => openSource(path, options)));
  const accounts: FileAccount[] = [];
  const look = read(sources, { readers, accounts });
  try {
    for await (const _ of look({ clock: systemClock, width: 1, report: () => undefined })) {
      // The accounts fill as rows go by.
    }
  } catch (reason) {
    // Without a title column there is still a table to ask about.
    if (!(reason instanceof Stop) || accounts.every(({ tables }) => tables.length === 0)) throw reason;
  }
  const tables = accounts
    .flatMap(({ tables: its, roles }) =>
      its.map((table) => ({ ...table, isJoined: roles.get(table.sheet)?.is === 'joined' })),
    )
    .sort((a, b) => Number(a.isJoined) - Number(b.isJoined) || b.rows.read - a.rows.read);
  const mapping = tables[0]?.mapping;
  const written = tables.map(({ sheet, mapping: its, samples }) => ({ sheet, mapping: its, samples }));
  return {
    files: paths,
    accounts,
    rows: tables.reduce((sum, { rows, isJoined }) => sum + (isJoined ? 0 : rows.accepted), 0),
    mapping,
    samples: written[0]?.samples ?? new Map(),
    tables: written,
    questions: mapping ? columnQuestions(mapping) : [],
    currency: mapping?.columns.find(({ currency }) => currency !== undefined)?.currency ?? 'CNY',
    ...options,
  };
}
