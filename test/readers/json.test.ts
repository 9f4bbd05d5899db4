import { describe, expect, it } from 'vitest';
import { rowsOf } from './rows-of.ts';

describe('json', () => {
  it.each([
    ['a list', '[{"sku":"A1","name":"杯"},\n {"sku":"A2","name":"碗"}]', 'json'],
    ['a list in a member', '{"shop":"x","products":[{"sku":"A1","name":"杯"},{"sku":"A2","name":"碗"}]}', 'json'],
    ['an object a line', '{"sku":"A1","name":"杯"}\n\n{"sku":"A2","name":"碗"}\n', 'jsonl'],
    ['objects one after the other', '{"sku":"A1",\n"name":"杯"}\n{"sku":"A2",\n"name":"碗"}', 'json'],
  ])('of %s is a row an object', async (_, content, format) => {
    const { rows, reading } = await rowsOf(content);

    expect(reading.format).toBe(format);
    expect(rows).toMatchObject([
      { row: 1, line: 1, keys: ['sku', 'name'], values: ['A1', '杯'] },
      { row: 2, values: ['A2', '碗'] },
    ]);
  });

  it.each(['utf-8', 'utf-16le', 'gb18030'] as const)('is read in %s', async (encoding) => {
    const content = '[{"名称":"陶瓷杯"}]';
    const bytes =
      encoding === 'gb18030'
        ? Buffer.from('5b7b22c3fbb3c6223a22ccd5b4c9b1ad227d5d', 'hex')
        : Buffer.from(
            encoding === 'utf-16le' ? `\uFEFF${content}` : content,
            encoding === 'utf-8' ? 'utf8' : 'utf16le',
          );

    const { rows, reading } = await rowsOf(bytes);

    expect(reading.encoding).toBe(encoding);
    expect(rows).toMatchObject([{ keys: ['名称'], values: ['陶瓷杯'] }]);
  });

  it('keeps digits as they are written, lists as JSON, and names that JavaScript knows', async () => {
    const { rows } = await rowsOf(
      '[{"gtin":6901234567892123456,"price":12.50,"on":true,"none":null,"tags":["红","蓝"],"__proto__":"x"}]',
    );

    expect(rows[0]?.keys).toEqual(['gtin', 'price', 'on', 'none', 'tags', '__proto__']);
    expect(rows[0]?.values).toEqual(['6901234567892123456', '12.50', 'TRUE', '', '["红","蓝"]', 'x']);
    expect(rows[0]?.kinds).toEqual({ 0: 'number', 1: 'number', 2: 'boolean' });
  });

  it('leaves out a record that is broken and goes on behind it', async () => {
    const { rows, findings, reading } = await rowsOf('{"sku":"A1"}\n{"sku":"A2",}\n{"sku":"A3"}\n');

    expect(rows.map(({ values }) => values[0])).toEqual(['A1', 'A3']);
    expect(reading.rejected).toEqual({ '': 1 });
    expect(findings).toMatchObject([{ id: 'file/rejected-record', where: { row: 2, line: 2 } }]);
  });

  it('says that its last record breaks off', async () => {
    const { rows, reading } = await rowsOf('[{"sku":"A1"},{"sku":"A2","name":"half');

    expect(rows).toHaveLength(1);
    expect(reading.rejected).toEqual({ '': 1 });
  });

  it('leaves out an object that never ends well, in bounded memory', async () => {
    const { rows, findings } = await rowsOf(`[{"sku":"A1"},{"a":"${'x'.repeat(40 * 1024 ** 2)}"},{"sku":"A3"}]`);

    expect(rows.map(({ values }) => values[0])).toEqual(['A1', 'A3']);
    expect(findings).toMatchObject([{ id: 'file/rejected-record', message: { en: expect.stringContaining('32 MB') } }]);
  });

  it('nested ten thousand deep is a record left out, not a crash', async () => {
    const { rows, findings } = await rowsOf(`[{"sku":"A1"},{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}]`);

    expect(rows.length + findings.length).toBe(2);
  });
});
