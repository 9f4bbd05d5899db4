import { Damage } from '../damage.ts';
import { tagAttributes } from '../tag-attributes.ts';
import { type TagHandler, unescaped } from '../tags.ts';
import { type Frame, Frames } from './frames.ts';
import { Paragraphs } from './paragraphs.ts';

type Attributes = ReadonlyMap<string, string>;

export interface RawCell {
  readonly attributes: Attributes;
  readonly hasError: boolean;
  readonly repeat: number;
  readonly text: Paragraphs;
  readonly frames: readonly Frame[];
}

export interface RawRow {
  readonly attributes: Attributes;
  readonly repeat: number;
  readonly isHidden: boolean;
  readonly cells: readonly RawCell[];
}

/** Told what a spreadsheet holds, in the order of the file. */
export interface ContentHandler {
  style(family: string, name: string, properties: Attributes): void;
  openSheet(attributes: Attributes): void;
  columns(count: number, attributes: Attributes, isHidden: boolean): void;
  /** Pictures that lie on the sheet and belong to no cell. */
  shapes(frames: readonly Frame[]): void;
  row(row: RawRow): void;
  /** The sheet is a copy of another file's, kept for the formulas that refer to it. */
  copied(): void;
  closeSheet(): void;
}

/** What is no part of any cell's text or of the sheet's own rows. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  ...[
    'annotation',
    'tracked-changes',
    'dde-links',
    'forms',
    'note',
    'ruby-text',
    'content-validations',
    'database-ranges',
  ],
  ...[
    'object',
    'object-ole',
    'plugin',
    'applet',
    'floating-frame',
    'event-listeners',
    'detective',
    'named-expressions',
  ],
]);
const OBJECTS: ReadonlySet<string> = new Set(['object', 'object-ole', 'plugin', 'applet', 'floating-frame']);
/** Elements between a cell and its paragraphs. */
const BETWEEN: ReadonlySet<string> = new Set([
  ...['list', 'list-item', 'list-header', 'section', 'table', 'table-row', 'table-rows', 'table-cell', 'table-column'],
]);
/** As many as a row has columns. */
const MOST_CELLS = 16_384;
const MOST_REPEATS = 2 ** 31;

/** Reads the XML of a spreadsheet, tag by tag; of other documents it finds out what they are. `isWhole`: its root was closed. */
export class Content implements TagHandler {
  readonly #handler: ContentHandler;
  isWhole = false;
  /** What kind of document it is: `spreadsheet`, `text`, `presentation` … */
  kind = '';
  #passedOver = 0;
  #sheet: 'none' | 'open' = 'none';
  #style: { readonly family: string; readonly name: string } | undefined;
  #hiddenGroups: boolean[] = [];
  #row: { attributes: Attributes; cells: RawCell[] } | undefined;
  #cell: { attributes: Attributes; hasError: boolean; frames: Frame[]; text: Paragraphs } | undefined;
  /** Elements open within the cell that may not hold paragraphs of it. */
  #beside = 0;
  #between = 0;
  readonly #frames = new Frames();
  #shapes: Frame[] | undefined;
  /** The element that comes next names the kind of document. */
  #isBody = false;

  constructor(handler: ContentHandler) {
    this.#handler = handler;
  }

  open(name: string, raw: string, isEmpty: boolean): void {
    if (this.#passedOver > 0) {
      if (!isEmpty) this.#passedOver++;
      return;
    }
    if (PASSED_OVER.has(name)) {
      if (OBJECTS.has(name)) this.#frames.markObject();
      if (!isEmpty) this.#passedOver = 1;
      return;
    }
    this.#opened(name, raw);
    if (isEmpty) this.close(name);
  }

