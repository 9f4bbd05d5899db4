import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { inferSchema, initParser } from 'udsv';
import { newReading } from '../../src/core/ports/reader.ts';
import { csv } from '../../src/readers/csv/index.ts';
import { openSource } from '../../src/readers/source.ts';

/** Reads a file once, in a process of its own, and says what it took: `node read-csv-child.ts ours products.csv`. */
const READERS: Readonly<Record<string, (path: string) => Promise<number>>> = { ours, 'csv-parse': csvParse, udsv };

const [name = '', path = ''] = process.argv.slice(2);
// Modules are loaded beforehand for all of them.
await Promise.all([import('../../src/readers/csv/read-csv.ts'), import('csv-parse/sync')]);
const began = performance.now();
const rows = (await READERS[name]?.(path)) ?? 0;
const ms = performance.now() - began;
process.stdout.write(JSON.stringify({ rows, ms, rss: process.resourceUsage().maxRSS / 1024 }));

/** As the pipeline does: the encoding found out, rows with their lines. */
async function ours(file: string): Promise<number> {
  const source = await openSource(file);
  let count = -1;
  for await (const row of csv.read(source, newReading('csv'), refuse)) if (row.values.length === 25) count++;
  return count;
}

async function csvParse(file: string): Promise<number> {
  let count = 0;
  const parser = createReadStream(file).pipe(parse({ columns: true, bom: true }));
  for await (const record of parser) if (record) count++;
  return count;
}

async function udsv(file: string): Promise<number> {
  const decoder = new TextDecoder();
  let parser: ReturnType<typeof initParser> | undefined;
  let count = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 64 * 1024 })) {
    const text = decoder.decode(chunk, { stream: true });
    parser ??= initParser(inferSchema(text));
    parser.chunk(text, undefined, (row: readonly string[]) => {
      if (row.length === 25) count++;
    });
  }
  parser?.end();
  return count;
}

function refuse(): never {
  throw new Error('the generated file has no fault');
}
