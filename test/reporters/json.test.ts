import { describe, expect, it } from 'vitest';
import { json } from '../../src/reporters/json.ts';
import { became, changed, found, report, run } from './report.ts';

async function parsed(...given: Parameters<typeof report> extends [unknown, ...infer Rest] ? Rest : never) {
  return JSON.parse(await report(json, ...given));
}

describe('json', () => {
  it('writes the document of a check, texts in the language asked for', async () => {
    const summary = { is: 'summary', summary: { rows: 20, products: 20, variants: 41, listings: 40 } } as const;

    const document = await parsed(run('check', [found(), found({ severity: 'note' }), summary], 1), { lang: 'zh' });

    expect(document).toEqual({
      schema: 1,
      summary: { rows: 20, products: 20, variants: 41, listings: 40, errors: 1, warnings: 0, notes: 1 },
      findings: [
        {
          id: 'text/too-long',
          severity: 'error',
          message: '标题有 94 个字符，woo-de 最多允许 80 个字符。',
          hint: '请缩短。',
          channel: 'woo-de',
          sku: 'A026-3',
          field: 'title',
          value: '一只杯子',
          where: { file: 'products.xlsx', sheet: '产品', row: 14, column: 'C', cell: 'C14', header: '产品名称' },
        },
        expect.objectContaining({ severity: 'note' }),
      ],
    });
  });

  it('writes the document of a plan', async () => {
    const fields = [{ path: 'title', before: null, after: 'x' }];
    const document = await parsed(
      run('plan', [found(), changed({ fields }), changed({ held: 'plan/price-move' }), found()]),
    );

    expect(document).toMatchObject({
      schema: 1,
      id: 'r1',
      created: '2026-11-22T10:00:00.000Z',
      inputs: { files: ['products.xlsx'] },
    });
    expect(document.summary).toEqual({
      create: 1,
      update: 0,
      withdraw: 0,
      unchanged: 0,
      missing: 0,
      held: 1,
      pending: 0,
      requests: 0,
      seconds: 0,
      characters: 0,
    });
    expect(document.changes[0]).toEqual({
      key: 'product/A026',
      kind: 'product',
      action: 'create',
      cause: 'file',
      channel: 'woo-de',
      sku: 'A026',
      fields,
    });
    expect(document.changes[1].held).toBe('plan/price-move');
    expect([document.findings, document.laterFindings].map((list) => list.length)).toEqual([1, 1]);
  });

  it.each(['apply', 'follow', 'sync'] as const)('writes the document of %s', async (command) => {
    const document = await parsed(run(command, [changed(), became(), became({ is: 'rejected', findings: [] })]));

    expect(document).toMatchObject({
      schema: 1,
      run: 'r1',
      summary: { done: 1, rejected: 1, pending: 0, waiting: 0, unknown: 0, blocked: 0 },
    });
    expect(document.outcomes[0]).toEqual({
      key: 'product/A026',
      channel: 'woo-de',
      sku: 'A026',
      is: 'done',
      refs: { id: 17 },
      findings: [],
    });
  });

  it.each([
    ['check', 'findings'],
    ['plan', 'changes'],
    ['apply', 'outcomes'],
  ] as const)('writes an empty list where %s has nothing to say', async (command, list) => {
    expect((await parsed(run(command, [])))[list]).toEqual([]);
  });

  it('keeps what a hostile file holds, without letting it reach the terminal', async () => {
    const value = 'a\u001b[31m\u009b2J\u202eb"\n';

    const written = await report(json, run('check', [found({ value })]));

    expect(written).not.toMatch(/[\u001b\u009b\u202e]/);
    expect(JSON.parse(written).findings[0].value).toBe(value);
  });
});
