import { CFB } from '@e965/xlsx';

/** A record of the old workbooks: its number and contents. */
export function record(type: number, ...contents: readonly (Buffer | readonly number[])[]): Buffer {
  const body = Buffer.concat(contents.map((part) => (Buffer.isBuffer(part) ? part : words(part))));
  return Buffer.concat([words([type, body.length]), body]);
}

/** Numbers of two bytes each. */
export function words(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2);
  for (const [i, number] of numbers.entries()) bytes.writeUInt16LE(number & 0xffff, i * 2);
  return bytes;
}

const bof = (kind: 'globals' | 'sheet', version = 0x600): Buffer =>
  record(0x809, [version, kind === 'globals' ? 5 : 0x10, 0, 0, 0, 0, 0, 0]);
export const eof = record(0x0a);

export const label = (row: number, column: number, text: string): Buffer =>
  record(0x204, [row, column, 0, text.length], Buffer.from([1]), Buffer.from(text, 'utf16le'));

export function number(row: number, column: number, value: number, format = 0): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return record(0x203, [row, column, format], bytes);
}

/** A BIFF8 workbook of one sheet called 产品, without its compound file. */
export function stream(sheet: readonly Buffer[], globals: readonly Buffer[] = []): Buffer {
  const name = Buffer.from('产品', 'utf16le');
  const place = (at: number): Buffer => record(0x85, [at & 0xffff, at >> 16, 0], Buffer.from([2, 1]), name);
  const before = (at: number): Buffer => Buffer.concat([bof('globals'), ...globals, place(at), eof]);
  return Buffer.concat([before(before(0).length), bof('sheet'), ...sheet, eof]);
}

/** A compound file with the streams given. */
export function compoundOf(streams: Readonly<Record<string, Buffer>>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, name, content);
  return Buffer.from(CFB.write(file, { type: 'buffer' }));
}

/** A record of Office's drawings: a box holds others, what is no box holds bytes. */
export function art(
  type: number,
  body: Buffer,
  { instance = 0, is = 'record' }: { instance?: number; is?: 'box' | 'record' } = {},
): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE((instance << 4) | (is === 'box' ? 0xf : 0), 0);
  head.writeUInt16LE(type, 2);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

export const artBox = (type: number, ...parts: readonly Buffer[]): Buffer =>
  art(type, Buffer.concat(parts), { is: 'box' });

/** A store of pictures as the globals hold it. */
export function pictureStore(...pictures: readonly { type: number; instance: number; bytes: Buffer }[]): Buffer {
  const entries = pictures.map(({ type, instance, bytes }) =>
    art(0xf007, Buffer.concat([Buffer.alloc(36), art(type, bytes, { instance })])),
  );
  return record(0xeb, artBox(0xf000, artBox(0xf001, ...entries)));
}

/** A sheet's drawing that shows pictures of the store; heights in 256ths of a row. */
export function drawing(
  ...shown: readonly {
    blip: number;
    from: readonly [row: number, below: number];
    to: readonly [row: number, below: number];
    column?: number;
    objectParts?: readonly Buffer[];
  }[]
): Buffer {
  const option = Buffer.alloc(6);
  const group = artBox(0xf004, art(0xf009, Buffer.alloc(16)));
  const shapes = shown.map(({ blip, from, to, column = 1 }) => {
    option.writeUInt16LE(0x4104, 0);
    option.writeUInt32LE(blip, 2);
    const anchor = words([0, column, 0, from[0], from[1], column + 1, 0, to[0], to[1]]);
    return artBox(
      0xf004,
      art(0xf00b, Buffer.from(option), { instance: 1 }),
      art(0xf010, anchor),
      art(0xf011, Buffer.alloc(0)),
    );
  });
  const whole = artBox(0xf002, artBox(0xf003, group, ...shapes));
  // Each shape ends a record of its own, which what it is follows.
  const pieces: Buffer[] = [];
  let at = 0;
  let end = 8 + 8 + group.length;
  for (const [i, shape] of shapes.entries()) {
    end += shape.length;
    pieces.push(
      record(0xec, whole.subarray(at, end)),
      record(0x5d, [0x15, 0x12, 8], Buffer.alloc(16), ...(shown[i]?.objectParts ?? []), [0, 0]),
    );
    at = end;
  }
  return Buffer.concat(pieces);
}

/** A BIFF5 workbook of one sheet whose texts are written in a code page. */
export function stream5(
  rows: readonly (readonly string[])[],
  { codePage, label: encoding }: { readonly codePage: number; readonly label: string },
): Buffer {
  const name = Buffer.from('Sheet1');
  const place = (at: number): Buffer => record(0x85, [at & 0xffff, at >> 16, 0], Buffer.from([name.length]), name);
  const before = (at: number): Buffer =>
    Buffer.concat([bof('globals', 0x500), record(0x42, [codePage]), place(at), eof]);
  const cells = rows.flatMap((row, r) =>
    row.flatMap((text, c) => {
      const bytes = encoded(text, encoding);
      return bytes.length === 0 ? [] : [record(0x204, [r, c, 0, bytes.length], bytes)];
    }),
  );
  return Buffer.concat([before(before(0).length), bof('sheet', 0x500), ...cells, eof]);
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** The text in an encoding of one or two bytes a character, which Node only decodes. */
export function encoded(text: string, encoding: string): Buffer {
  const table = tables.get(encoding) ?? tableOf(encoding);
  tables.set(encoding, table);
  return Buffer.from([...text].flatMap((char) => table.get(char) ?? [0x3f]));
}

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  const learn = (bytes: readonly number[]): void => {
    const [char, ...more] = decoder.decode(Buffer.from(bytes));
    if (char !== undefined && char !== '\ufffd' && more.length === 0 && !table.has(char)) table.set(char, bytes);
  };
  for (let first = 0; first < 256; first++) learn([first]);
  for (let first = 0x80; first < 256; first++) for (let second = 0x40; second < 256; second++) learn([first, second]);
  return table;
}
