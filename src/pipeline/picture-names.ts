import type { ShelfFile } from '../core/ports/shelf.ts';
import { naturalOrder } from '../lib/natural-order.ts';

/** A file that was found for a product by the product's own name. */
export interface NamedAfter {
  readonly file: ShelfFile;
  /** 'own': the name and nothing else. 'counted': with a number behind it, which may be another product's name. */
  readonly fit: 'own' | 'counted' | 'folder';
}

/** What sharp reads, what is decoded or named for it, and nothing else: lists and letters lie among pictures too. */
const PICTURE = /\.(?:jpe?g|jfif|png|gif|webp|bmp|dib|tiff?|avif|heic|heif)$/i;
const MAIN = /主图|首图|封面|^main/i;
const DETAIL = /详情|描述|细节|^(?:detail|desc)/i;
/** What stands behind a product's name in a picture's: `-1`, `(2)`, `_主图3`, ` detail-02`. */
const BEHIND = /^[-_. ]*(?:(?:主图|首图|封面|详情图?|描述|细节图?|main|detail|desc)[-_. ]*)?\(?\d{0,3}\)?$/i;

/** The files of a shelf by their names: letter case, width and the way accents are composed do not count. */
export class PictureNames {
  readonly #byName = new Map<string, ShelfFile[]>();
  /** By what is left of their names without a number behind. */
  readonly #byBase = new Map<string, ShelfFile[]>();
  readonly #byFolder = new Map<string, ShelfFile[]>();
  /** Pictures alone, as people sort them. */
  readonly pictures: readonly ShelfFile[];

  constructor(files: readonly ShelfFile[]) {
    const sorted = files.toSorted((a, b) => naturalOrder(a.path, b.path));
    this.pictures = sorted.filter(({ path }) => PICTURE.test(path));
    for (const file of sorted) {
      const key = keyOf(file.path);
      for (const name of new Set([key, withoutEnding(key), last(key), withoutEnding(last(key))]))
        add(this.#byName, name, file);
    }
    for (const file of this.pictures) {
      const folders = keyOf(file.path).split('/').slice(0, -1);
      for (const folder of new Set(folders)) add(this.#byFolder, folder, file);
      for (const base of basesOf(stemOf(file))) add(this.#byBase, base, file);
    }
  }

  /**
   * The files that a cell's name can mean: the path as it is written, else the last part of it, each with or without its ending.
   * More than one: the name does not say which.
   */
  called(name: string): readonly ShelfFile[] {
    const asked = keyOf(name).replace(/^(?:\.?\/)+/, '');
    const whole = this.#byName.get(asked) ?? [];
    const exact = whole.filter(({ path }) => keyOf(path) === asked);
    if (exact.length > 0) return exact;
    return whole.length > 0 ? whole : (this.#byName.get(last(asked)) ?? []);
  }

  /** Pictures named after a product: `A026.jpg`, `A026-1.jpg`, `A026(2).jpg`, and all in a folder `A026`; main ones first. */
  after(name: string): readonly NamedAfter[] {
    const asked = keyOf(name).replaceAll('/', '-');
    if (asked === '') return [];
    const own = (this.#byName.get(asked) ?? []).filter((file) => stemOf(file) === asked && PICTURE.test(file.path));
    const counted = this.#byBase.get(asked) ?? [];
    const inFolder = this.#byFolder.get(asked) ?? [];
    const fits = [...inFolder.map(as('folder')), ...counted.map(as('counted')), ...own.map(as('own'))];
    const all = new Map(fits.map((found) => [found.file, found]));
    return [...all.values()].sort(
      (a, b) => rank(a.file, asked) - rank(b.file, asked) || naturalOrder(a.file.path, b.file.path),
    );
  }
}

function as(fit: NamedAfter['fit']): (file: ShelfFile) => NamedAfter {
  return (file) => ({ file, fit });
}

/** Longest number with its word and its brackets: `_detail_(123)`. */
const LONGEST = 16;

/** What a name may be of when its end counts pictures. A digit behind a digit is another number: A0261 is not A026's first. */
function basesOf(stem: string): readonly string[] {
  const cuts = Array.from({ length: Math.min(LONGEST, Math.max(0, stem.length - 1)) }, (_, n) => stem.length - 1 - n);
  return cuts
    .filter((cut) => BEHIND.test(stem.slice(cut)) && !/^\d/.test(stem.slice(cut)))
    .map((cut) => stem.slice(0, cut));
}

function stemOf({ path }: ShelfFile): string {
  return withoutEnding(last(keyOf(path)));
}

/** How names are compared. */
export function keyOf(name: string): string {
  return name.replaceAll('\\', '/').normalize('NFKC').trim().toLowerCase();
}

/** The name itself and what is called main, then the others, then what belongs into the description. */
function rank(file: ShelfFile, asked: string): number {
  const parts = keyOf(file.path).split('/');
  const stem = stemOf(file);
  const words = [
    ...parts.slice(0, -1),
    stem.startsWith(asked) ? stem.slice(asked.length).replace(/^[-_. ]+/, '') : stem,
  ];
  if (words.some((word) => DETAIL.test(word))) return 2;
  return stem === asked || words.some((word) => MAIN.test(word)) ? 0 : 1;
}

function last(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function withoutEnding(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) : path;
}

function add(map: Map<string, ShelfFile[]>, name: string, file: ShelfFile): void {
  const there = map.get(name);
  if (there) there.push(file);
  else map.set(name, [file]);
}