  close(name: string): void {
    if (this.#passedOver > 0) this.#passedOver--;
    else if (name === 'document-content' || name === 'document') this.isWhole = true;
    else if (name === 'frame') this.#closeFrame();
    else if (this.#frames.isOpen) this.#frames.closed(name);
    else if (this.#cell) this.#closedInCell(name);
    else if (name === 'table-row') this.#closeRow();
    else if (name === 'table-row-group' || name === 'table-column-group') this.#hiddenGroups.pop();
    else if (name === 'shapes') this.#closeShapes();
    else if (name === 'table' && this.#sheet === 'open') {
      this.#sheet = 'none';
      this.#handler.closeSheet();
    }
  }

  text(raw: string): void {
    if (this.#frames.isOpen) this.#frames.text(raw);
    else if (this.#passedOver === 0 && this.#beside === 0 && this.#cell?.text.isOpen)
      this.#cell.text.add(unescaped(raw));
  }

  #opened(name: string, raw: string): void {
    if (name === 'frame') this.#frames.open(raw);
    else if (this.#frames.isOpen) this.#frames.opened(name, raw);
    else if (this.#cell) this.#openedInCell(name, raw);
    else if (this.#row) this.#openedInRow(name, raw);
    else if (this.#sheet === 'open') this.#openedInSheet(name, raw);
    else this.#openedOutside(name, raw);
  }

  #openedOutside(name: string, raw: string): void {
    if (this.#isBody) this.kind = name;
    this.#isBody = name === 'body';
    if (this.kind !== '' && this.kind !== 'spreadsheet') return;
    if (name === 'table') {
      this.#sheet = 'open';
      this.#hiddenGroups = [];
      this.#handler.openSheet(tagAttributes(raw));
    } else if (name === 'style') {
      const attributes = tagAttributes(raw);
      this.#style = { family: attributes.get('family') ?? '', name: attributes.get('name') ?? '' };
    } else if (this.#style && (name === 'table-properties' || name === 'table-row-properties'))
      this.#handler.style(this.#style.family, this.#style.name, tagAttributes(raw));
  }

  #openedInSheet(name: string, raw: string): void {
    const attributes = tagAttributes(raw);
    if (name === 'table-row') this.#row = { attributes, cells: [] };
    else if (name === 'table-row-group' || name === 'table-column-group')
      this.#hiddenGroups.push(attributes.get('display') === 'false');
    else if (name === 'table-column')
      this.#handler.columns(repeats(attributes, 'number-columns-repeated'), attributes, this.#isHidden(attributes));
    else if (name === 'shapes') this.#shapes = [];
    else if (name === 'table-source') this.#handler.copied();
  }

  #openedInRow(name: string, raw: string): void {
    if (name !== 'table-cell' && name !== 'covered-table-cell') return;
    const hasError = raw.includes('value-type="error"');
    this.#cell = { attributes: tagAttributes(raw), hasError, frames: [], text: new Paragraphs() };
    this.#beside = 0;
    this.#between = 0;
  }

  #openedInCell(name: string, raw: string): void {
    const { text } = this.#cell ?? {};
    if (!text) return;
    if (text.isOpen) {
      if (name === 's') text.blanks(repeats(tagAttributes(raw), 'c'));
      else if (name === 'tab') text.addAsIs('\t');
      else if (name === 'line-break') text.addAsIs('\n');
    } else if ((name === 'p' || name === 'h') && this.#beside === 0) text.open();
    else if (this.#beside === 0 && BETWEEN.has(name)) this.#between++;
    else this.#beside++;
  }

  #closedInCell(name: string): void {
    const cell = this.#cell;
    if (!cell) return;
    if (cell.text.isOpen) {
      if (name === 'p' || name === 'h') cell.text.close();
    } else if (this.#beside > 0) this.#beside--;
    else if (this.#between > 0) this.#between--;
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      const { attributes, hasError, frames, text } = cell;
      const repeat = repeats(attributes, 'number-columns-repeated');
      const cells = this.#row?.cells;
      if (cells && cells.push({ attributes, hasError, frames, text, repeat }) > MOST_CELLS)
        throw new Damage(`a row of more than ${MOST_CELLS} cells`, `有一行超过 ${MOST_CELLS} 个单元格`);
      this.#cell = undefined;
    }
  }

  #closeRow(): void {
    if (!this.#row) return;
    const { attributes, cells } = this.#row;
    this.#row = undefined;
    const repeat = repeats(attributes, 'number-rows-repeated');
    this.#handler.row({ attributes, cells, repeat, isHidden: this.#isHidden(attributes) });
  }

  #isHidden(attributes: Attributes): boolean {
    const visibility = attributes.get('visibility');
    return visibility === 'collapse' || visibility === 'filter' || this.#hiddenGroups.includes(true);
  }

  #closeFrame(): void {
    const frame = this.#frames.close();
    if (!frame) return;
    if (this.#cell) this.#cell.frames.push(frame);
    else this.#shapes?.push(frame);
  }

  #closeShapes(): void {
    if (this.#shapes) this.#handler.shapes(this.#shapes);
    this.#shapes = undefined;
  }
}

/** How often; what no sheet has room for is found out where it would be given. */
function repeats(attributes: Attributes, name: string): number {
  const count = Math.trunc(Number(attributes.get(name) ?? 1));
  return count > 0 ? Math.min(count, MOST_REPEATS) : 1;
}
