import type { BigIntStats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Stop } from '../core/faults.ts';
import type { Reader, Source } from '../core/ports/reader.ts';
import { text } from '../core/text.ts';
import type { Finding } from '../core/words.ts';
import { systemClock } from '../lib/clock.ts';
import { lockBeside, lockedBy } from './lock-files.ts';
import { patiently } from './patiently.ts';
import { refused } from './refused.ts';
import { changedMeanwhile, lockNotDocument, unreadable } from './unreadable.ts';

const HEAD = 64 * 1024;

export interface OpenOptions {
  /** What findings call it; the path unless told. */
  readonly name?: string;
  readonly encoding?: string;
  /** Waits before a file is tried again that another program holds. */
  readonly pause?: (ms: number) => Promise<void>;
}

/**
 * Looks at a file without reading it whole, and never writes to it. What an office program holds for a moment is tried again.
 * Throws Stop when it is missing, unreadable, held, a folder, empty, or the lock beside an open document.
 */
export async function openSource(path: string, options: OpenOptions = {}): Promise<Source> {
  const { name = path, encoding, pause = (ms) => systemClock.sleep(ms) } = options;
  checkEncoding(encoding);
  const document = lockedBy(path);
  if (document !== undefined) throw lockNotDocument(name, basename(document));
  const opened = await patiently(() => firstLook(path, name), pause).catch((cause: unknown) => {
    throw cause instanceof Stop ? cause : unreadable(name, cause);
  });
  const lock = await lockBeside(path);
  return {
    name,
    path,
    size: Number(opened.facts.size),
    head: opened.head,
    ...(encoding && { encoding }),
    ...(lock !== undefined && { remark: openElsewhere(name) }),
    demandUnchanged: async () => {
      const now = await stat(path, { bigint: true }).catch(() => undefined);
      if (!now || stampOf(now) !== stampOf(opened.facts)) throw changedMeanwhile(name);
    },
  };
}

async function firstLook(
  path: string,
  name: string,
): Promise<{ readonly facts: BigIntStats; readonly head: Uint8Array }> {
  const facts = await stat(path, { bigint: true });
  if (facts.isDirectory()) throw folder(name);
  if (facts.size === 0n) throw empty(name);
  return { facts, head: await firstBytes(path, Math.min(HEAD, Number(facts.size))) };
}

/** Programs save in place or put a new file in the old one's stead: either shows here. */
function stampOf({ size, mtimeNs, ino }: BigIntStats): string {
  return `${size} ${mtimeNs} ${ino}`;
}

/** The reader for a file, by its content; the last of the list takes what nobody takes and says what it is. */
export function readerFor(source: Source, readers: readonly Reader[]): Reader {
  return readers.find((reader) => reader.accepts(source)) ?? refused;
}

async function firstBytes(path: string, length: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function checkEncoding(encoding: string | undefined): void {
  if (encoding === undefined) return;
  try {
    new TextDecoder(encoding);
  } catch (cause) {
    throw new Stop(text(`The encoding ${encoding} is not known.`, `无法识别编码 ${encoding}。`), {
      hint: text(
        'Use utf-8, gb18030, big5, shift_jis, utf-16le or windows-1252, or leave it out.',
        '请使用 utf-8、gb18030、big5、shift_jis、utf-16le 或 windows-1252，或不指定编码。',
      ),
      cause,
    });
  }
}

function folder(name: string): Stop {
  return new Stop(text(`${name} is a folder, not a file.`, `${name} 是文件夹，不是文件。`), {
    hint: text(`Name the file in it: ${name}/products.xlsx`, `请写出其中的文件：${name}/products.xlsx`),
  });
}

function empty(name: string): Stop {
  return new Stop(text(`${name} is empty: it has no bytes at all.`, `${name} 是空文件，没有任何内容。`), {
    hint: text('Save or download it again.', '请重新保存或下载该文件。'),
  });
}

function openElsewhere(name: string): Finding {
  return {
    id: 'file/open-elsewhere',
    severity: 'note',
    message: text(
      `${name} is open in Excel, WPS or LibreOffice: what is not saved yet is not read.`,
      `${name} 正在 Excel、WPS 或 LibreOffice 中打开：尚未保存的内容不会被读取。`,
    ),
    hint: text('Save it before you go on.', '请先保存，再继续。'),
    where: { file: name },
  };
}
