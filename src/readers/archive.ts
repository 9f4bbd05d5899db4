import type { Readable, TransformOptions } from 'node:stream';
import { promisify } from 'node:util';
import { createInflateRaw, inflateRaw, type ZlibOptions } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import { Damage, damagedWorkbook } from './damage.ts';

/** The parts of a workbook, by name without a leading slash; letter case does not count. */
export interface Archive {
  has(name: string): boolean;
  /** The part's bytes as they are inflated. Throws Stop where the part is damaged or missing. */
  pieces(name: string): AsyncIterable<Buffer>;
  bytes(name: string): Promise<Buffer>;
  /** The names of all parts, in small letters. */
  names(): Iterable<string>;
  close(): void;
}

const MOST_ENTRIES = 100_000;
/** What all parts together may inflate to beyond the size of the file itself. */
const MOST_INFLATED = 1024 ** 3;
/** Deflate cannot do better than 1032 : 1; a sheet of repeated rows reaches about 100 : 1. */
const MOST_RATIO = 500;
const RATIO_COUNTS_FROM = 50 * 1024 ** 2;

/** Opens a workbook's zip. Throws Stop when it is damaged, locked or built to fill the memory. */
export async function openArchive(path: string, name: string): Promise<Archive> {
  const yauzl = await import('yauzl');
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch((cause: unknown) => {
    throw damagedWorkbook(name, cause);
  });
  try {
    return archive(zip, await entriesOf(zip, name), name);
  } catch (cause) {
    zip.close();
    throw damagedWorkbook(name, cause);
  }
}

async function entriesOf(zip: ZipFile, name: string): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw tooLarge(name, `${zip.entryCount} parts`, `${zip.entryCount} 个部件`);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw locked(name);
    const key = keyOf(entry.fileName);
    if (!entries.has(key)) entries.set(key, entry);
  }
  return entries;
}

function archive(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string): Archive {
  const counted = new Map<string, number>();
  let total = 0;

  /** A part that is read twice counts once. */
  function count(part: string, entry: Entry, inflated: number): void {
    const before = counted.get(part) ?? 0;
    if (inflated <= before) return;
    counted.set(part, inflated);
    total += inflated - before;
    if (total > MOST_INFLATED + zip.fileSize) throw tooLarge(name, 'more than 1 GB of content', '超过 1 GB 的内容');
    if (inflated > RATIO_COUNTS_FROM && inflated > entry.compressedSize * MOST_RATIO) {
      throw tooLarge(name, `${part} inflates more than ${MOST_RATIO} times`, `${part} 解压后膨胀超过 ${MOST_RATIO} 倍`);
    }
  }

  async function* pieces(part: string): AsyncGenerator<Buffer, void, undefined> {
    const key = keyOf(part);
    const entry = entries.get(key);
    if (!entry) throw damagedWorkbook(name, new Damage(`${part} is missing`, `缺少部件 ${part}`));
    let inflated = 0;
    try {
      for await (const piece of inflatedPieces(zip, entry)) {
        inflated += piece.length;
        count(key, entry, inflated);
        yield piece;
      }
      if (inflated !== entry.uncompressedSize) throw wrongLength(part);
    } catch (cause) {
      throw damagedWorkbook(name, cause);
    }
  }

  async function bytes(part: string): Promise<Buffer> {
    const key = keyOf(part);
    const entry = entries.get(key);
    if (!entry) throw damagedWorkbook(name, new Damage(`${part} is missing`, `缺少部件 ${part}`));
    if (entry.compressionMethod !== DEFLATED || entry.uncompressedSize > MOST_AT_ONCE) return joined(pieces(part));
    count(key, entry, entry.uncompressedSize);
    try {
      return await inflatedAtOnce(zip, entry);
    } catch (cause) {
      throw damagedWorkbook(name, cause);
    }
  }

  return {
    has: (part) => entries.has(keyOf(part)),
    pieces,
    bytes,
    names: () => entries.keys(),
    close: () => zip.close(),
  };
}

/** Large pieces: what each of them costs on its way is the same whatever its size. */
const PIECE = 128 * 1024;
/** Inflated on another core while the pieces before are looked at. */
const AHEAD = 1024 ** 2;
const STORED = 0;
const DEFLATED = 8;

async function* inflatedPieces(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer, void, undefined> {
  const { compressionMethod: method } = entry;
  if (method !== STORED && method !== DEFLATED)
    throw new Damage(
      `a method of compression (${method}) that workbooks do not use`,
      `使用了工作簿不采用的压缩方式（${method}）`,
    );
  const packed: Readable = await zip.openReadStreamPromise(entry, method === DEFLATED ? { decompress: false } : {});
  if (method === STORED) return yield* buffers(packed);
  const options: ZlibOptions & TransformOptions = { chunkSize: PIECE, highWaterMark: AHEAD };
  const inflate = createInflateRaw(options);
  packed.on('error', (cause) => inflate.destroy(cause));
  try {
    yield* buffers(packed.pipe(inflate));
  } finally {
    packed.destroy();
    inflate.destroy();
  }
}

/** A part that is held whole anyway is inflated in one go, into exactly the room that it says it needs. */
const MOST_AT_ONCE = 64 * 1024 ** 2;
const inflated = promisify(inflateRaw);

async function inflatedAtOnce(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const packed = await joined(buffers(await zip.openReadStreamPromise(entry, { decompress: false })));
  const size = entry.uncompressedSize;
  const bytes = await inflated(packed, { maxOutputLength: Math.max(1, size), chunkSize: Math.max(64, size) });
  if (bytes.length !== size) throw wrongLength(entry.fileName);
  return bytes;
}

async function joined(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  const [only] = all;
  return all.length === 1 && only ? only : Buffer.concat(all);
}

async function* buffers(stream: Readable): AsyncGenerator<Buffer, void, undefined> {
  try {
    for await (const piece of stream) if (Buffer.isBuffer(piece)) yield piece;
  } finally {
    stream.destroy();
  }
}

function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function wrongLength(part: string): Damage {
  return new Damage(`${part} is not as long as it says`, `部件 ${part} 的长度与记录不符`);
}

function locked(name: string): Stop {
  return new Stop(text(`${name} is an encrypted archive.`, `${name} 是加密的压缩包。`), {
    hint: text('Save a copy without a password.', '请另存一份不带密码的副本。'),
  });
}

function tooLarge(name: string, en: string, zh: string): Stop {
  return new Stop(text(`${name} is not opened: ${en}.`, `${name} 未打开：${zh}。`), {
    hint: text(
      'Split it into several workbooks, or save the sheet as .csv.',
      '请拆分为多个工作簿，或将表格另存为 .csv。',
    ),
  });
}
