import { describe, expect, it } from 'vitest';
import { newReading } from '../../src/core/ports/reader.ts';
import type { Finding, Row } from '../../src/core/words.ts';
import { csv } from '../../src/readers/csv/index.ts';
import { openSource } from '../../src/readers/source.ts';
import { listwright } from '../cli/shop.ts';

const SPECS = process.env.LISTWRIGHT_SPECS ?? new URL('../../../shared/specs', import.meta.url).pathname;
const FILE = `${SPECS}/../data/merchants/asidi-gb18030.csv`;

describe('a real merchant’s file, in GB18030 and with four broken records', () => {
  it('is read whole: 20 rows in, 20 accepted, the broken ones repaired and said so', async () => {
    const { exit, out } = await listwright(['inspect', FILE, '--format', 'json']);

    const [file] = JSON.parse(out).files;
    expect(exit).toBe(0);
    expect(file).toMatchObject({
      format: 'csv',
      encoding: 'gb18030',
      sheets: [{ rows: { read: 20, accepted: 20, rejected: 0 } }],
    });
    expect(file.findings.filter(({ id }: { id: string }) => id === 'file/repaired-record')).toHaveLength(4);
  });

  it('is judged whole: each row becomes a product, or a finding says why not', async () => {
    const { out } = await listwright(['check', FILE, '--marketplace', 'woocommerce', '--format', 'json']);

    const { summary, findings } = JSON.parse(out);
    const notForSale = findings.filter(({ id }: { id: string }) => id === 'row/not-for-sale');
    expect(summary.rows).toBe(20);
    expect(summary.products + notForSale.length).toBe(20);
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'price/has-words', where: expect.objectContaining({ cell: 'F6' }) }),
      ]),
    );
  });
});

describe('records of real files that break the rules of quotation', () => {
  it.each([
    ['asidi-gb18030.csv', 20, 4],
    ['panel-a.csv', 20, 4],
    ['panel-b.csv', 58, 55],
  ])('%s: all of them are recovered, each list in its own column', async (name, products, mended) => {
    const reading = newReading('csv');
    const findings: Finding[] = [];
    const rows: Row[] = [];
    const source = await openSource(`${SPECS}/../data/merchants/${name}`, { name });

    for await (const row of csv.read(source, reading, (finding) => findings.push(finding))) rows.push(row);

    expect(reading).toMatchObject({ encoding: 'gb18030', rejected: {} });
    expect(rows.map(({ values }) => values.length)).toEqual(Array(products + 1).fill(10));
    expect(findings.map(({ id }) => id)).toEqual(Array(mended).fill('file/repaired-record'));
    const lists = findings.map(({ where }) => rows.find(({ row }) => row === where?.row)?.values[6] ?? '');
    expect(lists.every((list) => Array.isArray(JSON.parse(list)))).toBe(true);
  });
});

describe('other real sheets of merchants', () => {
  it.each([
    'panel-a.csv',
    'panel-b.csv',
    'selection-1.xlsx-named.csv',
    'selection-2.xlsx-named.csv',
    'selection-3.xlsx-named.csv',
  ])('%s: every row is accounted for, and an address is never taken for a file’s name', async (name) => {
    const { out } = await listwright([
      'check',
      `${SPECS}/../data/merchants/${name}`,
      '--marketplace',
      'woocommerce',
      '--format',
      'json',
    ]);

    const { summary, findings }: { summary: Record<string, number>; findings: { id: string; value?: string }[] } =
      JSON.parse(out);
    expect((summary.products ?? 0) + findings.filter(({ id }) => id === 'row/not-for-sale').length).toBe(summary.rows);
    expect(findings.filter(({ id, value }) => id === 'picture/not-found' && value?.includes('//'))).toEqual([]);
  });
});
