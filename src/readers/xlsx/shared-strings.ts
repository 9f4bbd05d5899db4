import type { Archive } from '../archive.ts';
import { plainText, TagScanner } from '../tags.ts';

/** The texts that cells refer to by number. Runs of rich text are joined; how to pronounce them (rPh) is left out. */
export async function sharedStrings(archive: Archive, part: string | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  if (!part || !archive.has(part)) return strings;
  let current = '';
  let isText = false;
  let phonetic = 0;
  const scanner = new TagScanner({
    open(name, _attributes, isEmpty) {
      if (name === 'si') {
        current = '';
        if (isEmpty) strings.push('');
      } else if (name === 't') isText = !isEmpty;
      else if (name === 'rPh' && !isEmpty) phonetic++;
    },
    close(name) {
      if (name === 'si') strings.push(plainText(current));
      else if (name === 't') isText = false;
      else if (name === 'rPh') phonetic--;
    },
    text(raw) {
      if (isText && phonetic === 0) current += raw;
    },
  });
  const decoder = new TextDecoder();
  for await (const piece of archive.pieces(part)) scanner.write(decoder.decode(piece, { stream: true }));
  return strings;
}
