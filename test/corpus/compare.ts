import type { Grid, GridCell, GridSheet } from './grid.ts';

export interface Difference {
  readonly kind: string;
  readonly sheet: string;
  readonly cell: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Where our reading says something else than another's, cell by cell; merged cells are ours to fill, rows of blanks ours to leave out. */
export function differences(ours: Grid, theirs: Grid): Difference[] {
  const found: Difference[] = [];
  for (const sheet of theirs.sheets) {
    const own =
      ours.sheets.find(({ name }) => name === sheet.name) ??
      (ours.sheets.length === 1 && theirs.sheets.length === 1 ? ours.sheets[0] : undefined);
    if (own) found.push(...sheetDifferences(own, sheet));
    else if (sheet.cells.size > 0)
      found.push({ kind: 'sheet missing', sheet: sheet.name, cell: '', ours: '', theirs: `${sheet.cells.size} cells` });
  }
  return found;
}

function sheetDifferences(ours: GridSheet, theirs: GridSheet): Difference[] {
  const found: Difference[] = [];
  for (const [cell, seen] of theirs.cells) {
    if (theirs.covered?.has(cell)) continue;
    const own = ours.cells.get(cell);
    const kind = own ? difference(own, seen) : isNothing(seen) ? undefined : `${seen.is} missing`;
    if (kind) found.push({ kind, sheet: theirs.name, cell, ours: own?.text ?? '', theirs: seen.text });
  }
  for (const [cell, own] of ours.cells) {
    if (theirs.cells.has(cell) || theirs.covered?.has(cell) || isNothing(own)) continue;
    found.push({ kind: `${own.is} extra`, sheet: theirs.name, cell, ours: own.text, theirs: '' });
  }
  return found;
}

function difference(own: GridCell, seen: GridCell): string | undefined {
  if (own.text === seen.text) return undefined;
  // Digits that are text are not a number: 007 is not 7.
  if (seen.is === 'text')
    return flat(own.text) === flat(seen.text)
      ? undefined
      : own.is === 'text'
        ? 'text differs'
        : `${own.is} against text`;
  const mine = numberIn(own);
  const its = numberIn(seen);
  if (mine !== undefined && its !== undefined)
    return isSame(mine, its, own.is === 'date' || seen.is === 'date') ? undefined : `${own.is} against ${seen.is}`;
  if (flat(own.text).toLowerCase() === flat(seen.text).toLowerCase()) return undefined;
  return `${own.is} against ${seen.is}`;
}

/** What nobody sees is no difference, nor is what a formula without a value is said to be. */
function isNothing({ text }: GridCell): boolean {
  return text.trim() === '' || text === 'NaN';
}

/** Line ends are written in three ways that mean one. */
function flat(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

const EPOCH = Date.UTC(1899, 11, 30);

/** As a number; days of the calendar as Excel counts them. */
function numberIn({ text }: GridCell): number | undefined {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text.trim())) return Number(text);
  const clock = /^(\d+):(\d\d):(\d\d)$/.exec(text);
  if (clock) return (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])) / 86_400;
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return undefined;
  const time = Date.parse(text.length === 19 ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : (time - EPOCH) / 86_400_000;
}

function isSame(a: number, b: number, isDate: boolean): boolean {
  const gap = Math.abs(a - b);
  if (isDate) return [0, 1, 1462].some((days) => Math.abs(gap - days) < 1.5 / 86_400);
  return gap <= Math.max(Math.abs(a), Math.abs(b)) * 1e-14;
}
