/** What one reader made of one file, in terms that can be held against another's. */
export interface Grid {
  /** The format by the reader's own word. */
  readonly format: string;
  readonly sheets: readonly GridSheet[];
  /** Findings' ids and how often, for our own reader. */
  readonly findings?: Readonly<Record<string, number>>;
}

export interface GridSheet {
  readonly name: string;
  /** `row:column`, both counted from 0. */
  readonly cells: ReadonlyMap<string, GridCell>;
  /** Cells of merged ranges but their first: readers may repeat the first cell's value there. */
  readonly covered?: ReadonlySet<string>;
}

export interface GridCell {
  readonly is: 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly text: string;
}

/** A grid of more cells is cut off here: enough to tell readers apart, and little enough to be sent. */
export const MOST_CELLS = 300_000;

/** The address under which a cell is held. */
export function addressOf(row: number, column: number): string {
  return `${row}:${column}`;
}

/** As much of a cell's text as tells it from another's: files are made of one long text that thousands of cells refer to. */
export function heldText(text: string): string {
  return text.length > 4000 ? text.slice(0, 4000) : text;
}
