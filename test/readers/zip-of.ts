import { zipWith } from '../imaging/zip-with.ts';

/** A zip archive of the parts given, deflated, as an honest archiver writes it. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipWith(
    Object.entries(parts).map(([name, content]) => ({ name, bytes: Buffer.from(content), flags: 0x0800 })),
  );
}
