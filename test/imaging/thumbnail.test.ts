import sharp from 'sharp';
import { expect, it } from 'vitest';
import { NotAnImage } from '../../src/imaging/probe.ts';
import { thumbnail } from '../../src/imaging/thumbnail.ts';

/** The busiest picture there is. */
function noise(side: number): Promise<Buffer> {
  let seed = 7;
  const raw = Buffer.from(
    Array.from({ length: side * side * 3 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return (seed >> 16) & 255;
    }),
  );
  return sharp(raw, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
}

it('never weighs more than it may, however busy the picture is', async () => {
  const made = await thumbnail(await noise(600), 6000);

  const { format, width, height } = await sharp(made).metadata();
  expect(made.byteLength).toBeLessThanOrEqual(6000);
  expect({ format, width }).toEqual({ format: 'jpeg', width: height });
});

it('keeps the shape, puts what is clear on white, and enlarges nothing', async () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const wide = await sharp({ create: { width: 60, height: 30, channels: 4, background: clear } })
    .png()
    .toBuffer();

  const made = await thumbnail(wide, 6000);

  const { data, info } = await sharp(made).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([60, 30]);
  expect(data[0]).toBe(255);
});

it('refuses what is torn and what is no picture', async () => {
  const whole = await sharp(await noise(64))
    .jpeg()
    .toBuffer();

  await expect(thumbnail(whole.subarray(0, whole.length / 2), 6000)).rejects.toThrow(NotAnImage);
  await expect(thumbnail(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 6000)).rejects.toThrow(NotAnImage);
});
