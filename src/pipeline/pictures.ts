import type { Shelf } from '../core/ports/shelf.ts';
import type { Finding, PictureSource, Product, SourcePicture, Where } from '../core/words.ts';
import { mapOrdered } from '../lib/streams.ts';
import type { Context, Stage } from './context.ts';
import { fetched, type Looked, looked, type PictureDesk } from './picture-bytes.ts';
import { notFound, orderMismatch, type PictureFlaw, refusedEntries } from './picture-findings.ts';
import type { PictureOrder } from './picture-order.ts';
import { ShelfPictures } from './shelf-pictures.ts';

export interface PicturesOptions extends Omit<PictureDesk, 'underWay'> {
  /** Opens the place where pictures that are named lie; it is closed when the last product has gone by. */
  readonly shelf?: () => Promise<Shelf>;
  /** Gives pictures to products in the order of the sheet, where there are so many pictures; by their names where absent. */
  readonly order?: (pictures: number) => Promise<PictureOrder>;
  /** Whether every product comes by, so that what is left over belongs to none. */
  readonly extent?: 'whole' | 'part';
  /** A failure is a warning, holds the product back, or ends the run's good conscience: 'hold' and 'fail' make it an error. */
  readonly onError: 'skip' | 'hold' | 'fail';
}

/**
 * Finds the bytes behind every picture of a product, looks at them, and keeps them by their content. A product that names no picture
 * has those of the shelf that bear its SKU, or the one in its place. What cannot be had is a finding at the cell that named it, and the
 * product goes on without it.
 */
export function pictures(options: PicturesOptions): Stage<Product<PictureSource>, Product> {
  return async function* (products, context) {
    const opened = await options.shelf?.();
    try {
      const shelf = opened && new ShelfPictures(opened);
      const order = shelf && (await options.order?.(shelf.names.pictures.length));
      const desk: Desk = {
        ...options,
        context,
        underWay: new Map(),
        ...(shelf && { shelved: shelf }),
        ...(order && { placed: order }),
      };
      if (opened && opened.refused.length > 0)
        report('warning', refusedEntries(opened), { where: { file: opened.name } }, desk);
      yield* mapOrdered(products, context.width, (product) => resolved(product, desk));
      const left = options.extent === 'whole' ? shelf?.leftOver() : undefined;
      if (opened && left) report('note', left, { where: { file: opened.name } }, desk);
    } finally {
      opened?.close();
    }
  };
}

interface Desk extends PictureDesk, Pick<PicturesOptions, 'onError'> {
  readonly context: Context;
  readonly shelved?: ShelfPictures;
  readonly placed?: PictureOrder;
}

/** A picture of a product, with the variants that it shows by its name. */
interface Seen {
  readonly looked: Looked;
  readonly where: Where;
  readonly from?: string;
  readonly of: readonly number[];
}

async function resolved(product: Product<PictureSource>, desk: Desk): Promise<Product> {
  const seen = product.pictures.length > 0 ? await written(product, desk) : await shelved(product, desk);
  const places = new Map<number, number>();
  const kept: SourcePicture[] = [];
  for (const [place, { looked: found, where, from }] of seen.entries()) {
    if (found.is === 'flaw') {
      missing(found.flaw, { where, sku: product.id, ...(from !== undefined && { value: from }) }, desk);
      continue;
    }
    const twin = kept.findIndex(({ hash }) => hash === found.picture.hash);
    places.set(place, twin >= 0 ? twin : kept.push(found.picture) - 1);
  }
  const variants = product.variants.map((variant, index) => {
    const byName = seen.flatMap(({ of }, place) => (of.includes(index) ? [place] : []));
    const shown = [...variant.pictures, ...byName];
    return { ...variant, pictures: [...new Set(shown.flatMap((place) => places.get(place) ?? []))] };
  });
  return { ...product, pictures: kept, variants };
}

/** What the product's own cells hold and name. */
async function written(product: Product<PictureSource>, desk: Desk): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const source of product.pictures) {
    const from = fromOf(source);
    seen.push({
      looked: await pictureOf(source, desk),
      where: source.where,
      ...(from !== undefined && { from }),
      of: [],
    });
  }
  return seen;
}

function fromOf(source: PictureSource): string | undefined {
  return source.is === 'url' ? source.url : source.name;
}

async function pictureOf(source: PictureSource, desk: Desk): Promise<Looked> {
  switch (source.is) {
    case 'bytes':
      return looked(
        source.bytes,
        { where: source.where, ...(source.name !== undefined && { from: source.name }) },
        desk,
      );
    case 'name':
      return (
        desk.shelved?.called(source.name, source.where, desk) ?? { is: 'flaw', flaw: notFound(source.name, undefined) }
      );
    case 'url':
      return fetched(source.url, source.where, desk);
  }
}

/** What the shelf has for a product that names nothing; nothing where the sheet takes its pictures away. */
async function shelved(product: Product<PictureSource>, desk: Desk): Promise<readonly Seen[]> {
  const where = product.origins.pictures ?? product.origins.title ?? Object.values(product.origins)[0];
  const { shelved: shelf, placed } = desk;
  if (!shelf || !where || product.cleared?.includes('pictures')) return [];
  const spot = { where, sku: product.id };
  if (placed) {
    const { pictures: files } = shelf.names;
    const isCertain = placed.products === files.length && placed.lost === 0;
    const file = files[placed.places.get(product.id) ?? -1];
    if (!isCertain) report('error', orderMismatch(files.length, placed.products, placed.lost), spot, desk);
    if (!isCertain || !file) return [];
    return [{ looked: await shelf.taken(file, { where, from: file.path }, desk), where, from: file.path, of: [] }];
  }
  const { pictures: found, flaws } = shelf.namedAfter(product);
  for (const flaw of flaws) report('warning', flaw, spot, desk);
  const seen: Seen[] = [];
  for (const { file, of } of found)
    seen.push({ looked: await shelf.taken(file, { where, from: file.path }, desk), where, from: file.path, of });
  return seen;
}

type Spot = Pick<Finding, 'sku' | 'value'> & { readonly where: Where };

function missing(flaw: PictureFlaw, spot: Spot, desk: Desk): void {
  const isUnfetched = flaw.id === 'picture/not-fetched';
  const isHeld = isUnfetched ? desk.unfetched === 'hold' : desk.onError !== 'skip';
  report(isHeld ? 'error' : isUnfetched ? 'note' : 'warning', flaw, spot, desk);
}

function report(severity: Finding['severity'], flaw: PictureFlaw, spot: Spot, { context }: Desk): void {
  context.report({ ...flaw, severity, field: 'pictures', ...spot });
}
