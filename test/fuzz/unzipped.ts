import { inflateRawSync } from 'node:zlib';

/** The parts of a zip archive; undefined for what is none, or is damaged, or holds nothing. */
export function unzipped(zip: Uint8Array): Record<string, Uint8Array> | undefined {
  if (zip[0] !== 0x50 || zip[1] !== 0x4b) return undefined;
  try {
    const parts = partsOf(zip);
    return Object.keys(parts).length > 0 ? parts : undefined;
  } catch {
    return undefined;
  }
}

function partsOf(zip: Uint8Array): Record<string, Uint8Array> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.length);
  const end = bytes.lastIndexOf('PK\x05\x06');
  const parts: Record<string, Uint8Array> = {};
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extra, comment] = [
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
    parts[name] = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}
