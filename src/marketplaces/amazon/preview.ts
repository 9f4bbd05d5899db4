import { Rejected } from '../../core/faults.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import type { Batch, Outcome } from '../../core/words.ts';
import { askListings } from './ask.ts';
import { problemsOf } from './errors.ts';
import { itemBody, submission } from './wire.ts';

/** What Amazon would say to each item; nothing is kept over there. */
export async function preview({ changes }: Batch, io: Io): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const {
    document: { key },
    action,
    body,
  } of changes) {
    const whole = itemBody.safeParse(body).data;
    outcomes.push(action === 'withdraw' || !whole ? { key, is: 'done' } : await previewed(key, whole, io));
  }
  return outcomes;
}

async function previewed(key: string, body: typeof itemBody._output, io: Io): Promise<Outcome> {
  const { sku, ...json } = body;
  const query = { mode: 'VALIDATION_PREVIEW', includedData: 'issues' };
  try {
    const { issues } = await askListings(io, sku, { method: 'PUT', bucket: 'put', query, json, answer: submission });
    const problems = problemsOf(issues);
    return { key, is: 'done', ...(problems.length > 0 && { problems }) };
  } catch (reason) {
    if (!(reason instanceof Rejected)) throw reason;
    return { key, is: 'rejected', problems: reason.problems };
  }
}
