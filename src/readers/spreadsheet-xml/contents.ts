import { type NumberStyle, styleOf } from '../number-style.ts';
import { tagAttributes } from '../tag-attributes.ts';
import type { TagHandler } from '../tags.ts';

/** What must be known before the rows are read, though some of it stands behind them. */
export interface Contents {
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[];
  /** By style id. */
  readonly styles: ReadonlyMap<string, NumberStyle>;
}

/** Finds the sheets and styles of the workbook. `isWhole` tells at the end whether its root was closed. */
export class ContentsFinder implements TagHandler {
  readonly sheets: { name: string; isHidden: boolean }[] = [];
  readonly styles = new Map<string, NumberStyle>();
  isWhole = false;
  #style = '';
  #isVisible = false;

  open(name: string, raw: string): void {
    if (name === 'Style') this.#style = tagAttributes(raw).get('ID') ?? '';
    else if (name === 'NumberFormat') this.#format(tagAttributes(raw).get('Format') ?? '');
    else if (name === 'Worksheet') this.sheets.push({ name: tagAttributes(raw).get('Name') ?? '', isHidden: false });
    else this.#isVisible = name === 'Visible';
  }

  close(name: string): void {
    this.#isVisible = false;
    if (name === 'Workbook') this.isWhole = true;
  }

  text(raw: string): void {
    const sheet = this.sheets.at(-1);
    if (sheet && this.#isVisible && /Hidden/.test(raw)) sheet.isHidden = true;
  }

  /** Formats that Excel knows by name, as `Short Date`, belong to values that say themselves what they are. */
  #format(code: string): void {
    if (!/^[A-Z][a-z]+(?: [A-Z][a-z]+)?$/.test(code)) this.styles.set(this.#style, styleOf(code));
  }
}
