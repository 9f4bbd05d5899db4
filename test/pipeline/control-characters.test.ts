import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/core/words.ts';
import { withoutControls } from '../../src/pipeline/control-characters.ts';
import { productsOf } from './products-of.ts';
import { workbookOf } from './workbook-of.ts';

const HEADERS = ['货号', '产品名称', '价格'];
/** A text file that is hardly more than control characters is taken for no text. */
const PLAIN = Array.from({ length: 30 }, (_, n) => `P-${n},盘子和碗,9\n`).join('');

function controls({ findings }: Awaited<ReturnType<typeof productsOf>>) {
  return findings
    .filter(({ id }) => id === 'file/control-characters')
    .map(({ severity, where, message }) => ({ severity, where, count: Number(/holds (\d+)/.exec(message.en)?.[1]) }));
}

describe('control characters', () => {
  it.each([
    ['csv', `${HEADERS.join()}\nA-1,保\u0000温\u001b杯\u007f,9\nA-2,碗\u0007,9\n${PLAIN}`],
    [
      'xlsx',
      workbookOf({
        产品: [HEADERS, ['A-1', '保_x0000_温_x001B_杯_x007F_', '9'], ['A-2', '碗_x0007_', '9']],
      }),
    ],
    [
      'json',
      JSON.stringify([
        { 货号: 'A-1', 产品名称: '保\u0000温\u001b杯\u007f', 价格: '9' },
        { 货号: 'A-2', 产品名称: '碗\u0007', 价格: '9' },
      ]),
    ],
    [
      'html',
      `<html><body><table><tr><td>${HEADERS.join('</td><td>')}</td></tr><tr><td>A-1</td><td>保\u0001温\u001b杯\u007f</td><td>9</td></tr><tr><td>A-2</td><td>碗\u0007</td><td>9</td></tr></table></body></html>`,
    ],
  ])('in %s are left out and said once', async (_format, content) => {
    const read = await productsOf(content);

    expect(read.products.slice(0, 2).map(({ title }) => title)).toEqual(['保温杯', '碗']);
    expect(controls(read)).toMatchObject([{ severity: 'warning', where: { file: 'sheet' }, count: 4 }]);
  });

  it('are said at the first cell that has one', async () => {
    const read = await productsOf(`${HEADERS.join()}\nA-0,锅,9\nA-1,保\u0000温杯,9\n`);

    expect(controls(read)[0]?.where).toEqual({ file: 'sheet', row: 3, line: 3, column: 'B', cell: 'B3' });
  });

  it('in a header or a name of JSON do not keep a column from being known', async () => {
    const csv = await productsOf('货\u0001号,产品名称,价格\nA-1,杯,9\n');
    const json = await productsOf(JSON.stringify([{ '货\u0001号': 'A-1', 产品名称: '杯', 价格: '9' }]));

    expect([...csv.products, ...json.products].map(({ id }) => id)).toEqual(['A-1', 'A-1']);
    expect(controls(json)[0]?.where).toEqual({ file: 'sheet', row: 1, line: 1, header: '货号' });
  });

  it('on a sheet that says more of products are left out too', async () => {
    const read = await productsOf(
      workbookOf({
        产品: [HEADERS, ['A-1', '杯', '9']],
        详情: [
          ['货号', '描述'],
          ['A-1', '好_x0008_杯'],
        ],
      }),
    );

    expect(read.products[0]?.description).toBe('<p>好杯</p>');
  });

  it('are no tabs and no ends of lines, and a row without any is not copied', () => {
    const row: Row = { file: 'f', row: 1, values: ['a\tb', 'c\r\nd', '\u0085 é 杯'] };

    expect(withoutControls(row)).toBe(row);
  });

  it('alone in a row leave a blank row', async () => {
    const read = await productsOf(`${HEADERS.join()}\n\u0000\u0000,\u0000,\u0000\n${PLAIN}`);

    expect(read.account.tables[0]?.rows).toEqual({ read: 30, accepted: 30, rejected: 0 });
  });
});
