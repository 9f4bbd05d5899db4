import type { Archive } from '../archive.ts';
import { TagScanner } from '../tags.ts';
import { xmlText } from '../xml-text.ts';
import type { Relationship } from './relationships.ts';

/** How many pictures a sheet has that are no product's: its background, pictures in headers, footers, comments and previews, charts. */
export async function otherPictures(archive: Archive, refersTo: ReadonlyMap<string, Relationship>): Promise<number> {
  let count = 0;
  for (const { type, target } of refersTo.values()) {
    if (type === 'image') count++;
    else if (type === 'vmlDrawing') count += await elements(archive, target, 'imagedata');
    else if (type === 'drawing') count += await elements(archive, target, 'graphicFrame');
  }
  return count;
}

/** VML is no XML in the strict sense, and its attributes may have no quotation marks; its tags are told apart all the same. */
async function elements(archive: Archive, part: string, wanted: string): Promise<number> {
  if (!archive.has(part)) return 0;
  let count = 0;
  const scanner = new TagScanner({
    open: (name) => {
      if (name === wanted) count++;
    },
    close: () => undefined,
    text: () => undefined,
  });
  for await (const xml of xmlText(archive, part)) scanner.write(xml);
  return count;
}
