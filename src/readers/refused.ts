import type { Reader } from '../core/ports/reader.ts';
import { refusal, whatItIs } from './what-it-is.ts';

/** Takes whatever no reader takes, and says what it is instead of reading it. */
export const refused: Reader = {
  id: 'refused',
  accepts: () => true,
  // biome-ignore lint/correctness/useYield: it has no rows to give.
  async *read(file) {
    throw refusal(file.name, whatItIs(file.head));
  },
};
