import { open, stat } from 'node:fs/promises';
import { Stop } from '../core/faults.ts';
import type { Shelf } from '../core/ports/shelf.ts';
import { text } from '../core/text.ts';

/** Opens a folder, or a zip file by its content. Throws Stop where there is neither. `name` is what people call it. */
export async function openShelf(path: string, name: string): Promise<Shelf> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw absent(name, cause);
  });
  if (facts.isDirectory()) return (await import('./folder-shelf.ts')).folderShelf(path, name);
  const file = await open(path);
  const start = new Uint8Array(4);
  try {
    await file.read(start, 0, 4, 0);
  } finally {
    await file.close();
  }
  // The second is an empty archive.
  const isZip = ['PK\x03\x04', 'PK\x05\x06'].includes(Buffer.from(start).toString('latin1'));
  if (!isZip) throw neither(name);
  return (await import('./zip-shelf.ts')).zipShelf(path, name);
}

/** Left by file managers and archivers in every folder they have seen. */
export function isLitter(path: string): boolean {
  return /(?:^|\/)(?:\.|~\$|__MACOSX(?:\/|$)|Thumbs\.db$|desktop\.ini$)/i.test(path);
}

function absent(name: string, cause: unknown): Stop {
  return new Stop(text(`There are no pictures at ${name}.`, `图片位置 ${name} 不存在。`), {
    hint: text(
      'Correct catalogue.images in listwright.yaml: a folder or a zip file.',
      '请修改 listwright.yaml 中的 catalogue.images：填写文件夹或 zip 文件。',
    ),
    cause,
  });
}

function neither(name: string): Stop {
  return new Stop(text(`${name} is neither a folder nor a zip file.`, `${name} 既不是文件夹，也不是 zip 文件。`), {
    hint: text(
      'Unpack it into a folder, or pack the pictures as .zip, and name that in catalogue.images.',
      '请解压为文件夹，或打包为 .zip，再填写到 catalogue.images。',
    ),
  });
}
