import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Stop } from '../core/faults.ts';
import type { Reader, Source } from '../core/ports/reader.ts';
import { text } from '../core/text.ts';
import { refused } from './refused.ts';

const HEAD = 64 * 1024;

/**
 * Looks at a file without reading it whole. `name` is what findings call it (the path unless told).
 * Throws Stop when it is missing, unreadable, a folder or empty.
 */
export async function openSource(
  path: string,
  options: { readonly name?: string; readonly encoding?: string } = {},
): Promise<Source> {
  const name = options.name ?? path;
  checkEncoding(options.encoding);
  const facts = await stat(path).catch((cause: unknown) => {
    throw unreadable(name, cause);
  });
  if (facts.isDirectory()) throw folder(name);
  if (facts.size === 0) throw empty(name);
  const head = await firstBytes(path, Math.min(HEAD, facts.size)).catch((cause: unknown) => {
    throw unreadable(name, cause);
  });
  return { name, path, size: facts.size, head, ...(options.encoding && { encoding: options.encoding }) };
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

function unreadable(name: string, cause: unknown): Stop {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new Stop(text(`There is no file ${name}.`, `找不到文件 ${name}。`), {
      hint: text('Check the name and the folder.', '请检查文件名和所在文件夹。'),
      cause,
    });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new Stop(text(`${name} may not be read by this user.`, `当前用户无权读取 ${name}。`), {
      hint: text(`Give yourself the right to read ${basename(name)}.`, `请为自己授予 ${basename(name)} 的读取权限。`),
      cause,
    });
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Stop(text(`${name} cannot be read: ${reason}`, `无法读取 ${name}：${reason}`), {
    hint: text('Copy it to a local disk and try again.', '请将文件复制到本机硬盘后重试。'),
    cause,
  });
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
