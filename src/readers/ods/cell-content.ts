import type { CellKind } from '../../core/words.ts';
import { numberText } from '../cell-value.ts';
import type { RawCell } from './content.ts';

/** What a cell holds, as text. */
export interface CellContent {
  readonly value: string;
  readonly kind?: CellKind;
  /** A formula that was never computed. */
  readonly isUncomputed?: true;
}

const BLANK: CellContent = { value: '' };

/** By its type (OpenDocument 1.2, 19.385); a value that is not what its type says is taken as it is shown. */
export function cellContent(cell: RawCell): CellContent {
  const { attributes } = cell;
  const shown = cell.text.text();
  const formula = attributes.get('formula');
  if (formula === undefined && !cell.text.isThere && !attributes.has('value-type')) return BLANK;
  const content = typed(cell, shown);
  if (formula === undefined) return content;
  if (content.value === '' && !attributes.has('value-type') && !cell.text.isThere)
    return { value: '', isUncomputed: true };
  const isError = cell.hasError || /^(?:#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d{3})$/.test(shown);
  if (isError) return { value: shown, kind: 'error' };
  return content.kind === 'date' ? content : { value: content.value, kind: 'formula' };
}

function typed({ attributes }: RawCell, shown: string): CellContent {
  switch (attributes.get('value-type')) {
    case 'float':
    case 'percentage':
    case 'currency':
      return number(attributes.get('value'), shown);
    case 'date':
      return { value: dateOf(attributes.get('date-value') ?? shown), kind: 'date' };
    case 'time':
      return { value: timeOf(attributes.get('time-value') ?? '') ?? shown, kind: 'date' };
    case 'boolean':
      return { value: attributes.get('boolean-value') === 'true' ? 'TRUE' : 'FALSE', kind: 'boolean' };
    default:
      return { value: attributes.get('string-value') || shown };
  }
}

/** With the zeros in front that its format shows. */
function number(raw: string | undefined, shown: string): CellContent {
  if (raw === undefined || raw === '') return { value: shown };
  if (shown === 'TRUE' || shown === 'FALSE') return { value: shown, kind: 'boolean' };
  const isPadded = /^0\d+$/.test(shown) && Number(shown) === Number(raw);
  return { value: isPadded ? shown : numberText(raw, undefined), kind: 'number' };
}

function dateOf(said: string): string {
  const [, day, time] = /^(-?\d{4,}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(said) ?? [];
  if (day === undefined) return said;
  return time === undefined || time === '00:00:00' ? day : `${day}T${time}`;
}

/** `PT09H30M00S` → `09:30:00`. */
function timeOf(said: string): string | undefined {
  const [, hours, minutes, seconds] = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(said) ?? [];
  if (hours === undefined || minutes === undefined || seconds === undefined) return undefined;
  return [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':');
}
