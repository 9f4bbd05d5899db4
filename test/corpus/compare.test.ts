import { describe, expect, it } from 'vitest';
import { differences } from './compare.ts';
import type { Grid, GridCell } from './grid.ts';

type Cell = readonly [is: GridCell['is'], text: string];

function gridOf(cells: Readonly<Record<string, Cell>>, covered: readonly string[] = []): Grid {
  const held = new Map(Object.entries(cells).map(([at, [is, text]]) => [at, { is, text }]));
  return { format: 'xlsx', sheets: [{ name: '产品', cells: held, covered: new Set(covered) }] };
}

function kindsOf(ours: Cell | undefined, theirs: Cell | undefined): readonly string[] {
  const grid = (cell: Cell | undefined): Grid => gridOf(cell ? { '0:0': cell } : {});
  return differences(grid(ours), grid(theirs)).map(({ kind }) => kind);
}

describe('two readings of a cell', () => {
  it.each([
    ['one text with another line end', ['text', 'a\nb'], ['text', 'a\r\nb']],
    ['a number written in two ways', ['number', '0.1'], ['number', '0.10000000000000001']],
    ['a date and its serial day', ['date', '2023-03-15'], ['date', '45000']],
    ['a duration and its part of a day', ['date', '120:00:00'], ['date', '5']],
    ['blanks and nothing', undefined, ['text', ' ']],
  ] as const)('agree on %s', (_, ours, theirs) => {
    expect(kindsOf(ours, theirs)).toEqual([]);
  });

  it.each([
    ['digits that were text', ['text', '7'], ['text', '007'], 'text differs'],
    ['a number where there was text', ['number', '7'], ['text', '007'], 'number against text'],
    ['a last digit', ['number', '6901234567892'], ['number', '6901234567890'], 'number against number'],
    ['a cell that is not there', undefined, ['text', '杯'], 'text missing'],
    ['a cell that nobody else sees', ['text', '杯'], undefined, 'text extra'],
  ] as const)('differ on %s', (_, ours, theirs, kind) => {
    expect(kindsOf(ours, theirs)).toEqual([kind]);
  });

  it('may differ where a merged range lies over the cell', () => {
    const ours = gridOf({ '0:0': ['text', '杯'], '1:0': ['text', '杯'] });
    const theirs = gridOf({ '0:0': ['text', '杯'] }, ['1:0']);

    expect(differences(ours, theirs)).toEqual([]);
  });

  it('differ on a sheet that one of them leaves out', () => {
    const [first] = gridOf({ '0:0': ['text', '杯'] }).sheets;
    const theirs: Grid = { format: 'xlsx', sheets: first ? [first, { ...first, name: '规格' }] : [] };

    expect(differences(gridOf({ '0:0': ['text', '杯'] }), theirs)).toMatchObject([
      { kind: 'sheet missing', sheet: '规格' },
    ]);
  });
});
