import type { Entry, ZipFile } from 'yauzl';
import { Stop } from '../core/faults.ts';
import type { Shelf, ShelfFile } from '../core/ports/shelf.ts';
import { type Text, text } from '../core/text.ts';
import { MOST_BYTES, tooHeavy } from './heaviest.ts';
import { isLitter } from './shelf.ts';
import { zipName } from './zip-name.ts';

const MOST_ENTRIES = 100_000;
/** Photographs are packed already; what inflates so much is none. */
const MOST_RATIO = 100;
const RATIO_COUNTS_FROM = 1_000_000;
/** What all pictures together may inflate to: entries of a bomb lie on top of each other. */
const MOST_INFLATED = 4 * 1024 ** 3;

/**
 * The files of a zip, each inflated when it is asked for and never laid down anywhere. Names are read as Chinese archivers write them.
 * Throws Stop when the archive is damaged, locked, or built to fill the memory.
 */
export async function zipShelf(path: string, name: string): Promise<Shelf> {
  const yauzl = await import('yauzl');
  // Names are decoded here: yauzl takes all that are not marked as UTF-8 for those of MS-DOS.
  const zip = await yauzl.openPromise(path, { autoClose: false, decodeStrings: false }).catch((cause: unknown) => {
    throw damaged(name, cause);
  });
  try {
    return await shelfOf(zip, name);
  } catch (cause) {
    zip.close();
    throw cause instanceof Stop ? cause : damaged(name, cause);
  }
}

async function shelfOf(zip: ZipFile, name: string): Promise<Shelf> {
  if (zip.entryCount > MOST_ENTRIES) throw tooMany(name, zip.entryCount);
  const files: ShelfFile[] = [];
  const refused: Shelf['refused'][number][] = [];
  const budget = { left: MOST_INFLATED };
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw locked(name);
    const path = zipName(entry);
    const why = flawOf(entry, path);
    if (!why && (path.endsWith('/') || isLitter(path))) continue;
    if (why) refused.push({ path, why });
    else files.push({ path, bytes: () => inflated(zip, entry, budget) });
  }
  return { name, files, refused, close: () => zip.close() };
}

/** Nothing is unpacked to disk, but a name that means to leave the archive was not written by an honest archiver. */
function flawOf(entry: Entry, path: string): Text | undefined {
  if (/^(?:\/|[a-z]:)/i.test(path)) return text('an absolute path', '是绝对路径');
  if (path.split('/').includes('..')) return text('a path that leads out of the archive', '路径指向压缩包之外');
  if (path.includes('\0')) return text('a name with a NUL in it', '名称含有空字符');
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) return text('a link', '是链接');
  const { compressedSize, uncompressedSize } = entry;
  const isBomb = uncompressedSize > RATIO_COUNTS_FROM && uncompressedSize > compressedSize * MOST_RATIO;
  return isBomb ? text('no photograph: it inflates too much', '解压后膨胀过大，不是照片') : undefined;
}

/** yauzl holds a stream to the size that the entry names, and the entry's checksum is left to whoever decodes the picture. */
async function inflated(zip: ZipFile, entry: Entry, budget: { left: number }): Promise<Uint8Array> {
  if (entry.uncompressedSize > MOST_BYTES) throw tooHeavy();
  budget.left -= entry.uncompressedSize;
  if (budget.left < 0) throw new Error('the archive inflates to more than 4 GB');
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) if (Buffer.isBuffer(piece)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function damaged(name: string, cause: unknown): Stop {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Stop(text(`${name} is damaged as a zip file: ${reason}`, `${name} 作为 zip 文件已损坏：${reason}`), {
    hint: text('Pack it anew, or name a folder instead.', '请重新打包，或改用文件夹。'),
    cause,
  });
}

function locked(name: string): Stop {
  return new Stop(text(`${name} is an encrypted archive.`, `${name} 是加密的压缩包。`), {
    hint: text('Pack the pictures without a password.', '请重新打包，不要设置密码。'),
  });
}

function tooMany(name: string, count: number): Stop {
  return new Stop(text(`${name} is not opened: it has ${count} entries.`, `${name} 未打开：其中有 ${count} 个条目。`), {
    hint: text('Put the pictures into a folder.', '请把图片放入文件夹。'),
  });
}
