import type { Command, Event } from '../core/ports/reporter.ts';

/** Which of the documents of a run a command ends in. */
export type Shape = 'check' | 'translate' | 'plan' | 'apply';

export function shapeOf(command: Command): Shape {
  if (command === 'plan' || command === 'translate') return command;
  if (command === 'apply' || command === 'follow' || command === 'sync' || command === 'withdraw') return 'apply';
  return 'check';
}

const MEMBERS: Readonly<Record<Shape, readonly string[]>> = {
  check: ['rows', 'products', 'variants', 'listings', 'errors', 'warnings', 'notes'],
  translate: ['characters', 'texts', 'listings', 'untranslated', 'errors', 'warnings', 'notes'],
  plan: [
    'create',
    'update',
    'withdraw',
    'unchanged',
    'missing',
    'held',
    'pending',
    'requests',
    'seconds',
    'characters',
  ],
  apply: ['done', 'rejected', 'pending', 'waiting', 'unknown', 'blocked'],
};

/** Counts events as they pass. What a summary event says wins over what was counted. */
export class Tally {
  readonly #counted: Record<string, number> = {};
  readonly #told: Record<string, number> = {};

  add(event: Event): void {
    if (event.is === 'finding') this.#count(`${event.finding.severity}s`);
    if (event.is === 'change') this.#count(event.change.held === undefined ? event.change.action : 'held');
    if (event.is === 'outcome') this.#count(event.outcome.is);
    if (event.is === 'summary') Object.assign(this.#told, event.summary);
  }

  get(name: string): number {
    return this.#told[name] ?? this.#counted[name] ?? 0;
  }

  /** The members that a document of this shape always has, then whatever else the run told. */
  summary(shape: Shape): Readonly<Record<string, number>> {
    const always = MEMBERS[shape].map((name) => [name, this.get(name)] as const);
    return { ...Object.fromEntries(always), ...this.#told };
  }

  #count(name: string): void {
    this.#counted[name] = (this.#counted[name] ?? 0) + 1;
  }
}
