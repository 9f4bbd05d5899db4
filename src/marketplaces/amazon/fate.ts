import type { Outcome, Ticket } from '../../core/words.ts';
import { problemsOf } from './errors.ts';
import type { Item, ItemBody } from './wire.ts';

/** When a submission counts as carried out: once it can be bought; where there is nothing to buy, once it is shown; once it is gone. */
export type Aim = 'buyable' | 'shown' | 'gone';

/** As it stands in a ticket. */
export function aimNamed(name: string | undefined): Aim {
  return name === 'shown' || name === 'gone' ? name : 'buyable';
}

/** A parent is never for sale, and neither is what there is nothing left of. */
export function aimOf({ requirements, attributes }: ItemBody): Aim {
  const isThere = attributes.fulfillment_availability?.some(({ quantity }) => Number(quantity) > 0) ?? false;
  return requirements === 'LISTING' && isThere ? 'buyable' : 'shown';
}

/** What became of an accepted item: accepted is not yet live, and what is live may be taken down again. */
export function fateOf(ticket: Ticket, item: Item | undefined, aim: Aim, marketplaceId: string): Outcome {
  const { key } = ticket;
  // A new SKU shows only after a while; one that never does is asked for again, ever less often.
  if (aim === 'gone') return item ? { key, is: 'pending', ticket } : { key, is: 'done' };
  if (!item) return { key, is: 'unknown', why: 'Amazon does not show the SKU' };
  const summary = item.summaries.find((one) => one.marketplaceId === marketplaceId);
  const problems = problemsOf(item.issues);
  const isBuyable = summary?.status.includes('BUYABLE') ?? false;
  if (!isBuyable && problems.some(({ severity }) => severity === 'error')) return { key, is: 'rejected', problems };
  if (!summary || (aim === 'buyable' && !isBuyable)) return { key, is: 'pending', ticket };
  const refs = { id: item.sku, ...(summary.asin && { asin: summary.asin }) };
  return { key, is: 'done', refs, ...(problems.length > 0 && { problems }) };
}
