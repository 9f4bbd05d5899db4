import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Batch, Outcome, Ready, Refs } from '../../../core/words.ts';
import { imageRefs, imagesToSend } from '../images.ts';
import { list } from '../list.ts';
import type { AnsweredItem, Image, ProductBody } from '../wire.ts';
import { BATCH, BYTES, sendBatch } from './batch.ts';
import { emptied } from './emptied.ts';
import { withoutStaleQuantity } from './quantity.ts';

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
      publish: put,
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

async function put(batch: Batch<ProductBody>, io: Io): Promise<readonly Outcome[]> {
  const found = await uploadsThere(batch.changes, io);
  const images = (change: Ready<ProductBody>) =>
    imagesToSend(change, { ...change.known?.refs, ...found.get(change.document.key) });
  return sendBatch(batch, io, {
    path: 'products',
    action: 'update',
    // A new picture in it would be stored again by a blind repeat.
    isHarmless: !batch.changes.some((change) => images(change)?.some(isUpload)),
    item: (change) => {
      const { images: _, ...rest } = withoutStaleQuantity(change);
      const shown = images(change);
      return { ...rest, ...(shown && { images: shown }), ...emptied(change), id: idOf(change) };
    },
    refs,
  });
}

/** Refs of pictures that an update whose answer was lost has brought there, so that sending it once more stores none twice. */
async function uploadsThere(changes: readonly Ready<ProductBody>[], io: Io): Promise<ReadonlyMap<string, Refs>> {
  const unsure = changes.filter((change) => imagesToSend(change, change.known?.refs)?.some(isUpload));
  const found = new Map<string, Refs>();
  if (unsure.length === 0) return found;
  for await (const remote of list(
    io,
    unsure.map(({ document }) => document),
  )) {
    const change = unsure.find(
      ({ document, known }) => document.key === remote.key && known?.refs.id === remote.refs.id,
    );
    if (change) found.set(change.document.key, remote.refs);
  }
  return found;
}

function isUpload(image: Image): boolean {
  return image.src !== undefined;
}

function idOf({ known }: Ready<ProductBody>): string | number {
  return known?.refs.id ?? 0;
}
