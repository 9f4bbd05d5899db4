import type { Rehearsal, RehearsalOptions } from '../rehearsal.ts';

export async function createRehearsal(_options: RehearsalOptions): Promise<Rehearsal> {
  throw new Error('not yet');
}
