import type { Reader } from '../core/ports/reader.ts';
import { refusal, whatItIs, whatTextIs } from './what-it-is.ts';

/** Takes whatever no reader takes, and says what it is instead of reading it. */
export const refused: Reader = {
  id: 'refused',
  accepts: () => true,
  // biome-ignore lint/correctness/useYield: it has no rows to give.
  async *read(file) {
    throw refusal(file.name, whatItIs(file.head));
  },
};

/** The same, before anybody cuts at its commas a text that is certainly no table. */
export const refusedText: Reader = { ...refused, accepts: (file) => whatTextIs(file.head) !== undefined };
