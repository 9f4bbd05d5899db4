import type { Io } from '../../../core/ports/marketplace.ts';
import type { Batch, Json, Outcome, Ready, Refs } from '../../../core/words.ts';
import { problemsOf } from '../errors.ts';
import { type AnsweredItem, API, batchAnswer, type WireError } from '../wire.ts';
import { currencyProblem } from './currency.ts';

/** The batch endpoints take a hundred objects in all (filter woocommerce_rest_batch_items_limit). */
export const BATCH = 100;
/** PHP's post_max_size is 8 MB unless the host changed it; half of it leaves room for slashes and entities. */
export const BYTES = 4_000_000;

type Action = 'create' | 'update' | 'delete';

interface Errand<Body extends Json> {
  /** Below /wc/v3: `products`. */
  readonly path: string;
  readonly action: Action;
  readonly isHarmless: boolean;
  /** What stands for the change in the request. */
  item(change: Ready<Body>): Json;
  /** Refs besides the id. */
  refs?(change: Ready<Body>, answer: AnsweredItem): Refs;
}

/** One batch request; its answer of 200 holds one result or error per item, in the order sent. */
export async function sendBatch<Body extends Json>(
  batch: Batch<Body>,
  io: Io,
  errand: Errand<Body>,
): Promise<readonly Outcome[]> {
  const refused = errand.action === 'delete' ? undefined : await currencyProblem(io);
  if (refused) return batch.changes.map(({ document: { key } }) => ({ key, is: 'rejected', problems: [refused] }));
  const isKnown = (change: Ready<Body>): boolean =>
    errand.action === 'create' || typeof change.known?.refs.id === 'number';
  const sent = batch.changes.filter(isKnown);
  const answers = sent.length === 0 ? [] : await answersTo(sent.map(errand.item), io, errand);
  const lost = batch.changes.filter((change) => !isKnown(change));
  return [
    ...sent.map((change, index) => outcome(change, answers[index], errand)),
    ...lost.map(({ document: { key } }): Outcome => ({ key, is: 'gone' })),
  ];
}

async function answersTo(
  items: readonly Json[],
  io: Io,
  { path, action, isHarmless }: Errand<never>,
): Promise<readonly AnsweredItem[]> {
  const response = await io.http.send({
    method: 'POST',
    url: `${API}/wc/v3/${path}/batch`,
    body: { is: 'json', json: { [action]: items } },
    bucket: 'rest',
    harmless: isHarmless,
  });
  return batchAnswer.safeParse(response.json).data?.[action] ?? [];
}

function outcome<Body extends Json>(
  change: Ready<Body>,
  answer: AnsweredItem | undefined,
  errand: Errand<Body>,
): Outcome {
  const { key } = change.document;
  if (!answer) return { key, is: 'unknown', why: 'the shop’s answer does not mention it' };
  if (answer.error) return refusal(key, answer.error, errand.action);
  return { key, is: 'done', refs: { id: answer.id, ...errand.refs?.(change, answer) } };
}

function refusal(key: string, error: WireError, action: Action): Outcome {
  const problems = problemsOf(error);
  if (/_invalid_(?:id|parent)$/.test(error.code))
    return action === 'delete' ? { key, is: 'done' } : { key, is: 'gone' };
  const refs = error.code === 'product_invalid_sku' ? problems[0]?.refs : undefined;
  if (refs && action === 'create') return { key, is: 'exists', refs };
  return { key, is: 'rejected', problems };
}
