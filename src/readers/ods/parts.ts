import type { Source } from '../../core/ports/reader.ts';
import { decodedText } from '../../lib/text-encoding.ts';
import type { Archive } from '../archive.ts';
import { Damage } from '../damage.ts';
import { declaredEncoding } from '../declared-encoding.ts';
import { decodedXml, xmlText } from '../xml-text.ts';

/** Where a spreadsheet's XML and pictures are. */
export interface Parts {
  /** The XML with the sheets, as often as it is asked for. */
  content(): AsyncIterable<string>;
  /** Whether a picture with this address is in the file. */
  has(address: string): boolean;
  bytes(address: string): Promise<Uint8Array>;
  /** The addresses of all pictures in the file. */
  readonly pictures: readonly string[];
}

/** Thrown for a spreadsheet that a password locks. */
export class Locked extends Error {}

/** The parts of a zip. Throws Locked, or Error where its sheets are missing. */
export async function zippedParts(archive: Archive): Promise<Parts> {
  const manifest = 'META-INF/manifest.xml';
  const isLocked = archive.has(manifest) && decodedXml(await archive.bytes(manifest)).includes('encryption-data');
  if (isLocked) throw new Locked();
  if (!archive.has('content.xml')) throw new Damage('its sheets are missing', '缺少工作表内容');
  return {
    content: () => xmlText(archive, 'content.xml'),
    has: (address) => archive.has(partOf(address)),
    bytes: (address) => archive.bytes(partOf(address)),
    pictures: [...archive.names()].filter((name) => /^pictures\/./.test(name)),
  };
}

/** One XML file that holds everything. */
export async function flatParts(file: Source): Promise<Parts> {
  const label = await declaredEncoding(file);
  return {
    content: () => decodedText(file.path, label),
    has: () => false,
    bytes: async (address) => {
      throw new Damage(`${address} is missing`, `缺少 ${address}`);
    },
    pictures: [],
  };
}

export function partOf(address: string): string {
  return address.replace(/^\.\//, '');
}
