import { text } from '../../core/text.ts';
import type { Flaw } from './reading.ts';

/**
 * What a merchant writes into a cell to empty a field that is live: `[清空]` or `[clear]`, alone in the cell, in brackets of any
 * width (［清空］, 【清空】) and letters of any case. A blank cell never empties anything: it keeps what was said last. The brackets
 * keep the words apart from a value: a colour may be called clear.
 */
const CLEAR_MARKER = /^\s*[[［【]\s*(?:清空|clear)\s*[\]］】]\s*$/i;

export function isClearMarker(cell: string): boolean {
  return CLEAR_MARKER.test(cell);
}

/** The marker where a listing cannot be without the value. */
export function clearOfVital(): Flaw {
  return {
    id: 'cell/clear-of-vital',
    severity: 'error',
    message: text(
      'The cell asks for this field to be emptied, and no listing can be without it.',
      '单元格要求清空该项，但商品不能没有这一项。',
    ),
    hint: text('Write a value, or leave the cell blank to keep what is live.', '请填写内容；留空则保持线上现状。'),
  };
}
