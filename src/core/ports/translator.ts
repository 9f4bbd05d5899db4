import type { Locale } from '../words.ts';

/** A text to be put into another language. */
export interface Segment {
  readonly text: string;
  readonly from: Locale;
  readonly html: boolean;
  /** What surrounds it, to choose the right word; never billed, never part of the memory's key. */
  readonly context?: string;
}

export interface TranslatorLimits {
  /** Texts a request. */
  readonly texts: number;
  /** Bytes a request. */
  readonly bytes: number;
}

/** An engine that translates. What is paid for and remembered is the pipeline's business. */
export interface Translator {
  readonly id: string;
  readonly limits: TranslatorLimits;
  /** One answer per segment, in order. Throws Stop when the quota is used up or the key is refused, Unavailable when another try may help. */
  translate(segments: readonly Segment[], to: Locale): Promise<readonly string[]>;
  /** Characters used and allowed in this period, where the engine tells. */
  usage?(): Promise<{ readonly used: number; readonly limit: number | undefined }>;
}
