import type { Catalogue, Item } from './catalogue.ts';
import { text } from './values.ts';

interface Publication {
  readonly status: 'PUBLISHED' | 'UNPUBLISHED';
  readonly reasons: readonly string[];
}

/** Whether a buyer finds an item now. The reasons' words are those of the spec's example (`END_DATE`) and of its kind. */
export function publicationOf(item: Item, catalogue: Catalogue): Publication {
  const now = catalogue.clock.now();
  const [start, end] = [moment(text(item.orderable, 'startDate')), moment(text(item.orderable, 'endDate'))];
  const reasons = [
    ...(item.isRetired ? ['RETIRED'] : []),
    ...(start !== undefined && start > now ? ['START_DATE'] : []),
    ...(end !== undefined && end <= now ? ['END_DATE'] : []),
    ...(item.price > 0 ? [] : ['PRICE']),
  ];
  return { status: reasons.length === 0 ? 'PUBLISHED' : 'UNPUBLISHED', reasons };
}

function moment(date: string): number | undefined {
  return date === '' ? undefined : Date.parse(date);
}
