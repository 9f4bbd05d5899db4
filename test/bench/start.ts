import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, median } from './figure.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAIRS = 5;

/** `listwright --version` against `node -e 0`, whole processes in turn: from the checkout, and as the package ships it. */
export async function start(): Promise<readonly Figure[]> {
  const shipped = shippedCopy();
  try {
    return [ratioOf('start/version', ROOT), ratioOf('start/version-dist', shipped)];
  } finally {
    rmSync(shipped, { recursive: true, force: true });
  }
}

/** Ratio of the medians; the samples are the ratios of the pairs. */
function ratioOf(bench: string, folder: string): Figure {
  const ours = [join(folder, 'bin', 'listwright.js'), '--version'];
  const bare = ['-e', '0'];
  // Once each beforehand: the first run fills the compile cache.
  timed(ours);
  timed(bare);
  const pairs = Array.from({ length: PAIRS }, () => ({ ours: timed(ours), bare: timed(bare) }));
  return {
    bench,
    value: median(pairs.map((pair) => pair.ours)) / median(pairs.map((pair) => pair.bare)),
    unit: 'ratio',
    goal: 1.6,
    sense: 'max',
    samples: pairs.map((pair) => pair.ours / pair.bare),
  };
}

/** What the package holds of the program, without the sources beside it. */
function shippedCopy(): string {
  if (!existsSync(join(ROOT, 'dist'))) throw new Error('dist is missing: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'listwright-start-'));
  for (const name of ['bin', 'dist', 'package.json']) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  return folder;
}

function timed(args: readonly string[]): number {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - began;
}
