import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzzFiles } from './files.ts';
import { caseOf } from './part-case.ts';
import { fuzzParts, type Range } from './parts.ts';
import { seeds } from './seeds.ts';
import { Tally } from './tally.ts';

/**
 * `npm run fuzz -- [--seed N] [--parts N] [--files N] [--from N] [--good FOLDER] [--keep FOLDER]`
 * Sheets made from good ones (the fixtures unless told) by a seed and a number, `parts` of them read in this process and `files` by the program itself.
 * A crash, a hang or a broken law is a failure, printed so that `--seed S --from NUMBER --parts 1` runs it alone.
 */
const { values: flags } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    parts: { type: 'string', default: '2000' },
    files: { type: 'string', default: '20' },
    from: { type: 'string', default: '0' },
    good: { type: 'string' },
    keep: { type: 'string' },
  },
});
const seed = Number(flags.seed);
const from = Number(flags.from);

const failed = [
  await run('parts', Number(flags.parts), (range, tally) => fuzzParts(range, tally)),
  await run('files', Number(flags.files), (range, tally) => fuzzFiles(range, tally)),
];
process.exitCode = failed.some((count) => count > 0) ? 1 : 0;

async function run(what: string, count: number, fuzz: (range: Range, tally: Tally) => Promise<void>): Promise<number> {
  if (count === 0) return 0;
  const tally = new Tally();
  const begin = performance.now();
  await fuzz({ seed, from, to: from + count, ...(flags.good !== undefined && { good: flags.good }) }, tally);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  process.stdout.write(
    `${what}: seed ${seed}, cases ${from} to ${from + count - 1}: ${tally.read} read, ${tally.refused} refused, ${tally.failures.length} failed, ${seconds} s, the slowest ${tally.slowest.ms.toFixed(0)} ms (case ${tally.slowest.number})\n`,
  );
  for (const { is, number, why } of tally.failures) {
    process.stdout.write(`  ${is}: --seed ${seed} --from ${number} --${what} 1: ${why}\n`);
    if (flags.keep !== undefined) await keep(flags.keep, number);
  }
  return tally.failures.length;
}

async function keep(folder: string, number: number): Promise<void> {
  const made = caseOf(seed, number, await seeds(flags.good));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${seed}-${number}-${made.from}`), made.bytes);
}
