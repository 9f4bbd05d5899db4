import { randomBytes } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../src/core/asset.ts';
import { make } from '../../src/imaging/make.ts';
import { NotAnImage, probe } from '../../src/imaging/probe.ts';

const recipe: Recipe = { id: 't@1', minSide: 100, maxSide: 800, maxBytes: 1_000_000, types: ['jpeg', 'png'] };

function plain(width: number, height: number, background: string | object = '#c33'): Sharp {
  return sharp({ create: { width, height, channels: 3, background: background as string } });
}

/** Random pixels: the heaviest picture there is for its size. */
function noise(side: number): Sharp {
  return sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });
}

async function pixel(bytes: Uint8Array, x: number, y: number): Promise<readonly number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * info.channels;
  return [...data.subarray(at, at + 3)];
}

describe('probe', () => {
  it('goes by the content, and measures as a person sees it', async () => {
    const turned = await plain(300, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();

    expect(await probe(turned)).toEqual({
      type: 'jpeg',
      width: 200,
      height: 300,
      hasAlpha: false,
      pages: 1,
      bytes: turned.byteLength,
    });
  });

  it.each([
    ['text', '<h1>404</h1>'],
    ['nothing', ''],
    [
      'an SVG, which could read files',
      '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>',
    ],
    ['a PDF', '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>'],
  ])('refuses %s', async (_what, content) => {
    await expect(probe(new TextEncoder().encode(content))).rejects.toBeInstanceOf(NotAnImage);
  });

  it('refuses a bomb from its header', async () => {
    const bomb = await sharp({ create: { width: 16_000, height: 7_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();

    expect(bomb.byteLength).toBeLessThan(1_000_000);
    await expect(probe(bomb)).rejects.toBeInstanceOf(NotAnImage);
  });
});

describe('make', () => {
  it('passes on what fits already, byte by byte', async () => {
    const source = await plain(400, 300).jpeg().toBuffer();

    const made = await make(source, recipe);

    expect(made).toEqual({ bytes: source, type: 'jpeg', width: 400, height: 300 });
  });

  it('turns the picture upright and takes the camera data out', async () => {
    const source = await plain(300, 200)
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Artist: 'somebody' }, IFD3: { GPSLatitude: '30/1 0/1 0/1' } })
      .toBuffer();

    const made = await make(source, recipe);

    const { exif, orientation, width, height } = await sharp(made.bytes).metadata();
    expect({ exif, orientation, width, height }).toEqual({
      exif: undefined,
      orientation: undefined,
      width: 200,
      height: 300,
    });
    expect(Buffer.from(made.bytes).includes('somebody')).toBe(false);
  });

  it('brings colours of a wide profile and of print into sRGB', async () => {
    const wide = await plain(200, 200).jpeg().withIccProfile('p3').toBuffer();
    const print = await plain(200, 200).toColourspace('cmyk').jpeg().toBuffer();

    for (const source of [wide, print]) {
      const made = await make(source, recipe);
      const { icc, space, channels } = await sharp(made.bytes).metadata();
      expect({ icc, space, channels }).toEqual({ icc: undefined, space: 'srgb', channels: 3 });
    }
  });

  it('puts transparency on white', async () => {
    const source = await sharp({
      create: { width: 200, height: 200, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();

    const made = await make(source, recipe);

    expect(await pixel(made.bytes, 100, 100)).toEqual([255, 255, 255]);
  });

  it('pads to the ratio on white, on both sides alike', async () => {
    const source = await plain(200, 400, '#000').png().toBuffer();

    const made = await make(source, { ...recipe, ratio: 1 });

    expect([made.width, made.height]).toEqual([400, 400]);
    expect(await pixel(made.bytes, 20, 200)).toEqual([255, 255, 255]);
    expect(await pixel(made.bytes, 380, 200)).toEqual([255, 255, 255]);
    expect((await pixel(made.bytes, 200, 200)).every((value) => value < 10)).toBe(true);
  });

  it('shrinks to the largest side, enlarges to the smallest and no further', async () => {
    const large = await make(await plain(1600, 800).jpeg().toBuffer(), recipe);
    const small = await make(await plain(50, 80).jpeg().toBuffer(), recipe);

    expect([large.width, large.height]).toEqual([800, 400]);
    expect([small.width, small.height]).toEqual([100, 160]);
  });

  it('lowers quality, then size, until the bytes fit', async () => {
    const source = await noise(600).png().toBuffer();

    const light = await make(source, { ...recipe, maxBytes: 200_000 });
    const lighter = await make(source, { ...recipe, maxBytes: 60_000 });

    expect(light.bytes.byteLength).toBeLessThanOrEqual(200_000);
    expect([light.type, light.width]).toEqual(['jpeg', 600]);
    expect(lighter.bytes.byteLength).toBeLessThanOrEqual(60_000);
    expect(lighter.width).toBeLessThan(600);
  });

  it('says so when nothing makes it fit', async () => {
    const source = await noise(300).png().toBuffer();

    await expect(make(source, { ...recipe, minSide: 300, maxBytes: 1000 })).rejects.toThrow(
      'does not fit into 1000 bytes',
    );
  });

  it('leaves in a type that is taken', async () => {
    const made = await make(await plain(200, 200).webp().toBuffer(), { ...recipe, types: ['png'] });

    expect(made.type).toBe('png');
    expect((await probe(made.bytes)).type).toBe('png');
  });

  it('refuses a picture that breaks off, though its header is whole', async () => {
    const source = await noise(300).jpeg().toBuffer();
    const cut = source.subarray(0, source.byteLength / 2);

    await expect(probe(cut)).resolves.toMatchObject({ type: 'jpeg', width: 300 });
    await expect(make(cut, recipe)).rejects.toBeInstanceOf(NotAnImage);
  });

  it('gives the same bytes for the same input', async () => {
    const source = await noise(300).webp().toBuffer();

    const [first, second] = [await make(source, recipe), await make(source, recipe)];

    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });
});
