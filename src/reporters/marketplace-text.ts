import { displayWidth, padToWidth } from '../lib/width.ts';
import { wrap } from './terminal/wrap.ts';

/** What there is to know of a marketplace, in one language. */
export interface MarketplacePage {
  readonly title: string;
  readonly sections: readonly PageSection[];
}

export interface PageSection {
  readonly title: string;
  /** Short things that stand side by side. */
  readonly cells?: readonly string[];
  readonly rows?: readonly PageRow[];
  /** Where and when all of it was read. */
  readonly source?: { readonly read: string; readonly at: string };
}

/** What it is called, and what is to be said of it; without a name it is a remark on the whole section. */
export type PageRow = readonly [name: string, said: string];

const INDENT = '  ';
/** A name beyond it has its line for itself. */
const WIDEST_NAME = 26;
/** More lines than any sentence takes. */
const ENOUGH = 40;

/** Lines of at most `width` columns; an address alone stands unbroken, so that it can be opened. */
export function marketplaceText(page: MarketplacePage, { width }: { readonly width: number }): string {
  const sections = page.sections.map((section) => ['', section.title, ...sectionLines(section, width)]);
  return `${[page.title, ...sections.flat()].join('\n')}\n`;
}

function sectionLines({ cells = [], rows = [], source }: PageSection, width: number): readonly string[] {
  const widest = Math.max(0, ...rows.map(([name]) => displayWidth(name)).filter((one) => one <= WIDEST_NAME));
  return [
    ...sideBySide(cells, width),
    ...rows.flatMap(([name, said]) => rowLines(name, said, { width, column: widest })),
    ...(source ? [`${INDENT}${source.read}`, `${INDENT}${source.at}`] : []),
  ];
}

function sideBySide(cells: readonly string[], width: number): readonly string[] {
  const widest = Math.max(0, ...cells.map(displayWidth)) + 3;
  const across = Math.max(1, Math.floor((width - INDENT.length + 3) / widest));
  const down = Math.ceil(cells.length / across);
  return Array.from({ length: down }, (_, line) => {
    const own = cells.filter((_, place) => place % down === line);
    return `${INDENT}${own.map((cell) => padToWidth(cell, widest)).join('')}`.trimEnd();
  });
}

function rowLines(
  name: string,
  said: string,
  { width, column }: { readonly width: number; readonly column: number },
): readonly string[] {
  if (name === '') return wrap(said, width - INDENT.length, ENOUGH).map((line) => `${INDENT}${line}`);
  const left = column + INDENT.length;
  const lines = wrap(said, width - left - INDENT.length, ENOUGH);
  const isLong = displayWidth(name) > column;
  const [first = '', ...rest] = isLong ? ['', ...lines] : lines;
  return [
    `${INDENT}${padToWidth(name, left)}${first}`.trimEnd(),
    ...rest.map((line) => `${INDENT}${' '.repeat(left)}${line}`),
  ];
}
