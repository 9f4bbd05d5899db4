import { Stop } from '../core/faults.ts';
import type { Reader } from '../core/ports/reader.ts';
import { text } from '../core/text.ts';
import { whatItIs } from './what-it-is.ts';

/** Takes whatever no reader takes, and says what it is instead of reading it. */
export const refused: Reader = {
  id: 'refused',
  accepts: () => true,
  // biome-ignore lint/correctness/useYield: it has no rows to give.
  async *read(file) {
    const found = whatItIs(file.head);
    throw new Stop(
      text(
        `${file.name} is ${found.what.en}. A catalogue is an .xlsx, .csv, .json or .jsonl file.`,
        `${file.name} 是${found.what.zh}，而商品表应为 .xlsx、.csv、.json 或 .jsonl 文件。`,
      ),
      { hint: found.remedy },
    );
  },
};
