import { extname } from 'node:path';
import type { FileRecord } from './file-record.ts';

/** The account of a run, for people. */
export function table(records: readonly FileRecord[]): string {
  return [
    ...outcomes(records),
    '',
    ...reasons(records),
    '',
    ...unreadByUs(records),
    '',
    ...differing(records),
    '',
  ].join('\n');
}

const ENDS = ['read', 'named', 'crash', 'died', 'hang'] as const;

function outcomes(records: readonly FileRecord[]): string[] {
  const byKind = Map.groupBy(records, ({ file }) => extname(file).toLowerCase());
  const head = `${'kind'.padEnd(8)}${'files'.padStart(7)}${ENDS.map((end) => end.padStart(7)).join('')}   read by ${Object.keys(records[0]?.oracles ?? {}).join(', ')}`;
  const line = (kind: string, some: readonly FileRecord[]): string => {
    const ends = ENDS.map((end) => String(some.filter(({ ours }) => ours.is === end).length).padStart(7)).join('');
    const others = Object.keys(some[0]?.oracles ?? {}).map(
      (id) => some.filter(({ oracles }) => oracles[id]?.is === 'read').length,
    );
    return `${kind.padEnd(8)}${String(some.length).padStart(7)}${ends}   ${others.join(', ')}`;
  };
  return [
    head,
    ...[...byKind].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([kind, some]) => line(kind, some)),
    line('all', records),
  ];
}

/** File names differ from file to file; the reason is what is left without them. */
function reasons(records: readonly FileRecord[]): string[] {
  const unread = records.filter(({ ours }) => ours.is !== 'read');
  const byReason = Map.groupBy(
    unread,
    ({ ours }) => `${ours.is}: ${(ours.why ?? '').split('\n')[0]?.slice(0, 160) ?? ''}`,
  );
  return [
    'Not read, by reason:',
    ...[...byReason]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(([reason, some]) => `${String(some.length).padStart(6)}  ${reason}   e.g. ${some[0]?.file}`),
  ];
}

function unreadByUs(records: readonly FileRecord[]): string[] {
  const lost = records.filter(
    ({ ours, oracles }) =>
      ours.is !== 'read' &&
      Object.values(oracles).filter(({ is, cells = 0 }) => is === 'read' && cells > 0).length >= 2,
  );
  return [
    `Read with content by two libraries, not by us: ${lost.length}`,
    ...lost.map(({ file, ours }) => `  ${file}: ${ours.is} ${(ours.why ?? '').split('\n')[0]}`),
  ];
}

function differing(records: readonly FileRecord[]): string[] {
  const kinds = new Map<string, { files: number; cells: number; first: string }>();
  for (const { file, count } of records) {
    for (const [kind, cells] of Object.entries(count)) {
      const known = kinds.get(kind) ?? { files: 0, cells: 0, first: file };
      kinds.set(kind, { ...known, files: known.files + 1, cells: known.cells + cells });
    }
  }
  return [
    'Cells that differ, by kind (how many libraries say otherwise, of how many that read the file):',
    ...[...kinds]
      .toSorted(([, a], [, b]) => b.files - a.files)
      .map(
        ([kind, { files, cells, first }]) =>
          `${String(files).padStart(6)} files ${String(cells).padStart(8)} cells  ${kind.padEnd(32)} e.g. ${first}`,
      ),
  ];
}
