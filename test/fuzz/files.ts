import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { caseOf } from './part-case.ts';
import type { Range } from './parts.ts';
import { seeds } from './seeds.ts';
import type { Tally } from './tally.ts';

const PROGRAM = fileURLToPath(new URL('../../bin/listwright.js', import.meta.url));
const LONGEST_MS = 30_000;
/** Nothing is wrong; the file has errors; the file is refused. */
const GOOD_EXITS: readonly (number | null)[] = [0, 1, 2];

const inspection = z.object({
  files: z.array(
    z.object({
      sheets: z.array(
        z.object({
          name: z.string(),
          rows: z.object({ read: z.number(), accepted: z.number(), rejected: z.number() }),
        }),
      ),
    }),
  ),
});

/** Hands mutated files to the program as a person would, one process each. */
export async function fuzzFiles({ seed, from, to, good: where }: Range, tally: Tally): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'listwright-fuzz-'));
  const good = await seeds(where);
  try {
    for (let number = from; number < to; number++) {
      const made = caseOf(seed, number, good);
      const path = join(folder, made.from);
      await writeFile(path, made.bytes);
      const begin = performance.now();
      const said = await inspect(path);
      const slowest = { number, ms: performance.now() - begin };
      const why = flaw(said);
      if (why !== undefined)
        tally.fail({ is: said.isHung ? 'hang' : 'crash', number, why: `${made.from} (${made.what}): ${why}` });
      else if (said.exit === 2) tally.count(0, 1, slowest);
      else tally.count(1, 0, slowest);
      if (number % 50 === 49) tally.tell(number + 1 - from);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Said {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
  readonly isHung: boolean;
}

function inspect(path: string): Promise<Said> {
  const child = spawn(process.execPath, [PROGRAM, 'inspect', path, '--format', 'json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  let isHung = false;
  const timer = setTimeout(() => {
    isHung = true;
    child.kill('SIGKILL');
  }, LONGEST_MS);
  child.stdout.setEncoding('utf8').on('data', (said: string) => (out += said));
  child.stderr.setEncoding('utf8').on('data', (said: string) => (err += said));
  return new Promise((resolve) =>
    child.on('close', (exit) => {
      clearTimeout(timer);
      resolve({ exit, out, err, isHung });
    }),
  );
}

/** What is wrong with how the program ended, if anything is. */
function flaw({ exit, out, err, isHung }: Said): string | undefined {
  if (isHung) return `no end within ${LONGEST_MS} ms`;
  if (!GOOD_EXITS.includes(exit)) return `exit ${exit}: ${err.slice(-1500)}`;
  if (exit === 2) return err.trim() === '' ? 'refused without a word' : undefined;
  const said = inspection.safeParse(parsed(out));
  if (!said.success) return `prints no inspection: ${out.slice(0, 200)}`;
  for (const { name, rows } of said.data.files.flatMap(({ sheets }) => sheets)) {
    if (rows.read !== rows.accepted + rows.rejected)
      return `broken law: ${name}: ${rows.read} = ${rows.accepted} + ${rows.rejected}`;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
