import type { Call, Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Batch, Json, Outcome, Ready } from '../../../core/words.ts';
import type { VariationBody } from '../wire.ts';
import { BATCH, BYTES, sendBatch } from './batch.ts';
import { emptied } from './emptied.ts';
import { withoutStaleQuantity } from './quantity.ts';

type Publish = Call<VariationBody>['publish'];

const EVERYTHING = { covers: '*', sends: 'whole', batch: BATCH, bytes: BYTES, rate: 'rest' } as const;

export const variation: Kind<VariationBody> = {
  create: [{ ...EVERYTHING, name: 'create', twice: 'refused', publish: (batch, io) => send(batch, io, 'create') }],
  update: [
    {
      ...EVERYTHING,
      name: 'price-stock',
      covers: ['regular_price', 'sale_price', 'manage_stock', 'stock_quantity'],
      sends: 'changed',
      twice: 'harmless',
      publish: (batch, io) => send(batch, io, 'update'),
    },
    { ...EVERYTHING, name: 'put', twice: 'harmless', publish: (batch, io) => send(batch, io, 'update') },
  ],
  withdraw: [{ ...EVERYTHING, name: 'delete', twice: 'harmless', publish: (batch, io) => send(batch, io, 'delete') }],
  fallsWithParent: true,
};

const ITEM: Readonly<Record<'create' | 'update' | 'delete', (change: Ready<VariationBody>) => Json>> = {
  create: ({ body }) => body,
  update: (change) => ({ ...withoutStaleQuantity(change), ...emptied(change), id: idOf(change) }),
  delete: idOf,
};

function send(batch: Batch<VariationBody>, io: Io, action: keyof typeof ITEM): ReturnType<Publish> {
  const parent = batch.with?.id;
  if (parent === undefined) return Promise.resolve(batch.changes.map(orphaned));
  const isHarmless = action !== 'create';
  return sendBatch(batch, io, { path: `products/${parent}/variations`, action, isHarmless, item: ITEM[action] });
}

function orphaned({ document: { key, with: parent = '' } }: Ready<VariationBody>): Outcome {
  return { key, is: 'blocked', by: parent };
}

function idOf({ known }: Ready<VariationBody>): string | number {
  return known?.refs.id ?? 0;
}
