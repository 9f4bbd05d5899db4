import { text } from '../core/text.ts';
import type { Report, Row, Where } from '../core/words.ts';
import { whereOf } from './values/cells.ts';

/** Everything below the blank but tabs and ends of lines, and DEL. */
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** The row without characters that nobody sees and no marketplace takes; the very same row where it has none. */
export function withoutControls(row: Row): Row {
  const isClean = !row.values.some(hasControl) && !row.keys?.some(hasControl);
  if (isClean) return row;
  const { values, keys } = row;
  return { ...row, values: values.map(stripped), ...(keys && { keys: keys.map(stripped) }) };
}

/** Takes the control characters out of the rows of one file, whatever its format, and says so once. */
export class ControlCharacters {
  #count = 0;
  #first: Where | undefined;

  cleaned(row: Row): Row {
    const clean = withoutControls(row);
    if (clean !== row) this.#note(row);
    return clean;
  }

  /** To be called once all rows have come. */
  finish(file: string, report: Report): void {
    if (this.#first) report({ ...controlCharacters(file, this.#count), where: this.#first });
  }

  #note(row: Row): void {
    const texts = [...row.values, ...(row.keys ?? [])];
    for (const one of texts) this.#count += one.match(CONTROLS)?.length ?? 0;
    if (this.#first) return;
    const index = texts.findIndex(hasControl) % row.values.length;
    this.#first = whereOf(row, { index, header: stripped(row.keys?.[index] ?? '') });
  }
}

function hasControl(value: string): boolean {
  return CONTROL.test(value);
}

function stripped(value: string): string {
  return value.replace(CONTROLS, '');
}

function controlCharacters(file: string, count: number): Omit<Parameters<Report>[0], 'where'> {
  return {
    id: 'file/control-characters',
    severity: 'warning',
    message: text(
      `${file} holds ${count} control character(s), which nobody sees and marketplaces refuse; they were left out. The first stands here.`,
      `${file} 中有 ${count} 个控制字符，肉眼不可见，平台也不接受，已去除；首个位于此处。`,
    ),
    hint: text(
      'Look whether the text is whole; remove them from the values in the system that the file comes from.',
      '请核对文字是否完整，并在原系统中将其从内容里删除。',
    ),
  };
}
