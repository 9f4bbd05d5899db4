import type { Flaw, Rule } from '../core/ports/rule.ts';
import type { Finding, Listing } from '../core/words.ts';
import { cellOf } from './cell-of.ts';
import type { Stage } from './context.ts';

export interface JudgeOptions {
  readonly rules: readonly Rule<Listing>[];
  /** 'yes': untranslated text is an error wherever it is found. */
  readonly strict: 'yes' | 'no';
  /** 'hold' where listings are about to be published; 'count' where they are only looked at. */
  readonly untranslated: 'hold' | 'count';
  /** True for a product, or for its listing on one channel, about which an earlier stage reported an error. */
  readonly hasErrors: (productId: string, channelId: string) => boolean;
  /** Told once about each listing that stops here. */
  readonly held: (listingId: string, channelId: string) => void;
  /** Told about each listing whose untranslated text is counted and not held against it. */
  readonly onUntranslated: (listing: Listing) => void;
}

/** The rule that speaks of untranslated text; whether it counts depends on the command. */
const UNTRANSLATED = 'translation/missing';

/** Runs every rule on every listing. A listing with an error goes no further; its other findings are reported all the same. */
export function judge(options: JudgeOptions): Stage<Listing, Listing> {
  const holdsUntranslated = options.strict === 'yes' || options.untranslated === 'hold';
  const rules = holdsUntranslated ? options.rules : options.rules.filter((rule) => rule.id !== UNTRANSLATED);

  return async function* judged(listings, context) {
    for await (const listing of listings) {
      if (!holdsUntranslated && listing.untranslated.length > 0) options.onUntranslated(listing);
      let isSound = !options.hasErrors(listing.id, listing.channel.id);
      for (const finding of findings(rules, listing)) {
        if (finding.severity === 'error') isSound = false;
        context.report(finding);
      }
      if (isSound) yield listing;
      else options.held(listing.id, listing.channel.id);
    }
  };
}

function* findings(rules: readonly Rule<Listing>[], listing: Listing): Iterable<Finding> {
  for (const rule of rules) {
    for (const flaw of rule.check(listing, { channel: listing.channel })) yield finding(rule, flaw, listing);
  }
}

function finding(rule: Rule<Listing>, flaw: Flaw, listing: Listing): Finding {
  const { origin: _, severity = rule.severity, sku = listing.id, ...rest } = flaw;
  const where = cellOf(flaw, listing);
  return { id: rule.id, severity, channel: listing.channel.id, sku, ...rest, ...(where && { where }) };
}
