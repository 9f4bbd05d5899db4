import type { Archive } from './archive.ts';
import { documentType } from './damage.ts';

/**
 * An XML part's text as UTF-8 bytes, piece by piece, without a byte order mark; hardly any is written in anything else, and those are
 * recoded. Throws Error for a document type, which no workbook needs and attacks do, and for an encoding that is not known.
 */
export async function* xmlBytes(archive: Archive, part: string): AsyncGenerator<Buffer, void, undefined> {
  let start: Buffer = Buffer.alloc(0);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let isKnown = false;
  for await (const piece of archive.pieces(part)) {
    if (isKnown) {
      yield recoded(piece);
      continue;
    }
    start = start.length === 0 ? piece : Buffer.concat([start, piece]);
    if (start.length < DECLARATION) continue;
    settle();
    yield recoded(start);
  }
  if (!isKnown) {
    settle();
    yield recoded(start);
  }
  if (decoder) yield Buffer.from(decoder.decode());

  function settle(): void {
    isKnown = true;
    const label = encodingOf(start);
    if (label !== 'utf-8') decoder = new TextDecoder(label);
    if (/<!DOCTYPE/i.test(new TextDecoder(label).decode(start.subarray(0, FIRST)))) throw documentType();
    if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) start = start.subarray(3);
  }

  function recoded(bytes: Buffer): Buffer {
    return decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes;
  }
}

/** The same as text. Characters that lie across two pieces stay whole. */
export async function* xmlText(archive: Archive, part: string): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  for await (const bytes of xmlBytes(archive, part)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** The text of a part that is held whole. Throws RangeError for an encoding that is not known. */
export function decodedXml(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))).decode(bytes);
}

/** Document types stand before the root element. */
const FIRST = 64 * 1024;
/** Longer than any declaration. */
const DECLARATION = 256;

/** By byte order mark, then by what the declaration says (XML 1.0, appendix F). Throws RangeError for a name that nobody knows. */
function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  const said = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    bytes.toString('latin1', 0, 200),
  )?.[1];
  const label = said ? new TextDecoder(said).encoding : 'utf-8';
  // It says UTF-16 in one byte a letter: it is what it is.
  return label.startsWith('utf-16') ? 'utf-8' : label;
}
