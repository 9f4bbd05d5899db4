/** An uploaded or a handed out document. */
export interface FeedDocument {
  readonly id: string;
  readonly contentType: string;
  readonly compression?: 'GZIP';
  /** Base64; undefined until the upload came. */
  readonly content?: string;
}

export const FEED_STATUSES = ['CANCELLED', 'DONE', 'FATAL', 'IN_PROGRESS', 'IN_QUEUE'] as const;
export type FeedStatus = (typeof FEED_STATUSES)[number];

export interface Feed {
  readonly id: string;
  readonly type: string;
  readonly marketplaceIds: readonly string[];
  readonly inputDocument: string;
  readonly createdAt: number;
  /** When its turn comes, and when it is through, unless it is cancelled before. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** How it ended; undefined while nobody asked after its end. */
  readonly end?: 'CANCELLED' | 'DONE' | 'FATAL';
  readonly resultDocument?: string;
}
