import type { Outcome } from '../core/words.ts';

/**
 * The adapter's outcomes, made exactly one per key: one that is missing is unknown; when a key is named twice or was
 * never asked for, nothing it said of this batch can be trusted, and all of it is unknown.
 */
export function oneEach(keys: readonly string[], outcomes: readonly Outcome[]): readonly Outcome[] {
  const answers = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
  const isSound = answers.size === outcomes.length && outcomes.every(({ key }) => keys.includes(key));
  return keys.map((key) => {
    const answer = answers.get(key);
    if (!isSound) return { key, is: 'unknown', why: 'the answers did not match the questions' };
    return answer ?? { key, is: 'unknown', why: 'there was no answer for it' };
  });
}
