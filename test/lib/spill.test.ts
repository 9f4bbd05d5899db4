import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { Spill } from '../../src/lib/spill.ts';

const MB = 1024 ** 2;

describe('spill', () => {
  it('gives back what was laid down, in any order, in memory and beyond', () => {
    const spill = new Spill();
    const pieces = Array.from({ length: 60 }, (_, n) => new Uint8Array(400_000 + n * 1000).fill(n));
    const laid = pieces.map((bytes) => ({ at: spill.add(bytes), length: bytes.length }));

    for (const n of [59, 0, 58, 1, 40, 2, 39, 41, 20, 57])
      expect(spill.get(laid[n]?.at ?? 0, laid[n]?.length ?? 0)).toEqual(Buffer.from(pieces[n] ?? []));
    spill.close();
  });

  it('leaves no file behind', () => {
    const before = spilled();
    const spill = new Spill();
    for (let n = 0; n < 20; n++) spill.add(new Uint8Array(MB));
    expect(spilled().length).toBe(before.length + 1);

    spill.close();

    expect(spilled()).toEqual(before);
  });
});

function spilled(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('listwright-spill-'));
}
