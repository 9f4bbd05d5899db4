import type { Json } from '../../../core/json.ts';
import type { Io, Kind } from '../../../core/ports/marketplace.ts';
import type { Change, Outcome, Ready } from '../../../core/words.ts';
import { chunked } from '../../../lib/streams.ts';
import { currencyProblem } from '../account.ts';
import { ask } from '../ask.ts';
import { cleared, variantBefore } from '../cleared.ts';
import { isCode, isMissing, oneByOne } from '../each.ts';
import { OPERATIONS } from '../graphql.ts';
import { productInput, touchesPictures } from '../product-input.ts';
import { variantRefs } from '../variant-refs.ts';
import { answers, LONGEST, MARK, type ProductBody } from '../wire.ts';

const ONE = { sends: 'whole', batch: 1, rate: 'graphql', twice: 'harmless' } as const;

export const product: Kind<ProductBody> = {
  create: [{ ...ONE, name: 'set', covers: '*', cost: setCosts, publish: oneByOne(set) }],
  update: [
    {
      ...ONE,
      name: 'variants',
      covers: ['price', 'compareAtPrice', 'barcode', 'inventoryItem'].map((member) => `variants.*.${member}`),
      cost: (changes) => total(changes, (change) => 12 + 0.2 * variantsTouched(change).length),
      publish: oneByOne(updateVariants),
    },
    { ...ONE, name: 'set', covers: '*', cost: setCosts, publish: oneByOne(set) },
  ],
  withdraw: [
    // Deleted, not archived: an archived product would keep our mark and stand in the way of a listing of that id.
    // Orders keep their lines.
    { ...ONE, name: 'delete', covers: '*', cost: () => 11, publish: oneByOne(remove) },
  ],
};

async function set(change: Ready<ProductBody>, io: Io): Promise<Outcome> {
  const problem = await currencyProblem(io);
  if (problem) return { key: change.document.key, is: 'rejected', problems: [problem] };
  try {
    return await sent(change, io);
  } catch (reason) {
    if (!change.known) throw reason;
    // A variant was deleted by hand: without ids they are matched by their options, and it is made again.
    if (isCode(reason, 'PRODUCT_VARIANT_DOES_NOT_EXIST'))
      return sent({ ...change, known: { ...change.known, refs: idAlone(change) } }, io);
    if (isCode(reason, 'PRODUCT_DOES_NOT_EXIST', 'NOT_FOUND')) return { key: change.document.key, is: 'gone' };
    throw reason;
  }
}

function idAlone({ known }: Ready<ProductBody>) {
  const id = known?.refs.id;
  return id === undefined ? {} : { id };
}

async function sent(change: Ready<ProductBody>, io: Io): Promise<Outcome> {
  const { document, known, body } = change;
  const { key } = document;
  const input = productInput(change);
  const isByAddress = input.files?.some((file) => 'originalSource' in file) ?? false;
  const id = known?.refs.id;
  const { productSet } = await ask(io, OPERATIONS.setProduct, {
    variables: {
      identifier: id === undefined ? { customId: { ...MARK, value: document.listing ?? key } } : { id },
      input,
      first: Math.min(Math.max(1, body.variants.length), LONGEST),
      files: Math.max(1, input.files?.length ?? 0),
      withMedia: isByAddress,
    },
    cost: setCosts([change]),
    answer: answers.setProduct,
  });
  const { product } = productSet;
  const refs = { id: product.id, ...(await variantRefs(product, io)), ...fileRefs(change, product.media?.nodes ?? []) };
  if (isByAddress) return { key, is: 'pending', refs, ticket: { key, id: product.id, patience: 'picture' } };
  return { key, is: 'done', refs };
}

/** Pictures that came by address are named by their ids from then on. Media stand in the order in which they were sent. */
function fileRefs({ document }: Ready<ProductBody>, media: readonly { readonly id: string }[]): Record<string, string> {
  const sent = document.body.files ?? [];
  if (media.length !== sent.length) return {};
  return Object.fromEntries(
    sent.flatMap(({ originalSource }, place) => {
      const file = media[place];
      return originalSource && file ? [[`file:${originalSource}`, file.id]] : [];
    }),
  );
}

async function updateVariants(change: Ready<ProductBody>, io: Io): Promise<Outcome> {
  const { known, document } = change;
  const productId = known?.refs.id;
  const variants = variantsTouched(change).map((variant) => {
    const { file: _, ...members } = variant;
    const { price, compareAtPrice, barcode, inventoryItem } = cleared(members, variantBefore(known, variant.sku));
    const id = known?.refs[`variant:${variant.sku}`] ?? '';
    return { id, ...defined({ price, compareAtPrice, barcode, inventoryItem }) };
  });
  if (productId === undefined || variants.some(({ id }) => id === '')) return set(change, io);
  const problem = await currencyProblem(io);
  if (problem) return { key: document.key, is: 'rejected', problems: [problem] };
  try {
    for await (const some of chunked(variants, LONGEST)) {
      const variables = { productId, variants: some };
      await ask(io, OPERATIONS.updateVariants, { variables, cost: 12 + 0.2 * some.length, answer: answers.nothing });
    }
  } catch (reason) {
    if (isCode(reason, 'PRODUCT_DOES_NOT_EXIST')) return { key: document.key, is: 'gone' };
    if (isCode(reason, 'PRODUCT_VARIANT_DOES_NOT_EXIST')) return set(change, io);
    throw reason;
  }
  return { key: document.key, is: 'done' };
}

function defined(members: Readonly<Record<string, Json | undefined>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

async function remove({ known, document: { key } }: Ready<ProductBody>, io: Io): Promise<Outcome> {
  try {
    const variables = { id: String(known?.refs.id ?? '') };
    await ask(io, OPERATIONS.deleteProduct, { variables, cost: 11, answer: answers.nothing });
  } catch (reason) {
    if (!isMissing(reason)) throw reason;
  }
  return { key, is: 'done' };
}

/** Variants that a change of paths under `variants.<sku>` speaks of. */
function variantsTouched({ changed, document }: Change<ProductBody>): ProductBody['variants'] {
  const skus = new Set(changed.map((path) => path.split('.')[1]?.replaceAll('%2E', '.')));
  return document.body.variants.filter(({ sku }) => skus.has(sku));
}

/**
 * Ten points a mutation, and by the schema's own words 0.2 a variant, 1.9 a file, 0.6 a variant's file, 0.4 a metafield;
 * then what is read back: the product, its variants and their inventory items.
 */
function setCosts(changes: readonly Change<ProductBody>[]): number {
  return total(changes, (change) => {
    const { variants, files = [] } = change.document.body;
    const pictures = touchesPictures(change)
      ? 1.9 * files.length + 0.6 * variants.filter(({ file }) => file).length
      : 0;
    return 11 + 0.4 + 0.2 * variants.length + pictures + 2 + 2 * Math.min(variants.length, LONGEST);
  });
}

function total(changes: readonly Change<ProductBody>[], costs: (change: Change<ProductBody>) => number): number {
  return changes.map(costs).reduce((sum, one) => sum + one, 0);
}
