import { batchArguments, isValues, type Values } from './arguments.ts';
import type { Call, Result } from './call.ts';
import * as products from './products.ts';
import * as variations from './variations.ts';
import { WpError } from './wp-error.ts';

/** Filter `woocommerce_rest_batch_items_limit` (reference/marketplaces.md §6: 100 in all). */
const MOST = 100;

/** POST …/batch: always 200 once the size is right; each item answers for itself, in the order it was sent. */
export async function batch(call: Call, of: 'product' | 'variation'): Promise<Result> {
  const [create, update, remove] = ['create', 'update', 'delete'].map((name) => {
    const items = call.body[name];
    return Array.isArray(items) ? items : [];
  });
  const total = (create?.length ?? 0) + (update?.length ?? 0) + (remove?.length ?? 0);
  if (total > MOST)
    throw new WpError(
      'woocommerce_rest_request_entity_too_large',
      `Unable to accept more than ${MOST} items for this request.`,
      413,
    );
  const doing = of === 'product' ? products : variations;
  const data: Record<string, unknown> = {};
  const run = async (name: string, items: readonly unknown[] | undefined, one: (item: unknown) => Promise<Values>) => {
    if (!items || items.length === 0) return;
    const answers: Values[] = [];
    for (const item of items) answers.push(await settled(one, item, name));
    data[name] = answers;
  };
  await run('create', create, (item) => doing.create(call, itemOf(of, item)));
  await run('update', update, (item) => doing.update(call, itemOf(of, item)));
  // A batch deletes for good: it forces every one.
  await run('delete', remove, async (item) =>
    of === 'product' ? products.destroy(call, Number(item), 'for good') : variations.destroy(call, Number(item)),
  );
  return { data, summary: `create ${create?.length}, update ${update?.length}, delete ${remove?.length} ${of}s` };
}

async function settled(one: (item: unknown) => Promise<Values>, item: unknown, name: string): Promise<Values> {
  try {
    return await one(item);
  } catch (error) {
    if (!(error instanceof WpError)) throw error;
    const id = name === 'create' ? 0 : Number(isValues(item) ? item.id : item);
    return { id, error: error.toJSON() };
  }
}

function itemOf(of: 'product' | 'variation', item: unknown): Values {
  const values = isValues(item) ? item : {};
  const { id } = values;
  return { ...batchArguments(of, { product_id: 0, ...values }), id };
}
