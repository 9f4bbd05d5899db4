import type { Text } from '../core/text.ts';
import type { Terminal } from './terminal.ts';

/** Flags as parsed: a switch is true, a value is text, a repeated value a list. */
export type Flags = Readonly<Record<string, boolean | string | readonly string[] | undefined>>;

/** A command as data; what it needs is loaded when it runs. */
export interface Command {
  readonly name: string;
  readonly about: Text;
  /** `[FILE...]`, as help shows it. */
  readonly arguments?: string;
  /** Returns the exit code. Throws Stop for what the operator can mend. */
  run(args: readonly string[], flags: Flags, terminal: Terminal): Promise<number>;
}

/** A flag's value as text. */
export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** All values of a flag that may be repeated, and split at commas. */
export function listFlag(flags: Flags, name: string): readonly string[] {
  const value = flags[name];
  const values = typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : [];
  return values.flatMap((one) => one.split(',')).filter((one) => one !== '');
}

export function hasFlag(flags: Flags, name: string): boolean {
  return flags[name] === true;
}
