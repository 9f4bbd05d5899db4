import type { Event } from '../core/ports/reporter.ts';
import type { Lang, Text } from '../core/text.ts';

/** The person (or pipe) at the other end: the only way to print and to ask. */
export interface Terminal {
  readonly lang: Lang;
  /** Columns of stdout; undefined where it is no terminal. */
  readonly width: number | undefined;
  readonly color: boolean;
  /** True where questions may be asked. */
  readonly isInteractive: boolean;
  /** The result. */
  out(text: string | Uint8Array): void;
  /** Everything else. */
  err(text: string): void;
  say(text: Text): string;
  /** Shows how far it is, where somebody wants to know. */
  progress(event: Extract<Event, { is: 'progress' }>): void;
  /** Takes the progress line away. */
  settle(): void;
}
