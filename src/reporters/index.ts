import type { Reporter } from '../core/ports/reporter.ts';

/** Every format that a run can be reported in; a reporter is loaded when it is asked for. */
export const reporters = {
  human: async (): Promise<Reporter> => (await import('./human.ts')).human,
  json: async (): Promise<Reporter> => (await import('./json.ts')).json,
  ndjson: async (): Promise<Reporter> => (await import('./ndjson.ts')).ndjson,
  sarif: async (): Promise<Reporter> => (await import('./sarif.ts')).sarif,
  junit: async (): Promise<Reporter> => (await import('./junit.ts')).junit,
  github: async (): Promise<Reporter> => (await import('./github.ts')).github,
} as const satisfies Readonly<Record<string, () => Promise<Reporter>>>;

export type Format = keyof typeof reporters;
