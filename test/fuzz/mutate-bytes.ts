import type { Chance } from './chance.ts';

/** A few bytes changed, put in, taken out, repeated or moved. */
export function mutateBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  let made = Buffer.from(bytes);
  for (let times = 1 + chance.below(4); times > 0 && made.length > 0; times--) made = chance.oneOf(WAYS)(made, chance);
  return made;
}

type Way = (bytes: Buffer, chance: Chance) => Buffer<ArrayBuffer>;

const WAYS: readonly Way[] = [flipped, overwritten, inserted, removed, repeated, cut, swapped];
const TELLING: readonly number[] = [0, 1, 0x0a, 0x0d, 0x22, 0x26, 0x2c, 0x3c, 0x3e, 0x7f, 0x80, 0xa0, 0xd8, 0xfe, 0xff];

function flipped(bytes: Buffer, chance: Chance): Buffer<ArrayBuffer> {
  const made = Buffer.from(bytes);
  const at = chance.below(made.length);
  made[at] = (made[at] ?? 0) ^ (1 << chance.below(8));
  return made;
}

function overwritten(bytes: Buffer, chance: Chance): Buffer<ArrayBuffer> {
  const made = Buffer.from(bytes);
  const from = chance.below(made.length);
  const to = Math.min(made.length, from + 1 + chance.below(8));
  for (let at = from; at < to; at++) made[at] = chance.oneOf(TELLING);
  return made;
}

function inserted(bytes: Buffer, chance: Chance): Buffer<ArrayBuffer> {
  const at = chance.below(bytes.length + 1);
  const fresh = Buffer.from(Array.from({ length: 1 + chance.below(6) }, () => chance.oneOf(TELLING)));
  return Buffer.concat([bytes.subarray(0, at), fresh, bytes.subarray(at)]);
}

function removed(bytes: Buffer, chance: Chance): Buffer<ArrayBuffer> {
  const from = chance.below(bytes.length);
  const length = 1 + chance.below(chance.oneOf([4, 64, 1024]));
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
}

function repeated(bytes: Buffer, chance: Chance): Buffer<ArrayBuffer> {
  const from = chance.below(bytes.length);
  const piece = bytes.subarray(from, from + 1 + chance.below(chance.oneOf([8, 128, 2048])));
  return Buffer.concat([
    bytes.subarray(0, from),
    ...Array.from({ length: 1 + chance.below(4) }, () => piece),
    bytes.subarray(from),
  ]);
}

function cut(bytes: Buffer, chance: Chance): Buffer<ArrayBuffer> {
  return Buffer.from(bytes.subarray(0, chance.below(bytes.length)));
}

function swapped(bytes: Buffer, chance: Chance): Buffer<ArrayBuffer> {
  const a = chance.below(bytes.length);
  const b = a + chance.below(bytes.length - a);
  return Buffer.concat([bytes.subarray(b), bytes.subarray(a, b), bytes.subarray(0, a)]);
}
