import type { Intent, OpenTicket, Refused, Settled, Store } from '../../core/ports/store.ts';
import { mergeRefs } from '../../core/refs.ts';
import type { Action, Document, Known, Made, Origins, Refs } from '../../core/words.ts';
import type { Driver } from './driver.ts';
import { intentFrom, outcomeFrom, ticketFrom } from './rows.ts';

type Part = Pick<
  Store,
  | 'intend'
  | 'settle'
  | 'open'
  | 'dismiss'
  | 'markAttempted'
  | 'isAttempted'
  | 'tickets'
  | 'ticketOf'
  | 'postpone'
  | 'refusal'
  | 'refusals'
>;

/** What a key was about to become, from the plan or from the ticket it waits on. */
interface Subject {
  readonly document: Document;
  readonly action: Action;
  readonly fingerprint: string;
  readonly origins: Origins;
  readonly made?: Made;
  readonly lane: string;
  readonly refs: Refs;
}

/** Intent before the wire, outcome after. */
export function journalPart(driver: Driver, store: Pick<Store, 'knownOf' | 'remember' | 'forget'>): Part {
  const intend = driver.prepare('INSERT OR REPLACE INTO intent VALUES (?, ?, ?, ?)');
  const open = driver.prepare<unknown[], Record<string, unknown>>('SELECT json FROM intent ORDER BY id');
  const openOf = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT json FROM intent WHERE lane = ? ORDER BY id',
  );
  const dismiss = driver.prepare('DELETE FROM intent WHERE id = ?');
  const attempt = driver.prepare('INSERT OR IGNORE INTO attempt VALUES (?, ?)');
  const attempted = driver.prepare('SELECT 1 FROM attempt WHERE channel = ? AND key = ?');
  const unattempt = driver.prepare('DELETE FROM attempt WHERE channel = ? AND key = ?');
  const change = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT * FROM change WHERE run = ? AND channel = ? AND key = ?',
  );
  const mark = driver.prepare('UPDATE change SET settled = ?, outcome = ? WHERE run = ? AND channel = ? AND key = ?');
  const ticket = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT json FROM ticket WHERE channel = ? AND key = ?',
  );
  const tickets = driver.prepare<unknown[], Record<string, unknown>>('SELECT json FROM ticket ORDER BY channel, key');
  const ticketsOf = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT json FROM ticket WHERE lane = ? ORDER BY channel, key',
  );
  const putTicket = driver.prepare('INSERT OR REPLACE INTO ticket VALUES (?, ?, ?, ?)');
  const dropTicket = driver.prepare('DELETE FROM ticket WHERE channel = ? AND key = ?');
  const refuse = driver.prepare('INSERT OR REPLACE INTO refusal VALUES (?, ?, ?, ?, ?, ?)');
  const pardon = driver.prepare('DELETE FROM refusal WHERE channel = ? AND key = ?');
  const refusal = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT outcome FROM refusal WHERE channel = ? AND key = ? AND fingerprint = ?',
  );
  const refusals = driver.prepare<unknown[], Record<string, unknown>>(
    'SELECT * FROM refusal WHERE channel = ? ORDER BY key',
  );

  const subjectOf = (run: string, channel: string, key: string): Subject | undefined => {
    const waiting = ticket.get(channel, key);
    if (waiting) return ticketFrom(waiting);
    const row = change.get(run, channel, key);
    if (!row) return undefined;
    return {
      document: JSON.parse(String(row.document)),
      action: String(row.action) as Action,
      fingerprint: String(row.fingerprint),
      origins: JSON.parse(String(row.origins)),
      ...(row.made !== null && { made: JSON.parse(String(row.made)) }),
      lane: String(row.lane),
      refs: {},
    };
  };

  const settleOne = (run: string, { channel, key, outcome, due, fallen }: Settled): void => {
    const subject = subjectOf(run, channel, key);
    mark.run(outcome.is, JSON.stringify(outcome), run, channel, key);
    if (!subject) return;
    switch (outcome.is) {
      case 'done':
        dropTicket.run(channel, key);
        pardon.run(channel, key);
        unattempt.run(channel, key);
        if (subject.action === 'withdraw') store.forget(channel, [key, ...(fallen ?? [])]);
        else store.remember(channel, knownAfter(subject, store.knownOf(channel, key), outcome));
        return;
      case 'rejected':
        dropTicket.run(channel, key);
        refuse.run(
          channel,
          key,
          subject.fingerprint,
          JSON.stringify(outcome),
          JSON.stringify(subject.document),
          JSON.stringify(subject.origins),
        );
        return;
      case 'gone':
        dropTicket.run(channel, key);
        store.forget(channel, [key, ...(fallen ?? [])]);
        return;
      case 'pending': {
        const { document, action, fingerprint, origins, made, lane } = subject;
        const refs = mergeRefs(subject.refs, outcome.refs);
        const waiting: OpenTicket = {
          ...outcome.ticket,
          key,
          channel,
          lane,
          refs,
          polls: 0,
          due: due ?? 0,
          document,
          action,
          fingerprint,
          origins,
          ...(made && { made }),
        };
        putTicket.run(channel, key, lane, JSON.stringify(waiting));
        return;
      }
      default:
        return;
    }
  };

  return {
    intend(intent) {
      intend.run(intent.id, intent.run, intent.lane, JSON.stringify(intent));
    },
    // Immediate: it reads before it writes, and another process may write in between.
    settle: driver.transaction((run: string, intent: Intent | undefined, settled: readonly Settled[]) => {
      for (const entry of settled) settleOne(run, entry);
      if (!intent) return;
      const unsure = new Set(settled.filter((entry) => entry.outcome.is === 'unknown').map((entry) => entry.key));
      const left = intent.changes.filter((entry) => unsure.has(entry.key));
      if (left.length === 0) dismiss.run(intent.id);
      else intend.run(intent.id, intent.run, intent.lane, JSON.stringify({ ...intent, changes: left }));
    }).immediate,
    open: (lane) => (lane === undefined ? open.all() : openOf.all(lane)).map(intentFrom),
    dismiss(intent) {
      dismiss.run(intent);
    },
    markAttempted: driver.transaction((channel: string, keys: Iterable<string>) => {
      for (const key of keys) attempt.run(channel, key);
    }),
    isAttempted: (channel, key) => attempted.get(channel, key) !== undefined,
    tickets: (lane) => (lane === undefined ? tickets.all() : ticketsOf.all(lane)).map(ticketFrom),
    ticketOf(channel, key) {
      const row = ticket.get(channel, key);
      return row && ticketFrom(row);
    },
    postpone(channel, key, due, polls) {
      const row = ticket.get(channel, key);
      if (!row) return;
      const waiting = { ...ticketFrom(row), due, polls };
      putTicket.run(channel, key, waiting.lane, JSON.stringify(waiting));
    },
    refusal: (channel, key, fingerprint) => outcomeFrom(refusal.get(channel, key, fingerprint)?.outcome),
    refusals: (channel) =>
      refusals.all(channel).map(
        (row): Refused => ({
          key: String(row.key),
          outcome: JSON.parse(String(row.outcome)),
          document: JSON.parse(String(row.document)),
          origins: JSON.parse(String(row.origins)),
        }),
      ),
  };
}

function knownAfter(subject: Subject, before: Known | undefined, outcome: { refs?: Refs; expires?: number }): Known {
  const { document, fingerprint, origins } = subject;
  // A creation starts anew: refs of one that vanished must not live on in it.
  const kept = subject.action === 'create' ? undefined : before?.refs;
  return {
    key: document.key,
    kind: document.kind,
    fingerprint,
    refs: mergeRefs(mergeRefs(kept, subject.refs), outcome.refs),
    skus: document.skus,
    after: document.after,
    ...(document.with !== undefined && { with: document.with }),
    ...(document.listing !== undefined && { listing: document.listing }),
    body: document.body,
    origins,
    ...(subject.made && { made: subject.made }),
    ...(outcome.expires !== undefined && { expires: outcome.expires }),
  };
}
