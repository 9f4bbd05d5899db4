import { contentHash } from '../core/fingerprint.ts';
import type { Shelf, ShelfFile } from '../core/ports/shelf.ts';
import type { PictureSource, Product, Where } from '../core/words.ts';
import { isTooLarge, type Looked, looked, type PictureDesk } from './picture-bytes.ts';
import {
  ambiguous,
  notFound,
  type PictureFlaw,
  sharedName,
  tooLarge,
  unreadableFile,
  unused,
} from './picture-findings.ts';
import { keyOf, PictureNames } from './picture-names.ts';

/** Most files of one name that are looked into before they are called different. */
const MOST_ALIKE = 16;

/** A picture of a product that was found on the shelf, for the whole product or for some of its variants. */
export interface Shelved {
  readonly file: ShelfFile;
  /** Indexes of the variants that it shows. */
  readonly of: readonly number[];
}

/** The pictures of a shelf as products come by: which are whose, and which are nobody's in the end. */
export class ShelfPictures {
  readonly shelf: Shelf;
  readonly names: PictureNames;
  readonly #used = new Set<ShelfFile>();
  /** By whose name a file with a number behind was taken: it may turn out to be the very name of another product. */
  readonly #counted = new Map<ShelfFile, string>();
  readonly #own = new Map<ShelfFile, string>();

  constructor(shelf: Shelf) {
    this.shelf = shelf;
    this.names = new PictureNames(shelf.files);
  }

  /** The picture that a cell names. */
  async called(name: string, where: Where, desk: PictureDesk): Promise<Looked> {
    const files = this.names.called(name);
    if (files.length === 0) return { is: 'flaw', flaw: notFound(name, this.shelf) };
    const [first] = files;
    for (const file of files) this.#used.add(file);
    if (files.length > 1 && !(await areAlike(files)))
      return {
        is: 'flaw',
        flaw: ambiguous(
          name,
          files.map(({ path }) => path),
        ),
      };
    return first ? this.taken(first, { where, from: name }, desk) : { is: 'flaw', flaw: notFound(name, this.shelf) };
  }

  /** A file of the shelf, as a product's picture. */
  async taken(file: ShelfFile, { where, from }: { where: Where; from: string }, desk: PictureDesk): Promise<Looked> {
    this.#used.add(file);
    try {
      return await looked(await file.bytes(), { where, from }, desk);
    } catch (reason) {
      return { is: 'flaw', flaw: isTooLarge(reason) ? tooLarge(from, reason) : unreadableFile(from, reason) };
    }
  }

  /** The files that bear the product's name or that of a variant; its model's, where no file bears either. */
  namedAfter(product: Product<PictureSource>): {
    readonly pictures: readonly Shelved[];
    readonly flaws: readonly PictureFlaw[];
  } {
    const found = new Map<ShelfFile, number[]>();
    const flaws: PictureFlaw[] = [];
    const note = (name: string, variant: number | undefined): void => {
      for (const { file, fit } of this.names.after(name)) {
        const of = found.get(file) ?? [];
        if (variant !== undefined && product.variants.length > 1) of.push(variant);
        found.set(file, of);
        const flaw = this.#claim(file, fit, name, product);
        if (flaw) flaws.push(flaw);
      }
    };
    note(product.id, undefined);
    for (const [index, { sku }] of product.variants.entries()) if (keyOf(sku) !== keyOf(product.id)) note(sku, index);
    if (found.size === 0 && product.model !== undefined) note(product.model, undefined);
    return { pictures: [...found].map(([file, of]) => ({ file, of })), flaws };
  }

  #claim(file: ShelfFile, fit: string, name: string, product: Product<PictureSource>): PictureFlaw | undefined {
    const isOurs = (other: string | undefined): boolean =>
      other === undefined || other === product.id || product.variants.some(({ sku }) => sku === other);
    if (fit === 'counted') {
      const owner = this.#own.get(file);
      this.#counted.set(file, name);
      return isOurs(owner) ? undefined : sharedName(file.path, name);
    }
    if (fit === 'own') {
      const other = this.#counted.get(file);
      this.#own.set(file, name);
      return isOurs(other) ? undefined : sharedName(file.path, other ?? '');
    }
    return undefined;
  }

  /** Said once, when every product has gone by. */
  leftOver(): PictureFlaw | undefined {
    const left = this.names.pictures.filter((file) => !this.#used.has(file)).map(({ path }) => path);
    return left.length === 0 ? undefined : unused(left, this.shelf);
  }
}

async function areAlike(files: readonly ShelfFile[]): Promise<boolean> {
  if (files.length > MOST_ALIKE) return false;
  const hashes = new Set<string>();
  for (const file of files) {
    const bytes = await file.bytes().catch(() => undefined);
    if (!bytes) return false;
    hashes.add(contentHash(bytes));
  }
  return hashes.size === 1;
}
