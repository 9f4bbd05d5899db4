import type { Text } from '../../core/text.ts';
import type { Severity } from '../../core/words.ts';

/** What is wrong with a value, before anybody knows which cell it came from. */
export interface Flaw {
  readonly id: string;
  readonly severity: Severity;
  readonly message: Text;
  readonly hint: Text;
}

/** What became of the text of a cell. No value and no flaw: the cell was blank. */
export interface Reading<T> {
  readonly value?: T;
  readonly flaws: readonly Flaw[];
}

export const blank = { flaws: [] } as const;

/** Placeholders that people type where there is nothing to say. */
export function isPlaceholder(text: string): boolean {
  return /^(?:|[-–—―/\\.]+|无|暂无|没有|空|n\/?a|none|null|nil|tbd|待定)$/i.test(text);
}
