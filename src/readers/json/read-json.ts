import { isRecord } from '../../core/json.ts';
import type { FileReading, Source } from '../../core/ports/reader.ts';
import { text } from '../../core/text.ts';
import type { CellKind, Report, Row } from '../../core/words.ts';
import { decodedText, detectEncoding } from '../../lib/text-encoding.ts';
import { textLines } from '../../lib/text-lines.ts';
import { type JsonPiece, MOST_CHARACTERS, objects } from './objects.ts';

/** One row an object. Nested lists and objects become JSON text; what cannot be parsed is counted as rejected and said so. */
export async function* readJson(
  file: Source,
  reading: FileReading,
  report: Report,
): AsyncGenerator<Row, void, undefined> {
  const encoding = file.encoding ?? (await detectEncoding(file.path, file.head)).label;
  reading.encoding = encoding;
  reading.sheets.push({ name: '' });
  const shape = shapeOf(new TextDecoder(encoding).decode(file.head));
  reading.format = shape.format;
  const pieces = decodedText(file.path, encoding);
  const found = shape.format === 'jsonl' ? linePieces(pieces) : objects(pieces, { depth: shape.depth });
  let row = 0;
  for await (const piece of found) {
    row++;
    const parsed = piece.text.length > MOST_CHARACTERS ? undefined : parse(piece.text);
    if (parsed) yield { file: file.name, row, line: piece.line, ...cells(parsed) };
    else {
      reading.rejected[''] = (reading.rejected[''] ?? 0) + 1;
      reportRejected(file, row, piece, report);
    }
  }
}

/** A list at the top: depth 1. A list in a member, as `products`: depth 2. Objects one after the other: JSON lines. */
function shapeOf(head: string): { readonly format: 'json' | 'jsonl'; readonly depth: number } {
  const start = head.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('[')) return { format: 'json', depth: 1 };
  const firstLine = start.split('\n', 1)[0] ?? '';
  if (parse(firstLine) && !isList(parse(firstLine))) return { format: 'jsonl', depth: 0 };
  if (
    /^\{\s*(?:"(?:[^"\\]|\\.)*"\s*:\s*(?:"(?:[^"\\]|\\.)*"|[\d.eE+-]+|true|false|null|\{[^{}[\]]*\})\s*,\s*)*"(?:[^"\\]|\\.)*"\s*:\s*\[\s*\{/.test(
      start,
    )
  ) {
    return { format: 'json', depth: 2 };
  }
  return { format: 'json', depth: 0 };
}

function isList(parsed: Readonly<Record<string, unknown>> | undefined): boolean {
  if (!parsed) return false;
  return (
    Object.values(parsed).some((value) => Array.isArray(value) && value.length > 0 && value.every(isRecord)) &&
    !('title' in parsed)
  );
}

async function* linePieces(pieces: AsyncIterable<string>): AsyncGenerator<JsonPiece, void, undefined> {
  let line = 0;
  for await (const lines of textLines(pieces)) {
    for (const text of lines) {
      line++;
      if (text.trim() !== '') yield { text, line };
    }
  }
}

function parse(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    // Digits beyond what a float holds (18-digit SKUs as numbers) stay as they are written.
    const value: unknown = JSON.parse(json, (_key, parsed, context?: { source?: string }) =>
      typeof parsed === 'number' ? new Digits(context?.source ?? String(parsed)) : parsed,
    );
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A number as it is written. */
class Digits {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
  toJSON(): unknown {
    return Number(this.source);
  }
}

function cells(parsed: Readonly<Record<string, unknown>>): Pick<Row, 'keys' | 'values' | 'kinds'> {
  const keys = Object.keys(parsed);
  const kinds: Record<number, CellKind> = {};
  const values = keys.map((key, index) => {
    const value = parsed[key];
    if (value instanceof Digits) {
      kinds[index] = 'number';
      return value.source;
    }
    if (typeof value === 'boolean') kinds[index] = 'boolean';
    return shown(value);
  });
  return { keys, values, ...(Object.keys(kinds).length > 0 && { kinds }) };
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return JSON.stringify(value);
}

function reportRejected(file: Source, row: number, piece: JsonPiece, report: Report): void {
  report({
    id: 'file/rejected-record',
    severity: 'error',
    message:
      piece.text.length > MOST_CHARACTERS
        ? text('This JSON object is longer than 32 MB; it was left out.', '该 JSON 对象超过 32 MB，未读取。')
        : text('This is no JSON object; the record was left out.', '不是有效的 JSON 对象，该条记录未读取。'),
    hint: text('Correct the JSON there: commas, quotation marks, brackets.', '请修正此处的 JSON：逗号、引号、括号。'),
    value: piece.text.slice(0, 200),
    where: { file: file.name, row, line: piece.line },
  });
}
