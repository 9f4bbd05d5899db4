import type { Source } from '../core/ports/reader.ts';
import { decodedText, detectEncoding } from '../lib/text-encoding.ts';

/**
 * What a text file is written in that may say so itself (HTML, XML): the user's word, a byte order mark, UTF-8 where all of it is,
 * what the file says where that gives every byte a meaning, else what the bytes look like.
 */
export async function declaredEncoding(file: Source): Promise<string> {
  if (file.encoding) return new TextDecoder(file.encoding).encoding;
  const found = await detectEncoding(file.path, file.head);
  const said = declared(file.head);
  if (said === undefined || found.label === said || found.label.startsWith('utf-')) return found.label;
  return (await isWhole(file.path, said)) ? said : found.label;
}

const META = /<meta[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i;
const XML = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w:.-]+)/i;

function declared(head: Uint8Array): string | undefined {
  const start = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  const said = META.exec(start)?.[1] ?? XML.exec(start)?.[1];
  try {
    const label = said && new TextDecoder(said).encoding;
    // Every gb2312 and gbk is a gb18030.
    return label === 'gbk' ? 'gb18030' : label || undefined;
  } catch {
    return undefined;
  }
}

async function isWhole(path: string, label: string): Promise<boolean> {
  const lost = { characters: 0 };
  for await (const _ of decodedText(path, label, lost)) if (lost.characters > 0) return false;
  return true;
}
