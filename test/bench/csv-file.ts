import { closeSync, openSync, writeSync } from 'node:fs';
import { codeTable } from '../../src/lib/text-double-byte.ts';
import { PRODUCT_HEADERS, productRow } from './product-rows.ts';

/** Writes a sheet of products as delimited text, some hundred rows at a time; the same for the same number of rows. */
export function writeCsv(path: string, rows: number, encoding: 'utf-8' | 'gb18030'): void {
  const file = openSync(path, 'w');
  const write = (text: string): void =>
    void writeSync(file, encoding === 'utf-8' ? Buffer.from(text) : inGb18030(text));
  write(line(PRODUCT_HEADERS));
  let open = '';
  for (let n = 0; n < rows; n++) {
    open += line(productRow(n));
    if (open.length < 100_000 && n < rows - 1) continue;
    write(open);
    open = '';
  }
  closeSync(file);
}

function line(values: readonly string[]): string {
  return `${values.map((value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',')}\n`;
}

/** The runtime's decoder turned round; the rows hold no character of four bytes. */
function inGb18030(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  let to = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const pair = codes()[code] ?? 0;
    if (code >= 0x80) bytes[to++] = pair >> 8;
    bytes[to++] = code < 0x80 ? code : pair & 0xff;
  }
  return bytes.subarray(0, to);
}

let made: Uint16Array | undefined;

function codes(): Uint16Array {
  if (made) return made;
  made = new Uint16Array(0x10000);
  for (const [pair, code] of codeTable('gb18030').pairs.entries()) if (code !== 0) made[code] = pair;
  return made;
}
