/** How a bitmap is to be written. */
export interface BitmapForm {
  readonly bits: 1 | 4 | 8 | 16 | 24 | 32;
  /** With the 14 bytes of a file; bare, as it lies in old workbooks. */
  readonly wrapping?: 'file' | 'bare';
  readonly order?: 'bottom-up' | 'top-down';
  readonly packing?: 'plain' | 'runs';
  /** Writes masks, of red, green, blue and alpha, into a header that has room for them. */
  readonly masks?: readonly [number, number, number, number];
  /** OS/2's header of 12 bytes. */
  readonly header?: 'windows' | 'os2';
}

export type Colour = readonly [red: number, green: number, blue: number, alpha?: number];

/** The bytes of a bitmap of these rows of pixels, from the top. Colours of 8 bits and less are looked up in a palette of them all. */
export function bitmapOf(rows: readonly (readonly Colour[])[], form: BitmapForm): Buffer {
  const { bits, wrapping = 'file', order = 'bottom-up', packing = 'plain', masks, header = 'windows' } = form;
  const width = rows[0]?.length ?? 0;
  const palette = [...new Map(rows.flat().map((colour) => [String(colour), colour])).values()];
  const ordered = order === 'top-down' ? rows : rows.toReversed();
  const indexes = ordered.map((row) => row.map((colour) => palette.findIndex((one) => String(one) === String(colour))));
  const body = Buffer.concat(
    packing === 'runs'
      ? [...indexes.map((row) => runs(row, bits)), Buffer.from([0, 1])]
      : ordered.map((row, y) => (bits > 8 ? coloured(row, bits, masks) : packed(indexes[y] ?? [], bits))),
  );
  const head =
    header === 'os2'
      ? oldHeader(width, rows.length, bits)
      : newHeader(width, order === 'top-down' ? -rows.length : rows.length, { bits, packing, masks });
  const colours =
    bits > 8
      ? Buffer.alloc(0)
      : Buffer.concat(
          Array.from({ length: 2 ** bits }, (_, n) => {
            const [red, green, blue] = palette[n] ?? [0, 0, 0];
            return Buffer.from(header === 'os2' ? [blue, green, red] : [blue, green, red, 0]);
          }),
        );
  const dib = Buffer.concat([head, colours, body]);
  if (wrapping === 'bare') return dib;
  const file = Buffer.alloc(14);
  file.write('BM', 'latin1');
  file.writeUInt32LE(14 + dib.length, 2);
  file.writeUInt32LE(14 + head.length + colours.length, 10);
  return Buffer.concat([file, dib]);
}

function newHeader(
  width: number,
  height: number,
  { bits, packing, masks }: { bits: number; packing: string; masks: BitmapForm['masks'] },
): Buffer {
  const head = Buffer.alloc(masks ? 108 : 40);
  head.writeUInt32LE(head.length, 0);
  head.writeInt32LE(width, 4);
  head.writeInt32LE(height, 8);
  head.writeUInt16LE(1, 12);
  head.writeUInt16LE(bits, 14);
  head.writeUInt32LE(masks ? 3 : packing === 'runs' ? (bits === 8 ? 1 : 2) : 0, 16);
  for (const [place, mask] of (masks ?? []).entries()) head.writeUInt32LE(mask >>> 0, 40 + 4 * place);
  return head;
}

function oldHeader(width: number, height: number, bits: number): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(12, 0);
  head.writeUInt16LE(width, 4);
  head.writeUInt16LE(height, 6);
  head.writeUInt16LE(1, 8);
  head.writeUInt16LE(bits, 10);
  return head;
}

function packed(row: readonly number[], bits: number): Buffer {
  const perByte = 8 / bits;
  const line = Buffer.alloc(Math.ceil((row.length * bits) / 32) * 4);
  for (const [x, index] of row.entries()) {
    const at = Math.floor(x / perByte);
    line[at] = (line[at] ?? 0) | (index << (8 - bits * ((x % perByte) + 1)));
  }
  return line;
}

function coloured(row: readonly Colour[], bits: number, masks: BitmapForm['masks']): Buffer {
  const line = Buffer.alloc(Math.ceil((row.length * bits) / 32) * 4);
  for (const [x, [red, green, blue, alpha = 255]] of row.entries()) {
    if (bits === 24) line.set([blue, green, red], x * 3);
    else {
      const shares = masks ?? (bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff0000, 0xff00, 0xff, 0]);
      const value = [red, green, blue, alpha].reduce((sum, part, at) => sum + shared(part, shares[at] ?? 0), 0);
      if (bits === 16) line.writeUInt16LE(value, x * 2);
      else line.writeUInt32LE(value >>> 0, x * 4);
    }
  }
  return line;
}

/** A part of 0 to 255 under its mask. */
function shared(part: number, mask: number): number {
  if (mask === 0) return 0;
  const shift = 31 - Math.clz32(mask & -mask);
  return Math.round((part / 255) * (mask >>> shift)) * 2 ** shift;
}

/** Runs of one colour, and a stretch of single ones where there is room for it. */
function runs(row: readonly number[], bits: number): Buffer {
  const parts: number[] = [];
  let at = 0;
  while (at < row.length) {
    let same = 1;
    while (row[at + same] === row[at] && same < 255) same++;
    const rest = row.slice(at, at + 4);
    if (same < 2 && rest.length === 4) {
      parts.push(0, 4, ...(bits === 8 ? rest : [pair(rest[0], rest[1]), pair(rest[2], rest[3])]));
      at += 4;
    } else {
      parts.push(same, bits === 8 ? (row[at] ?? 0) : pair(row[at], row[at]));
      at += same;
    }
  }
  return Buffer.from([...parts, 0, 0]);
}

function pair(high = 0, low = 0): number {
  return (high << 4) | low;
}
