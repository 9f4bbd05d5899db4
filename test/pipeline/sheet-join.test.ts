import { describe, expect, it } from 'vitest';
import type { Column, TableRow } from '../../src/core/mapping.ts';
import { newReading } from '../../src/core/ports/reader.ts';
import type { Finding } from '../../src/core/words.ts';
import type { FileAccount } from '../../src/pipeline/read.ts';
import { SheetJoin } from '../../src/pipeline/sheet-join.ts';

describe('a shelf that is full', () => {
  it('takes no more rows: the rest is rejected, counted, and said once', () => {
    const rows = Array.from({ length: 5 }, (_, i) => row(i + 2, `K${i}`));
    const findings: Finding[] = [];
    const account = accountOf(rows.length);
    const join = new SheetJoin(new Map([['V', { is: 'joined', key: 0 }]]), {
      account,
      report: (finding) => void findings.push(finding),
      most: 3,
    });

    for (const one of rows) join.shelve(one);

    expect(account.tables[0]?.rows).toEqual({ read: 5, accepted: 3, rejected: 2 });
    expect(findings.map(({ id, where }) => [id, where?.row])).toEqual([
      ['sheet/no-room', 5],
      ['sheet/too-large-to-join', 5],
    ]);
    join.close();
  });
});

function row(at: number, key: string): TableRow {
  return {
    row: { file: 'f', sheet: 'V', row: at, values: [key, '红'] },
    mapping: { template: '', headerRow: 1, columns },
  };
}

const columns: readonly Column[] = [
  { index: 0, header: '货号', field: 'parent', score: 1, why: { en: '', zh: '' } },
  { index: 1, header: '颜色', field: 'option.color', score: 1, why: { en: '', zh: '' } },
];

function accountOf(read: number): FileAccount {
  return {
    file: 'f',
    reading: newReading('xlsx'),
    tables: [
      {
        sheet: 'V',
        mapping: { template: '', headerRow: 1, columns },
        rows: { read, accepted: read, rejected: 0 },
        samples: new Map(),
      },
    ],
    roles: new Map(),
  };
}
