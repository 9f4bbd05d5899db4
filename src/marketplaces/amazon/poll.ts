import type { Io } from '../../core/ports/marketplace.ts';
import type { Outcome, Ticket } from '../../core/words.ts';
import { type Aim, aimNamed, fateOf } from './fate.ts';
import { messageFates } from './feed-report.ts';
import { lookAt } from './look.ts';
import { hereOf } from './sites.ts';

interface Awaited {
  readonly ticket: Ticket;
  readonly sku: string;
  readonly aim: Aim;
}

/** Items that were accepted, twenty a look; of feeds first what became of each message, then of the item behind it. */
export async function poll(tickets: readonly Ticket[], io: Io): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const awaited: Awaited[] = tickets
    .filter(isItem)
    .map((ticket) => ({ ticket, sku: ticket.id, aim: aimNamed(ticket.item) }));
  for (const [feedId, group] of byFeed(tickets.filter((ticket) => !isItem(ticket)))) {
    const fates = await messageFates(io, feedId);
    for (const ticket of group) {
      const [message, wanted, ...sku] = (ticket.item ?? '').split(' ');
      const fate = fates(ticket, Number(message));
      if (fate === 'accepted') awaited.push({ ticket, sku: sku.join(' '), aim: aimNamed(wanted) });
      else outcomes.push(fate);
    }
  }
  return [...outcomes, ...(await itemFates(awaited, io))];
}

async function itemFates(awaited: readonly Awaited[], io: Io): Promise<readonly Outcome[]> {
  const { marketplaceId } = hereOf(io.channel);
  const skus = [...new Set(awaited.map(({ sku }) => sku))];
  const there = await lookAt(io, skus, 'summaries,issues');
  return awaited.map(({ ticket, sku, aim }) => fateOf(ticket, there.get(sku), aim, marketplaceId));
}

function isItem({ patience }: Ticket): boolean {
  return patience !== 'feed';
}

function byFeed(tickets: readonly Ticket[]): ReadonlyMap<string, readonly Ticket[]> {
  const groups = new Map<string, Ticket[]>();
  for (const ticket of tickets) groups.set(ticket.id, [...(groups.get(ticket.id) ?? []), ticket]);
  return groups;
}
