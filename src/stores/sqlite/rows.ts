import type { Intent, OpenTicket, Planned, Staged, Translation } from '../../core/ports/store.ts';
import type { Action, Cause, Document, Json, Known, Made, Origins, Outcome, Refs, Skus } from '../../core/words.ts';

/** A row as SQLite gives it. What stands in it was written by this store: it is trusted, and read here alone. */
export type TableRecord = Record<string, unknown>;

function parsed<T>(value: unknown): T {
  return JSON.parse(String(value)) as T;
}

function optional(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}

export function knownFrom(row: TableRecord): Known {
  const parent = optional(row.parent);
  const listing = optional(row.listing);
  return {
    key: String(row.key),
    kind: String(row.kind),
    fingerprint: String(row.fingerprint),
    refs: parsed<Refs>(row.refs),
    skus: parsed<Skus>(row.skus),
    after: parsed<readonly string[]>(row.after),
    ...(parent !== undefined && { with: parent }),
    ...(listing !== undefined && { listing }),
    body: parsed<Json>(row.body),
    origins: parsed<Origins>(row.origins),
    ...(row.made !== null && { made: parsed<Made>(row.made) }),
    ...(row.expires !== null && { expires: Number(row.expires) }),
  };
}

export function stagedFrom(row: TableRecord): Staged {
  return {
    document: parsed<Document>(row.document),
    fingerprint: String(row.fingerprint),
    origins: parsed<Origins>(row.origins),
    made: parsed<Made>(row.made),
  };
}

/** A row of `change`, with what is known of its key. */
export function plannedFrom(row: TableRecord, known: Known | undefined): Planned {
  const held = optional(row.held);
  return {
    document: parsed<Document>(row.document),
    action: String(row.action) as Action,
    ...(known && { known }),
    changed: parsed<readonly string[]>(row.changed),
    cause: String(row.cause) as Cause,
    channel: String(row.channel),
    lane: String(row.lane),
    fingerprint: String(row.fingerprint),
    origins: parsed<Origins>(row.origins),
    ...(row.made !== null && { made: parsed<Made>(row.made) }),
    wave: Number(row.wave),
    call: String(row.call),
    ...(held !== undefined && { held }),
  };
}

export function outcomeFrom(value: unknown): Outcome | undefined {
  return value === null || value === undefined ? undefined : parsed<Outcome>(value);
}

export function intentFrom(row: TableRecord): Intent {
  return parsed<Intent>(row.json);
}

export function ticketFrom(row: TableRecord): OpenTicket {
  return parsed<OpenTicket>(row.json);
}

export function translationFrom(row: TableRecord): Translation {
  return {
    text: String(row.text),
    from: String(row.source),
    to: String(row.target),
    translation: String(row.translation),
    by: String(row.by),
    reviewed: Number(row.reviewed) === 1,
  };
}
