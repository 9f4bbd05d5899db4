import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { Spill } from '../../src/lib/spill.ts';

const MB = 1024 ** 2;

describe('spill', () => {
  it('gives back what was laid down, in any order, in memory and beyond', () => {
    const spill = new Spill();
    const laid = Array.from({ length: 20 }, (_, n) => spill.add(new Uint8Array(MB).fill(n)));

    const read = laid.toReversed().map((one) => spill.get(one));

    expect(read.map((bytes) => [bytes.length, bytes[0], bytes[MB - 1]])).toEqual(
      laid.map((_, i) => [MB, 19 - i, 19 - i]),
    );
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
