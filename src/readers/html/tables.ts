import { Parser } from 'htmlparser2';
import { Damage } from '../damage.ts';
import type { Attributes } from './cell.ts';
import { Table, type TableRow } from './table.ts';

/** A row with the table that it belongs to. */
export interface FoundRow extends TableRow {
  readonly table: Table;
}

const MOST_DEEP = 200;
/** `comment`: LibreOffice's way of writing the note of a cell. */
const NOT_SHOWN: ReadonlySet<string> = new Set([
  ...['script', 'style', 'title', 'template', 'textarea', 'select', 'comment'],
]);
const BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
]);
/** Only the tags whose end matters are kept open: all others may be left open by whoever wrote the page. */
const KEPT_OPEN: ReadonlySet<string> = new Set([
  ...NOT_SHOWN,
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'pre', 'span'],
]);

class LooseParser extends Parser {
  protected override isVoidElement(name: string): boolean {
    return !KEPT_OPEN.has(name);
  }
}

/** Takes a page in pieces and finds the rows of its tables. Throws Damage for one that is built to fill the memory. */
export class Tables {
  readonly #parser: Parser;
  #found: FoundRow[] = [];
  readonly #open: Table[] = [];
  /** Tables that lie in a cell of data: their text is the cell's. */
  #within = 0;
  #hidden = 0;
  #asIs = 0;
  #spans: boolean[] = [];
  #isCaption = false;
  /** What Excel calls the sheets of a page that it wrote. */
  readonly names: string[] = [];

  constructor() {
    this.#parser = new LooseParser(
      {
        onopentag: (name, attributes) => this.#opened(name, attributes),
        onclosetag: (name) => this.#closed(name),
        ontext: (text) => this.#text(text),
        oncomment: (comment) => this.#comment(comment),
      },
      { decodeEntities: true },
    );
  }

  write(piece: string): void {
    this.#parser.write(piece);
  }

  end(): void {
    this.#parser.end();
    while (this.#open.length > 0) this.#closeTable();
  }

  taken(): readonly FoundRow[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  #opened(name: string, attributes: Attributes): void {
    if (NOT_SHOWN.has(name)) this.#hidden++;
    else if (name === 'table') this.#openTable(attributes);
    else if (this.#within > 0) this.#openedWithin(name);
    else if (name === 'caption') this.#isCaption = this.#open.length > 0;
    else if (name === 'tr') {
      this.#closeRow();
      this.#table?.openRow(attributes);
    } else if (name === 'td' || name === 'th') this.#table?.openCell(attributes);
    else if (name === 'col') this.#table?.column(attributes);
    this.#openedInText(name, attributes);
  }

  #openedWithin(name: string): void {
    if (name === 'tr') this.#cell?.text.newBlock();
    else if (name === 'td' || name === 'th') this.#cell?.text.space();
  }

  #openedInText(name: string, attributes: Attributes): void {
    if (name === 'span') {
      const isAsIs = /mso-spacerun\s*:\s*yes/i.test(attributes.style ?? '');
      this.#spans.push(isAsIs);
      if (isAsIs) this.#asIs++;
    } else if (name === 'pre') this.#asIs++;
    const cell = this.#cell;
    if (!cell) return;
    if (name === 'br') cell.text.newLine();
    else if (name === 'img' && attributes.src?.trim()) cell.pictures.push(attributes.src.trim());
    else if (BLOCKS.has(name)) cell.text.newBlock();
  }

  #closed(name: string): void {
    if (NOT_SHOWN.has(name)) this.#hidden = Math.max(0, this.#hidden - 1);
    else if (name === 'caption') this.#isCaption = false;
    else if (name === 'pre') this.#asIs = Math.max(0, this.#asIs - 1);
    else if (name === 'span') {
      if (this.#spans.pop()) this.#asIs = Math.max(0, this.#asIs - 1);
    } else if (name === 'table') {
      if (this.#within > 0) this.#within--;
      else this.#closeTable();
    } else if (this.#within > 0) return;
    else if (name === 'tr') this.#closeRow();
    else if ((name === 'td' || name === 'th') && this.#table) this.#table.cell = undefined;
  }

  #text(text: string): void {
    if (this.#hidden > 0) return;
    const table = this.#table;
    if (table && this.#isCaption) table.caption = (table.caption + text).slice(0, MOST_CAPTION);
    else if (this.#asIs > 0) table?.cell?.text.addAsIs(text.replaceAll('\r\n', '\n'));
    else table?.cell?.text.add(text);
  }

  /** Excel lists the sheets in a comment that only it reads. */
  #comment(comment: string): void {
    if (this.names.length > 0) return;
    for (const [, name = ''] of comment.matchAll(/<x:Name>([^<]{1,200})<\/x:Name>/g)) this.names.push(name.trim());
  }

  get #table(): Table | undefined {
    return this.#open.at(-1);
  }

  get #cell(): Table['cell'] {
    return this.#table?.cell;
  }

  #openTable(attributes: Attributes): void {
    if (this.#within > 0) {
      this.#within++;
      this.#cell?.text.newBlock();
      return;
    }
    const outer = this.#table;
    if (outer?.cell && (outer.isData || !outer.isBlankSoFar)) {
      this.#within = 1;
      outer.cell.text.newBlock();
      return;
    }
    // A table within no cell: the one before was never closed.
    if (outer && !outer.cell) this.#closeTable();
    if (this.#open.length >= MOST_DEEP)
      throw new Damage(`tables within tables, more than ${MOST_DEEP} deep`, `表格嵌套超过 ${MOST_DEEP} 层`);
    this.#open.push(new Table(attributes));
  }

  #closeTable(): void {
    this.#closeRow();
    this.#open.pop();
    this.#isCaption = false;
  }

  #closeRow(): void {
    const table = this.#table;
    const row = table?.closeRow();
    if (table && row) this.#found.push({ table, ...row });
  }
}

const MOST_CAPTION = 200;
