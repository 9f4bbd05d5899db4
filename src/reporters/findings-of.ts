import type { Event } from '../core/ports/reporter.ts';
import type { Finding } from '../core/words.ts';

/** The findings that an event carries: its own, or those of an outcome. */
export function findingsOf(event: Event): readonly Finding[] {
  if (event.is === 'finding') return [event.finding];
  if (event.is === 'outcome') return event.outcome.findings;
  return [];
}
