import type { z } from 'zod';
import { Unavailable } from '../../core/faults.ts';
import type { HttpResponse, Io } from '../../core/ports/marketplace.ts';
import type { Document, Remote } from '../../core/words.ts';
import { chunked } from '../../lib/streams.ts';
import { foundImageRefs } from './images.ts';
import { mediaSlug } from './media-slug.ts';
import { API, type ListedItem, listedItem, media, pictureBody, productBody, variationBody } from './wire.ts';

const PAGE = 100;
/** SKUs a look: a hundred characters each still fit the 8 KB that servers take as a request line. */
const SKUS = 50;

/** The whole shop, or what has the SKUs and slugs of these documents. */
export async function* list(io: Io, of?: readonly Document[]): AsyncGenerator<Remote, void, undefined> {
  if (!of) return yield* everything(io);
  yield* sold(io, of);
  yield* uploads(
    io,
    of.filter((document) => document.kind === 'picture'),
  );
}

async function* everything(io: Io): AsyncGenerator<Remote> {
  for await (const item of items(io, 'products?orderby=id&order=asc')) {
    yield remote(item);
    if (item.type !== 'variable' || item.variations.length === 0) continue;
    for await (const child of items(io, `products/${item.id}/variations?orderby=id&order=asc`)) {
      yield { ...remote({ ...child, parent_id: item.id }), ...(child.sku && { key: `variation/${child.sku}` }) };
    }
  }
}

async function* sold(io: Io, of: readonly Document[]): AsyncGenerator<Remote> {
  const wanted = of.flatMap((document) => {
    const sku = skuOf(document);
    return sku === undefined ? [] : [{ sku, document }];
  });
  // Commas part the SKUs of one question, so a SKU that holds one is asked for alone.
  const plain = wanted.filter(({ sku }) => !sku.includes(','));
  const odd = wanted.filter(({ sku }) => sku.includes(','));
  for await (const some of chunked(plain, SKUS)) yield* found(io, some);
  for (const one of odd) yield* found(io, [one]);
}

interface Wanted {
  readonly sku: string;
  readonly document: Document;
}

async function* found(io: Io, wanted: readonly Wanted[]): AsyncGenerator<Remote> {
  const skus = wanted.map(({ sku }) => encodeURIComponent(sku)).join(encodeURIComponent(','));
  // A search by SKU finds variations among the products (post_type is widened when `sku` is given).
  for await (const item of items(io, `products?sku=${skus}`)) {
    const document = wanted.find((one) => isSame(one, item))?.document;
    const images =
      document?.kind === 'product'
        ? foundImageRefs(productBody.safeParse(document.body).data?.images, item.images)
        : {};
    const { refs, ...rest } = remote(item);
    yield { ...rest, refs: { ...refs, ...images }, ...(document && { key: document.key }) };
  }
}

/** MySQL compares without case, so a SKU in other letters is the same SKU to the shop. */
function isSame({ sku, document }: Wanted, item: ListedItem): boolean {
  return (
    sku.toLowerCase() === item.sku.toLowerCase() && (document.kind === 'variation') === (item.type === 'variation')
  );
}

function skuOf({ kind, body }: Document): string | undefined {
  if (kind === 'product') return productBody.safeParse(body).data?.sku;
  if (kind === 'variation') return variationBody.safeParse(body).data?.sku;
  return undefined;
}

async function* uploads(io: Io, pictures: readonly Document[]): AsyncGenerator<Remote> {
  const bySlug = new Map<string, string>();
  for (const { key, body } of pictures) {
    const asset = pictureBody.safeParse(body).data?.asset;
    if (asset !== undefined) bySlug.set(mediaSlug(asset), key);
  }
  for await (const slugs of chunked(bySlug.keys(), SKUS)) {
    const url = `${API}/wp/v2/media?per_page=${PAGE}&slug=${slugs.join(',')}`;
    const response = await io.http.send({ method: 'GET', url, bucket: 'media', harmless: true, auth: 'wordpress' });
    for (const { id, slug, status } of listed(media, response)) {
      const key = bySlug.get(slug);
      if (key) yield { key, refs: { id }, state: status };
    }
  }
}

async function* items({ http }: Io, path: string): AsyncGenerator<ListedItem> {
  for (let page = 1; ; page++) {
    const url = `${API}/wc/v3/${path}${path.includes('?') ? '&' : '?'}per_page=${PAGE}&page=${page}`;
    const response = await http.send({ method: 'GET', url, bucket: 'rest', harmless: true });
    yield* listed(listedItem, response);
    if (page >= Number(response.headers['x-wp-totalpages'] ?? 1)) return;
  }
}

function listed<T>(schema: z.ZodType<T>, { json }: HttpResponse): readonly T[] {
  const items = schema.array().safeParse(json).data;
  if (!items) throw new Unavailable('the shop answered with something else than a list');
  return items;
}

function remote({ id, sku, status, parent_id }: ListedItem): Remote {
  return { ...(sku && { sku }), refs: { id, ...(parent_id > 0 && { parent: parent_id }) }, state: status };
}
