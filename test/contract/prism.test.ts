import { describe, expect, it } from 'vitest';
import { seeded } from '../../src/sandbox/random.ts';
import { lineOf } from './prism-line.ts';
import { openPrism, type Prism } from './prism-server.ts';
import {
  drawn,
  type Trial,
  type Trials,
  trialsOfAmazon,
  trialsOfEbay,
  trialsOfEtsy,
  trialsOfWalmart,
} from './prism-trials.ts';

const MARKETPLACES: readonly (readonly [string, () => Promise<Trials>])[] = [
  ['amazon', trialsOfAmazon],
  ['ebay', trialsOfEbay],
  ['etsy', trialsOfEtsy],
  ['walmart', trialsOfWalmart],
];

/** A mock server made from nothing but the specifications is the other judge. */
describe('what Prism refuses, the rehearsal refuses', () => {
  it.each(MARKETPLACES)('of %s', { timeout: 120_000 }, async (name, open) => {
    const trials = await open();
    const prism = await openPrism(trials.files);
    const ask = judgeOf(prism, trials);
    const tally = { sent: 0, prism: 0, both: 0 };
    const taken: string[] = [];
    try {
      for (const trial of drawn(trials.wrong, 1_000, seeded(20_261_125))) {
        tally.sent += 1;
        const refusal = await ask(trial);
        if (refusal === undefined) continue;
        tally.prism += 1;
        if (await trial.send()) tally.both += 1;
        else taken.push(`${trial.what}: ${refusal}`);
      }
      const wronged: string[] = [];
      for (const trial of trials.right) {
        const refusal = await ask(trial);
        if (refusal !== undefined) wronged.push(`${trial.what}: Prism ${refusal}`);
        if (await trial.send()) wronged.push(`${trial.what}: the rehearsal`);
        await trial.undo?.();
      }

      process.stdout.write(`${name}, against Prism: ${JSON.stringify(tally)}\n`);
      expect(taken).toEqual([]);
      expect(wronged).toEqual([]);
      expect(tally.prism).toBeGreaterThanOrEqual(300);
    } finally {
      await prism.close();
      await trials.close();
    }
  });
});

function judgeOf(prism: Prism, { sandbox, root }: Trials): (trial: Trial) => Promise<string | undefined> {
  const line = lineOf(sandbox);
  return async ({ send }) => {
    const wire = await line.written(send);
    return prism.refusal({ ...wire, path: wire.path.slice(root.length) });
  };
}
