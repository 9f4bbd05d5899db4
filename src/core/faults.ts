import type { Text } from './text.ts';
import type { Problem } from './words.ts';

/** The marketplace refused one item for what it says. Thrown by `http.send`, caught once, in engine/apply. */
export class Rejected extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('; ') || 'refused without a reason');
    this.problems = problems;
  }
}

/** Nobody knows whether it was applied: the answer was lost, or was no answer. Settled by looking up. */
export class Ambiguous extends Error {}

/** It certainly never left, or was certainly not applied, and another try may work later. */
export class Unavailable extends Error {
  /** Milliseconds to wait, where they said so. */
  readonly wait: number | undefined;
  constructor(message: string, wait?: number) {
    super(message);
    this.wait = wait;
  }
}

/** Signed out or refused: nothing on this account will work until a person signs in. */
export class Unauthorised extends Error {}

/** The operator's turn. Caught once, in cli/main: the message, what to do next, and the exit code. */
export class Stop extends Error {
  readonly text: Text;
  readonly hint: Text | undefined;
  readonly exit: number;
  constructor(message: Text, options: { hint?: Text; exit?: number; cause?: unknown } = {}) {
    super(message.en, { cause: options.cause });
    this.text = message;
    this.hint = options.hint;
    this.exit = options.exit ?? 2;
  }
}

/** Somebody asked the program to end: 130 for Ctrl-C, 143 for the system. */
export class Interrupted extends Error {
  readonly exit: 130 | 143;
  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super(signal);
    this.name = 'AbortError';
    this.exit = signal === 'SIGINT' ? 130 : 143;
  }
}
