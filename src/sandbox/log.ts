/** One request as the log keeps it: nothing of its body, no header, no secret. */
export interface LogEntry {
  /** ISO 8601, by the sandbox's clock. */
  readonly time: string;
  readonly marketplace: string;
  readonly method: string;
  readonly path: string;
  /** 0 where the line was cut. */
  readonly status: number;
  readonly summary: string;
}

const SECRET = /^(oauth_|consumer_|access_token|signature|token)/i;

/** The path with its query, without whatever signs it. */
export function harmlessPath(path: string): string {
  const [before = '', query] = path.split('?', 2);
  if (query === undefined) return before;
  const kept = query.split('&').filter((part) => !SECRET.test(part));
  return kept.length === 0 ? before : `${before}?${kept.join('&')}`;
}
