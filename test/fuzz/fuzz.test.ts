import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demandConserved } from './conserve.ts';
import { caseOf, runCase } from './part-case.ts';
import { type Seed, seeds } from './seeds.ts';

const SEED = 20_261_125;
const CASES = 250;

let folder: string;
let good: readonly Seed[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listwright-fuzz-'));
  good = await seeds();
});

afterAll(() => rm(folder, { recursive: true }));

describe('files made from good ones', () => {
  it('are read or refused by name, and keep the laws', async () => {
    const ends = { read: 0, refused: 0 };

    for (let number = 0; number < CASES; number++) {
      ends[await runCase(caseOf(SEED, number, good), join(folder, 'sheet'))]++;
    }

    expect(ends.read + ends.refused).toBe(CASES);
    expect(ends.read).toBeGreaterThan(CASES / 3);
    expect(ends.refused).toBeGreaterThan(CASES / 20);
  });

  it('are the same for a seed and a number', () => {
    expect(caseOf(SEED, 7, good)).toEqual(caseOf(SEED, 7, good));
    expect(caseOf(SEED, 7, good)).not.toEqual(caseOf(SEED, 8, good));
  });
});

describe('the law that no letter is lost', () => {
  it('notices a letter that is in no row', async () => {
    const { bytes } = good.find(({ name }) => name === 'format-comma.csv') ?? { bytes: new Uint8Array() };
    const path = join(folder, 'sheet');
    await runCase({ bytes, what: 'nothing', from: 'format-comma.csv' }, path);

    const longer = Buffer.concat([bytes, Buffer.from('杯')]);

    await expect(demandConserved(bytes, path)).resolves.toBeUndefined();
    await expect(demandConserved(longer, path)).rejects.toThrow('broken law: "杯" became ""');
  });
});
