import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newReading } from '../../src/core/ports/reader.ts';
import type { Finding, Row } from '../../src/core/words.ts';
import { VirtualClock } from '../../src/lib/clock.ts';
import { pieceDecoder } from '../../src/lib/text-decoder.ts';
import { type FileAccount, read } from '../../src/pipeline/read.ts';
import { csv } from '../../src/readers/csv/index.ts';
import { openSource } from '../../src/readers/source.ts';
import { withFile } from './rows-of.ts';

const fragment = fc.constantFrom(
  'a',
  '1',
  '中',
  ' ',
  ',',
  ';',
  '\t',
  '"',
  '""',
  '\n',
  '\r\n',
  '","',
  ',"',
  '"\n',
  '["p","q"]',
  '\u0001',
);
const text = fc.oneof(
  fc.string({ unit: fragment, minLength: 1, maxLength: 60 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.string({ unit: fragment, maxLength: 60 }).map((rest) => `sku,title,price\nA-1,杯子,5\n${rest}`),
);
const bytes = fc.oneof(
  text.map((some) => new Uint8Array(Buffer.from(some))),
  fc.uint8Array({ minLength: 1, maxLength: 200 }),
  fc
    .tuple(text, fc.uint8Array({ maxLength: 8 }))
    .map(([some, rest]) => Uint8Array.from([...Buffer.from(some), ...rest])),
);

describe('a text file, whatever it holds,', () => {
  it('has each of its records given, rejected with a finding, or blank, and no character is lost on the way', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const { rows, findings, reading } = await readBack(content);

        const rejected = findings.filter(({ id }) => id === 'file/rejected-record');
        expect(rejected).toHaveLength(reading.rejected[''] ?? 0);
        const seen = [...rows.map(({ row }) => row), ...rejected.map(({ where }) => where?.row)];
        expect(new Set(seen).size).toBe(seen.length);
        expect(lettersIn(inOrder(rows, rejected))).toBe(
          lettersIn(withoutDeclaration(decoded(content, reading.encoding))),
        );
      }),
      { numRuns: 600 },
    );
  });

  it('says so of each record that was mended, and of no other', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const { rows, findings } = await readBack(content);

        const mended = findings.filter(({ id }) => id === 'file/repaired-record').map(({ where }) => where?.row);
        expect(new Set(mended).size).toBe(mended.length);
        expect(rows.map(({ row }) => row)).toEqual(expect.arrayContaining(mended));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the law through the pipeline: read = accepted + rejected, and as many rows go on as were accepted', async () => {
    let tables = 0;
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const { given, account } = await throughPipeline(content);

        for (const { rows } of account.tables) {
          tables++;
          expect(rows.read).toBe(rows.accepted + rows.rejected);
          expect(rows.accepted).toBe(given);
          expect(rows.rejected).toBeGreaterThanOrEqual(account.reading.rejected[''] ?? 0);
        }
      }),
      { numRuns: 300 },
    );
    expect(tables).toBeGreaterThan(30);
  });
});

async function readBack(content: Uint8Array) {
  return withFile(content, async (path) => {
    const reading = newReading('csv');
    const findings: Finding[] = [];
    const rows: Row[] = [];
    const source = await openSource(path, { name: 'sheet' });
    for await (const row of csv.read(source, reading, (finding) => findings.push(finding))) rows.push(row);
    return { rows, findings, reading };
  });
}

async function throughPipeline(content: Uint8Array) {
  return withFile(content, async (path) => {
    const accounts: FileAccount[] = [];
    const source = await openSource(path, { name: 'sheet' });
    let given = 0;
    const context = { clock: new VirtualClock(), report: () => undefined, width: 1 };
    for await (const _row of read([source], { readers: [{ ...csv, accepts: () => true }], accounts })(context)) given++;
    const [account] = accounts;
    if (!account) throw new Error('no account of the file');
    return { given, account };
  });
}

/** The texts of the records, in the order of the file. */
function inOrder(rows: readonly Row[], rejected: readonly Finding[]): string {
  return [
    ...rows.map(({ row, values }) => ({ row, all: values.join('') })),
    ...rejected.map(({ where, value }) => ({ row: where?.row ?? 0, all: String(value) })),
  ]
    .toSorted((one, other) => one.row - other.row)
    .map(({ all }) => all)
    .join('');
}

/** What is left without the signs that set values and records apart, spaces before opening marks among them. */
function lettersIn(some: string): string {
  return some.replaceAll(/[",;|\t\r\n ]/g, '');
}

function withoutDeclaration(some: string): string {
  return some.replace(/^"?sep=[^"\r\n]"?(?:\r?\n|\r)/i, '');
}

function decoded(content: Uint8Array, label = 'utf-8'): string {
  const decoder = pieceDecoder(label);
  return decoder.decode(content) + decoder.end();
}
