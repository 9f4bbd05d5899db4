import type { Text } from '../text.ts';
import type { Change, Channel, Finding, Severity } from '../words.ts';

/** What a rule may know besides its subject. */
export interface RuleContext {
  readonly channel: Channel;
}

/** A finding without what the engine adds (id, severity unless it differs, channel, cell). */
export type Flaw = Omit<Finding, 'id' | 'severity' | 'channel' | 'where'> & {
  readonly severity?: Severity;
  readonly origin?: string;
};

/** One rule, one file, named after its id. Examples are run as tests and printed as documentation. */
export interface Rule<Subject> {
  /** `subject/defect`, stable. */
  readonly id: string;
  readonly about: Text;
  readonly severity: Severity;
  readonly examples: { readonly valid: readonly Subject[]; readonly invalid: readonly Subject[] };
  /** `origin` of a flaw names the cell in `listing.origins`: `title`, `SKU-1/price`; it is `field` or `sku/field` unless told. */
  check(subject: Subject, context: RuleContext): Iterable<Flaw>;
}

/** How much of a channel a plan touches. */
export interface Totals {
  readonly known: number;
  readonly changes: number;
  readonly withdrawals: number;
  /** SKUs whose stock goes from something to nothing. */
  readonly zeroed: number;
  readonly stocked: number;
  readonly versioned: number;
}

/** Holds back the changes it names and lets the rest go; `--allow <id>` overrules it. */
export interface Guard {
  readonly id: string;
  readonly about: Text;
  /** The reason, or undefined to let it go. */
  holds(change: Change, totals: Totals): Text | undefined;
}
