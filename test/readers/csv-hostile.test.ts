import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newReading } from '../../src/core/ports/reader.ts';
import type { Finding } from '../../src/core/words.ts';
import { csv } from '../../src/readers/csv/index.ts';
import { openSource } from '../../src/readers/source.ts';
import { rowsOf, withFile } from './rows-of.ts';

const MB = 1024 * 1024;

describe('a text file that is made to do harm', () => {
  it.each([
    ['a cell of 32 MB', ['a,b\n1,"', 'x', 32 * MB, '"\n2,y\n'], 'file/line-too-long'],
    ['a cell of 32 MB over many lines', ['a,b\n1,"', 'x'.repeat(99).concat('\n'), 32 * MB, '"\n2,y\n'], undefined],
    ['a line of 200 MB without end', ['a,b\n1,x\n2,y\n', 'x', 200 * MB, ''], 'file/line-too-long'],
    ['a line of 200 MB that no mark closes', ['a,b\n1,x\n2,"y\n', 'x', 200 * MB, ''], 'file/line-too-long'],
  ] as const)(
    'by %s is read around it, in bounded time and memory',
    async (_, [before, part, length, behind], id) => {
      const { first, last, findings, held } = await readLarge(before, part, length, behind);

      expect(first).toEqual(['a', 'b']);
      expect(last?.[0]).toBe('2');
      if (id) expect(findings.map((finding) => finding.id)).toContain(id);
      expect(findings.find(({ severity }) => severity === 'error')?.value?.length ?? 0).toBeLessThanOrEqual(200);
      expect(held).toBeLessThan(160 * MB);
    },
    120_000,
  );

  it('by a million empty columns costs nothing', async () => {
    const { rows, findings } = await rowsOf(`a,b\n1,x${','.repeat(1_000_000)}\n2,y${','.repeat(1_000_000)}z\n`);

    expect(rows.map(({ values }) => values.slice(0, 2))).toEqual([
      ['a', 'b'],
      ['1', 'x'],
      ['2', 'y'],
    ]);
    expect(Math.max(...rows.map(({ values }) => values.length))).toBe(16_384);
    expect(findings).toMatchObject([{ id: 'cell/too-far-right', where: { row: 3, line: 3 } }]);
  });

  it('by control characters and zero bytes is read as it stands', async () => {
    const { rows, findings } = await rowsOf(`a,b\n1,x\0y\n2,\u0007\u001bz\n${'3,plain\n'.repeat(20)}`);

    expect(rows.slice(0, 3).map(({ values }) => values[1])).toEqual(['b', 'x\0y', '\u0007\u001bz']);
    expect(findings).toEqual([]);
  });

  it('by headers that JavaScript knows is a table like any other', async () => {
    const { rows } = await rowsOf('__proto__,constructor,toString\n1,2,3\n');

    expect(rows.map(({ values }) => values)).toEqual([
      ['__proto__', 'constructor', 'toString'],
      ['1', '2', '3'],
    ]);
  });

  it('by bytes that mean nothing says how many, and reads the rest', async () => {
    const damaged = await rowsOf(
      Buffer.concat([Buffer.from('品名,价\n杯'), Buffer.from([0xe5, 0xad]), Buffer.from('子,1\n盘子,2\n')]),
    );
    const lost = await rowsOf('品名,价\n\uFFFD\uFFFD,1\n');

    expect(damaged.rows).toHaveLength(3);
    expect(damaged.findings).toMatchObject([{ id: 'file/damaged-text' }]);
    expect(damaged.findings[0]?.message.en).toContain('in 1 place');
    expect(lost.findings).toMatchObject([{ id: 'file/lost-text' }]);
    expect(lost.findings[0]?.message.en).toContain('2 character');
  });
});

/** A file that is written part by part and read without being held. */
async function readLarge(before: string, part: string, length: number, behind: string) {
  return withFile(before, async (path) => {
    const some = part.repeat(Math.ceil(MB / part.length));
    for (let written = 0; written < length; written += some.length) appendFileSync(path, some);
    appendFileSync(path, behind);
    const findings: Finding[] = [];
    const before = process.memoryUsage().rss;
    let first: readonly string[] | undefined;
    let last: readonly string[] | undefined;
    let most = 0;
    const source = await openSource(path, { name: 'sheet' });
    for await (const { values } of csv.read(source, newReading('csv'), (finding) => findings.push(finding))) {
      first ??= values;
      last = values;
      if (findings.length % 100 === 0) most = Math.max(most, process.memoryUsage().rss);
    }
    return { first, last, findings, held: Math.max(most, process.memoryUsage().rss) - before };
  });
}
