import type { HttpResponse, Io } from '../../core/ports/marketplace.ts';
import type { Batch, Json, Outcome, Ready, Refs } from '../../core/words.ts';
import { problemOf } from './problems.ts';
import type { PerItem } from './wire.ts';

/** A call that carries its changes one by one. */
export function oneByOne<Body extends Json>(errand: (change: Ready<Body>, io: Io) => Promise<Outcome>) {
  return async ({ changes }: Batch<Body>, io: Io): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (const change of changes) outcomes.push(await errand(change, io));
    return outcomes;
  };
}

/** What is not there, under whichever number: an update of it finds it gone. */
const GONE = new Set(['25701', '25702', '25705', '25710', '25713']);

/** What one item of a bulk answer says. An item that the answer does not mention is not known. */
export function outcomeOf(
  { document: { key }, action }: Ready,
  found: readonly PerItem[],
  { headers, refs }: { readonly headers: HttpResponse['headers']; readonly refs?: Refs },
): Outcome {
  const [first] = found;
  if (!first) return { key, is: 'unknown', why: 'eBay’s answer does not mention it' };
  const refused = found.filter(({ statusCode = 200, errors }) => statusCode >= 400 || (errors?.length ?? 0) > 0);
  const problems = refused.flatMap(({ errors }) => errors ?? []).map((one) => problemOf(one, headers));
  const broken = refused.find(({ statusCode = 0 }) => statusCode >= 500);
  if (broken) return { key, is: 'unknown', why: problems[0]?.message ?? `eBay answered ${broken.statusCode}` };
  if (action === 'update' && problems.some(({ code }) => GONE.has(code))) return { key, is: 'gone' };
  if (refused.length > 0) return { key, is: 'rejected', problems: problems.length > 0 ? problems : [unsaid(first)] };
  const warned = found.flatMap(({ warnings }) => warnings ?? []).map((one) => problemOf(one, headers, 'warning'));
  return { key, is: 'done', ...(refs && { refs }), ...(warned.length > 0 && { problems: warned }) };
}

function unsaid({ statusCode }: PerItem): { readonly code: string; readonly message: string } {
  return { code: String(statusCode), message: `eBay answered ${statusCode} without a reason` };
}
