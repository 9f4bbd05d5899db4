import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { NotAnImage, probe } from '../../src/imaging/probe.ts';
import { settle } from '../../src/imaging/settle.ts';
import { type BitmapForm, bitmapOf, type Colour } from './bitmap-of.ts';

const [RED, BLUE, GREY, WHITE]: readonly Colour[] = [
  [200, 0, 0],
  [0, 0, 248],
  [128, 128, 128],
  [255, 255, 255],
];
const [R, B, G, W] = [RED, BLUE, GREY, WHITE] as readonly [Colour, Colour, Colour, Colour];
/** Five wide, so that rows need filling; no side like the other, so that a turn or a flip shows. */
const ROWS = [
  [R, R, R, B, W],
  [G, B, W, R, B],
  [W, W, B, G, R],
];

async function pixelsOf(bytes: Uint8Array): Promise<readonly number[][]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const width = info.channels;
  return Array.from({ length: info.width * info.height }, (_, n) => [...data.subarray(n * width, (n + 1) * width)]);
}

async function settled(bytes: Uint8Array): Promise<Uint8Array> {
  const answer = await settle(bytes);
  if (answer.is !== 'picture') throw new Error(answer.format);
  return answer.bytes;
}

describe('a bitmap', () => {
  it.each<readonly [string, BitmapForm]>([
    ['of 4 bits', { bits: 4 }],
    ['of 8 bits', { bits: 8 }],
    ['of 24 bits', { bits: 24 }],
    ['of 32 bits', { bits: 32 }],
    ['of 24 bits, top down', { bits: 24, order: 'top-down' }],
    ['of 8 bits, in runs', { bits: 8, packing: 'runs' }],
    ['of 4 bits, in runs', { bits: 4, packing: 'runs' }],
    ['of OS/2', { bits: 24, header: 'os2' }],
    ['of OS/2, of 8 bits', { bits: 8, header: 'os2' }],
    ['without a file header', { bits: 24, wrapping: 'bare' }],
    ['without a file header, of 8 bits', { bits: 8, wrapping: 'bare' }],
    ['with masks of its own', { bits: 32, masks: [0xff, 0xff00, 0xff0000, 0] }],
  ])('%s goes on as PNG, every pixel in its place', async (_, form) => {
    const png = await settled(bitmapOf(ROWS, form));

    expect(await probe(png)).toMatchObject({ type: 'png', width: 5, height: 3 });
    expect(await pixelsOf(png)).toEqual(ROWS.flat());
  });

  it('of 1 bit has two colours', async () => {
    const rows = [
      [R, W, R],
      [W, W, R],
    ];

    expect(await pixelsOf(await settled(bitmapOf(rows, { bits: 1 })))).toEqual(rows.flat());
  });

  it.each<readonly [BitmapForm, number]>([
    [{ bits: 16 }, 8],
    [{ bits: 16, masks: [0xf800, 0x7e0, 0x1f, 0] }, 8],
  ])('of 16 bits is as near as they allow', async (form, off) => {
    const found = (await pixelsOf(await settled(bitmapOf(ROWS, form)))).flat();

    const wanted = ROWS.flat().flat();
    expect(found.every((part, at) => Math.abs(part - (wanted[at] ?? 0)) <= off)).toBe(true);
  });

  it('keeps what shines through where it says so', async () => {
    const rows: readonly Colour[][] = [
      [
        [200, 0, 0, 0],
        [0, 0, 200, 255],
      ],
    ];
    const masks = [0xff0000, 0xff00, 0xff, 0xff000000] as const;

    const png = await settled(bitmapOf(rows, { bits: 32, masks }));

    expect(await pixelsOf(png)).toEqual(rows.flat());
  });

  it('is the same PNG each time, so that its hash is', async () => {
    const bytes = bitmapOf(ROWS, { bits: 24 });

    expect(await settled(bytes)).toEqual(await settled(bytes));
  });

  it('that is cut off, or promises too many pixels, is no image', async () => {
    const bytes = bitmapOf(ROWS, { bits: 24 });
    const vast = Buffer.from(bytes);
    vast.writeInt32LE(2 ** 30, 18);

    await expect(settle(bytes.subarray(0, bytes.length - 9))).rejects.toThrow(NotAnImage);
    await expect(settle(vast)).rejects.toThrow(/pixels are not read/);
    await expect(settle(bitmapOf(ROWS, { bits: 8, packing: 'runs' }).subarray(0, -4))).rejects.toThrow(NotAnImage);
  });

  it('never ends in anything but a picture or NotAnImage, whatever becomes of its bytes', async () => {
    const forms = fc.constantFrom<BitmapForm>({ bits: 24 }, { bits: 8, packing: 'runs' }, { bits: 4 }, { bits: 16 });
    const hits = fc.array(fc.tuple(fc.nat(90), fc.nat(255)), { minLength: 1, maxLength: 6 });

    await fc.assert(
      fc.asyncProperty(forms, hits, fc.nat(120), async (form, changes, length) => {
        const bytes = Buffer.from(bitmapOf(ROWS, form));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const answer = await settle(bytes.subarray(0, Math.max(30, length))).catch((reason: unknown) => reason);
        expect(answer instanceof NotAnImage || (typeof answer === 'object' && answer !== null && 'is' in answer)).toBe(
          true,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is no picture to be decoded', () => {
  const emf = Buffer.alloc(108);
  emf.writeUInt32LE(1, 0);
  emf.write(' EMF', 40, 'latin1');
  const begun = (start: string): Buffer => Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(100)]);

  it.each([
    ['EMF', emf],
    ['WMF', begun('\xd7\xcd\xc6\x9a\0\0')],
    ['WMF', begun('\x01\x00\x09\x00\x00\x03')],
    ['EMZ', begun('\x1f\x8b\x08\x00')],
    ['SVG', begun('<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg">')],
  ])('is a drawing, and is named: %s', async (format, bytes) => {
    expect(await settle(bytes)).toEqual({ is: 'vector', format });
  });

  it.each([
    ['HEIC', begun('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['HEIC', begun('\0\0\0\x18ftypmif1\0\0\0\0mif1heic')],
    ['Photoshop', begun('8BPS\0\x01')],
    ['PDF', begun('%PDF-1.7')],
    ['icon', begun('\0\0\x01\0\x01\0')],
  ])('is of a kind that is not read, and is named: %s', async (format, bytes) => {
    expect(await settle(bytes)).toEqual({ is: 'unread', format });
  });

  it('leaves to sharp what sharp reads', async () => {
    const plain = sharp({ create: { width: 4, height: 4, channels: 3, background: '#c33' } });
    for (const bytes of [
      await plain.clone().png().toBuffer(),
      await plain.clone().jpeg().toBuffer(),
      await plain.clone().webp().toBuffer(),
      await plain.clone().gif().toBuffer(),
      await plain.clone().tiff().toBuffer(),
      await plain.clone().avif().toBuffer(),
    ])
      expect(await settle(bytes)).toEqual({ is: 'picture', bytes });
  });
});
