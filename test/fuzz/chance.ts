import { type Random, seeded } from '../../src/sandbox/random.ts';

/** Dice of one case: the same seed and number throw the same way, whatever was thrown before. */
export class Chance {
  readonly #next: Random;

  constructor(seed: number, number: number) {
    this.#next = seeded(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  }

  /** A whole number from 0 up to and without `most`. */
  below(most: number): number {
    return Math.floor(this.#next() * most);
  }

  oneOf<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  }
}
