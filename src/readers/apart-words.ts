import type { FileReading } from '../core/ports/reader.ts';
import type { Text } from '../core/text.ts';
import type { Finding, Row } from '../core/words.ts';

/** What the parsing process is asked, once. */
export interface Asked {
  readonly reader: string;
  readonly path: string;
  readonly name: string;
  readonly encoding?: string;
  readonly peek?: number;
}

/** What it answers, in order; after each part it waits until one of those under way has been taken. */
export type Told =
  | { readonly is: 'part'; readonly reading: FileReading; readonly items: readonly (Row | Finding)[] }
  | { readonly is: 'stop'; readonly text: Text; readonly hint: Text | undefined; readonly exit: number }
  | { readonly is: 'bug'; readonly message: string; readonly stack: string }
  | { readonly is: 'end' };
