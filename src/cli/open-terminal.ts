import type { Lang } from '../core/text.ts';
import { type Flags, hasFlag } from './command.ts';
import { ProgressLine } from './progress.ts';
import type { ResultFile } from './result-file.ts';
import type { Terminal } from './terminal.ts';

/** The process's own streams; results go to `file` where one was named. */
export function openTerminal({
  lang,
  flags,
  file,
}: {
  lang: Lang;
  flags: Flags;
  file?: ResultFile | undefined;
}): Terminal {
  const { stdout, stderr, stdin } = process;
  const isColourless =
    file !== undefined || hasFlag(flags, 'no-color') || Boolean(process.env.NO_COLOR) || process.env.TERM === 'dumb';
  const line = new ProgressLine({
    lang,
    now: () => performance.now(),
    write: (text) => void stderr.write(text),
    ...(stderr.isTTY && { spinner: openSpinner }),
  });
  const isQuiet = hasFlag(flags, 'quiet');
  return {
    lang,
    width: stdout.isTTY && !file ? stdout.columns : undefined,
    color: stdout.isTTY === true && !isColourless,
    isInteractive:
      stdin.isTTY === true &&
      stderr.isTTY === true &&
      !hasFlag(flags, 'yes') &&
      !hasFlag(flags, 'no-input') &&
      !process.env.CI,
    out: (text) => (file ? file.write(text) : void stdout.write(text)),
    err(text) {
      line.settle();
      stderr.write(text);
    },
    say: (text) => text[lang],
    progress(event) {
      if (!isQuiet) line.show(event);
    },
    settle: () => line.settle(),
  };
}

async function openSpinner(): Promise<{ text: string; stop(): unknown }> {
  const { default: ora } = await import('ora');
  return ora({ stream: process.stderr }).start();
}
