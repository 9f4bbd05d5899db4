/**
 * Text in an encoding that the runtime decodes but does not encode: the decoder turned round.
 * Throws where a character has no place in it.
 */
export function encoded(text: string, label: string): Uint8Array {
  if (label === 'utf-8') return Buffer.from(text);
  if (label === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (label === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const codes = codesOf(label);
  return Buffer.concat(
    [...text].map((char) => {
      const bytes = codes.get(char);
      if (!bytes) throw new Error(`${char} has no place in ${label}`);
      return bytes;
    }),
  );
}

const known = new Map<string, ReadonlyMap<string, Uint8Array>>();

function codesOf(label: string): ReadonlyMap<string, Uint8Array> {
  const made = known.get(label) ?? new Map([...sequences(label)].flatMap((bytes) => entry(bytes, label)).reverse());
  known.set(label, made);
  return made;
}

/** The shortest first: they win, as the later of two entries does. */
function* sequences(label: string): Generator<Uint8Array> {
  for (let byte = 0; byte < 256; byte++) yield Uint8Array.of(byte);
  if (label === 'windows-1252') return;
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) yield Uint8Array.of(lead, trail);
  if (label !== 'gb18030') return;
  // Greek to Hangul is enough of the four-byte part; U+1F600 and what follows stand at 0x9439FC36.
  for (let third = 0x81; third <= 0xfe; third++)
    for (let fourth = 0x30; fourth <= 0x39; fourth++) {
      yield Uint8Array.of(0x81, 0x30, third, fourth);
      yield Uint8Array.of(0x94, 0x39, third, fourth);
    }
}

function entry(bytes: Uint8Array, label: string): readonly (readonly [string, Uint8Array])[] {
  const shown = new TextDecoder(label).decode(bytes);
  return [...shown].length === 1 && shown !== '\uFFFD' ? [[shown, bytes]] : [];
}
