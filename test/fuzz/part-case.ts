import { Chance } from './chance.ts';
import { type Ending, judge } from './judge.ts';
import { type Mutant, mutateFile } from './mutate-file.ts';
import type { Seed } from './seeds.ts';

export interface MadeCase extends Mutant {
  /** The file it was made from. */
  readonly from: string;
}

/** The file of a case: the same for a seed and a number, as long as the fixtures are. */
export function caseOf(seed: number, number: number, from: readonly Seed[]): MadeCase {
  const chance = new Chance(seed, number);
  const { name, bytes } = chance.oneOf(from);
  return { ...mutateFile(bytes, chance), from: name };
}

/** Reads the file of a case. Throws what no reader may throw, with the case's name. */
export async function runCase(made: MadeCase, path: string): Promise<Ending> {
  try {
    return await judge(made.bytes, path);
  } catch (cause) {
    throw new Error(`${made.from} (${made.what}): ${cause instanceof Error ? cause.stack : String(cause)}`, { cause });
  }
}
