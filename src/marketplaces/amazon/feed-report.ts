import { Ambiguous, Rejected } from '../../core/faults.ts';
import type { Io } from '../../core/ports/marketplace.ts';
import type { Channel, Outcome, Problem, Ticket } from '../../core/words.ts';
import { ask } from './ask.ts';
import { isAbsent } from './look.ts';
import { feed, feedDocument, type ProcessingReport, processingReport } from './wire.ts';

const API = '/feeds/2021-06-30';

/** What became of a message; 'accepted' is no more than what ACCEPTED says of a single item. */
type Fates = (ticket: Ticket, message: number) => Outcome | 'accepted';

/** A report never changes, and is given out twice a minute at most: it is read once a run. */
const kept = new WeakMap<Channel, Map<string, ProcessingReport>>();

/** What became of each message of a feed, as far as it is known. */
export async function messageFates(io: Io, feedId: string): Promise<Fates> {
  const known = kept.get(io.channel)?.get(feedId);
  if (known) return fromReport(known);
  const state = await stateOf(io, feedId);
  if (!state) return ({ key }) => ({ key, is: 'gone' });
  const { processingStatus: status, resultFeedDocumentId: document } = state;
  if (status === 'IN_QUEUE' || status === 'IN_PROGRESS')
    return (ticket) => ({ key: ticket.key, is: 'pending', ticket });
  if (status === 'DONE' && document !== undefined) {
    const report = await reportOf(io, document);
    kept.set(io.channel, (kept.get(io.channel) ?? new Map()).set(feedId, report));
    return fromReport(report);
  }
  const code = `FEED_${status}`;
  return ({ key }) => ({ key, is: 'rejected', problems: [{ code, message: `The feed ${feedId} is ${status}.` }] });
}

/** Undefined: nobody over there knows such a feed. */
async function stateOf(io: Io, feedId: string) {
  try {
    return await ask(io, `${API}/feeds/${encodeURIComponent(feedId)}`, { bucket: 'feedStatus', answer: feed });
  } catch (reason) {
    if (isAbsent(reason) || reason instanceof Rejected) return undefined;
    throw reason;
  }
}

/** Compressed as it is, it is asked for in a way that the line itself unpacks. */
async function reportOf(io: Io, document: string): Promise<ProcessingReport> {
  const { url } = await ask(io, `${API}/documents/${encodeURIComponent(document)}`, {
    bucket: 'feedResult',
    query: { enableContentEncodingUrlHeader: 'true' },
    answer: feedDocument,
  });
  const { json } = await io.http.send({ method: 'GET', url, bucket: 'storage', harmless: true, auth: 'none' });
  const parsed = processingReport.safeParse(json);
  if (!parsed.success) throw new Ambiguous('Amazon’s processing report is not understood');
  return parsed.data;
}

/** An issue without a message's number is about the whole feed. */
export function fromReport({ issues }: ProcessingReport): Fates {
  const errors = new Map<number | undefined, Problem[]>();
  for (const { messageId, code, message, severity, attributeName } of issues) {
    if (severity !== 'ERROR') continue;
    const problem: Problem = { code, message, severity: 'error', ...(attributeName && { path: attributeName }) };
    errors.set(messageId, [...(errors.get(messageId) ?? []), problem]);
  }
  const ofAll = errors.get(undefined);
  return ({ key }, message) => {
    const problems = errors.get(message) ?? ofAll;
    return problems ? { key, is: 'rejected', problems } : 'accepted';
  };
}
