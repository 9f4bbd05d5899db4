import { enableCompileCache } from 'node:module';
import { Stop } from '../core/faults.ts';
import { newReading } from '../core/ports/reader.ts';
import type { Finding, Row } from '../core/words.ts';
import type { Asked, Told } from './apart-words.ts';
import { formats } from './formats.ts';
import { openSource } from './source.ts';

/** The process in which workbooks are parsed: reads one file for its parent, and ends with it. */
enableCompileCache();
process.on('disconnect', () => process.exit());
// Ctrl-C reaches every process of a terminal; it is the parent that answers.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

/** Parts on their way that have not been taken yet. */
const MOST_UNDER_WAY = 4;
const ROWS_A_PART = 50;
/** Characters and bytes of pictures. */
const WEIGHT_A_PART = 1024 ** 2;

let underWay = 0;
let isTaken: (() => void) | undefined;

process.once('message', (asked: Asked) => {
  process.on('message', () => {
    underWay--;
    isTaken?.();
  });
  void answer(asked);
});

async function answer(asked: Asked): Promise<void> {
  try {
    await read(asked);
    await tell({ is: 'end' });
  } catch (cause) {
    if (cause instanceof Stop) await tell({ is: 'stop', text: cause.text, hint: cause.hint, exit: cause.exit });
    else if (cause instanceof Error) await tell({ is: 'bug', message: cause.message, stack: cause.stack ?? '' });
    else await tell({ is: 'bug', message: String(cause), stack: '' });
  }
  process.disconnect();
}

async function read({ reader: id, path, name, encoding, peek }: Asked): Promise<void> {
  const reader = formats.find((one) => one.id === id);
  if (!reader) throw new Error(`no reader ${id}`);
  const opened = await openSource(path, { name, ...(encoding !== undefined && { encoding }) });
  const source = peek === undefined ? opened : { ...opened, peek };
  const reading = newReading(id);
  let items: (Row | Finding)[] = [];
  let weight = 0;
  for await (const row of reader.read(source, reading, (finding) => void items.push(finding))) {
    items.push(row);
    weight += weightOf(row);
    if (items.length < ROWS_A_PART && weight < WEIGHT_A_PART) continue;
    const part = items;
    items = [];
    weight = 0;
    await tell({ is: 'part', reading, items: part });
  }
  await tell({ is: 'part', reading, items });
}

function weightOf({ values, pictures = [] }: Row): number {
  let weight = 0;
  for (const value of values) weight += value.length;
  for (const picture of pictures) weight += picture.bytes.length;
  return weight;
}

async function tell(told: Told): Promise<void> {
  while (underWay >= MOST_UNDER_WAY) await new Promise<void>((resolve) => (isTaken = resolve));
  if (told.is === 'part') {
    underWay++;
    process.send?.(told, undefined, undefined, () => undefined);
  } else await new Promise<void>((resolve) => process.send?.(told, undefined, undefined, () => resolve()));
}
