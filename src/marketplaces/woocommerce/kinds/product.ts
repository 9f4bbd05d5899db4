import type { Kind } from '../../../core/ports/marketplace.ts';
import type { Ready } from '../../../core/words.ts';
import { imageRefs, imagesToSend } from '../images.ts';
import type { AnsweredItem, ProductBody } from '../wire.ts';
import { BATCH, BYTES, sendBatch } from './batch.ts';
import { emptied } from './emptied.ts';

const refs = ({ document }: Ready<ProductBody>, answer: AnsweredItem) => imageRefs(document.body.images, answer.images);

export const product: Kind<ProductBody> = {
  create: [
    {
      name: 'create',
      covers: '*',
      sends: 'whole',
      batch: BATCH,
      bytes: BYTES,
      rate: 'rest',
      // The SKU is taken: product_invalid_sku names the product that has it.
      twice: 'refused',
      publish: (batch, io) =>
        sendBatch(batch, io, { path: 'products', action: 'create', isHarmless: false, item: ({ body }) => body, refs }),
    },
  ],
  update: [
    {
      name: 'price-stock',
      covers: ['regular_price', 'sale_price', 'manage_stock', 'stock_quantity'],
      sends: 'changed',
      batch: BATCH,
      bytes: BYTES,
      rate: 'rest',
      twice: 'harmless',
      publish: (batch, io) =>
        sendBatch(batch, io, {
          path: 'products',
          action: 'update',
          isHarmless: true,
          item: (change) => ({ ...change.body, ...emptied(change), id: idOf(change) }),
        }),
    },
    {
      name: 'put',
      covers: '*',
      sends: 'whole',
      batch: BATCH,
      bytes: BYTES,
      rate: 'rest',
      twice: 'harmless',
      publish: (batch, io) =>
        sendBatch(batch, io, {
          path: 'products',
          action: 'update',
          // A new picture in it would be stored again by a blind repeat.
          isHarmless: !batch.changes.some((change) => imagesToSend(change)?.some((image) => image.src !== undefined)),
          item: whole,
          refs,
        }),
    },
  ],
  withdraw: [
    {
      name: 'delete',
      covers: '*',
      sends: 'whole',
      batch: BATCH,
      rate: 'rest',
      twice: 'harmless',
      // The batch endpoint deletes with force=true, past the trash, variations included: nothing stays live, no SKU stays taken.
      publish: (batch, io) =>
        sendBatch(batch, io, { path: 'products', action: 'delete', isHarmless: true, item: (change) => idOf(change) }),
    },
  ],
};

function whole(change: Ready<ProductBody>) {
  const { images: _, ...rest } = change.body;
  const images = imagesToSend(change);
  return { ...rest, ...(images && { images }), ...emptied(change), id: idOf(change) };
}

function idOf({ known }: Ready<ProductBody>): string | number {
  return known?.refs.id ?? 0;
}
