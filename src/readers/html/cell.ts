import type { CellKind } from '../../core/words.ts';
import { numberText } from '../cell-value.ts';
import { CellText } from './cell-text.ts';

/** The attributes of a tag, by name in small letters. */
export type Attributes = Readonly<Record<string, string>>;

/** A cell of a table while its contents come. */
export class Cell {
  readonly attributes: Attributes;
  readonly text = new CellText();
  readonly pictures: string[] = [];

  constructor(attributes: Attributes) {
    this.attributes = attributes;
  }

  get columns(): number {
    return spanOf(this.attributes.colspan, MOST_COLUMNS);
  }

  get rows(): number {
    return this.attributes.rowspan?.trim() === '0' ? MOST_ROWS : spanOf(this.attributes.rowspan, MOST_ROWS);
  }

  /** Programs write what they show, and some of them beside it what they hold: that has all its digits. */
  value(): { readonly value: string; readonly kind?: CellKind } {
    const shown = this.text.toString();
    const { attributes } = this;
    // SheetJS keeps a text's blanks here, but writes its line ends as tags.
    if (attributes['data-t'] === 's' && attributes['data-v'] !== undefined)
      return { value: attributes['data-v'].replaceAll('<br/>', '\n') };
    const held = attributes['x:num'] || attributes.sdval || (attributes['data-t'] === 'n' ? attributes['data-v'] : '');
    const kind = this.#kind(held !== '' && held !== undefined);
    if (!held || !LIKE_A_NUMBER.test(shown)) return { value: shown, ...(kind && { kind }) };
    const zeros = /^0\d+$/.test(shown) ? ({ is: 'padded', digits: shown.length } as const) : undefined;
    return { value: numberText(held, zeros), kind: kind ?? 'number' };
  }

  #kind(hasNumber: boolean): CellKind | undefined {
    const { attributes } = this;
    if (attributes['x:err'] !== undefined) return 'error';
    if (attributes['x:fmla'] !== undefined) return 'formula';
    if (attributes['x:bool'] !== undefined) return 'boolean';
    const isShownNumber = attributes['x:num'] === '' && /^-?\d+(?:\.\d+)?$/.test(this.text.toString());
    return isShownNumber && !hasNumber ? 'number' : undefined;
  }
}

/** Digits with what belongs to money, thousands and shares; a date or a code is none. */
const LIKE_A_NUMBER = /^\s*[-+(]?\s*[¥￥$€£]?\s*\d[\d.,' ]*(?:e[+-]?\d+)?\s*[%)]?\s*$/i;

const MOST_COLUMNS = 1000;
const MOST_ROWS = 65_534;

/** As HTML limits them (4.9.11). */
function spanOf(said: string | undefined, most: number): number {
  const span = Number.parseInt(said ?? '1', 10);
  return span > 0 ? Math.min(span, most) : 1;
}

/** Shown to nobody: by its style, or by the attribute. */
export function isHidden(attributes: Attributes): boolean {
  return attributes.hidden !== undefined || /(?:^|;)\s*display\s*:\s*none/i.test(attributes.style ?? '');
}
