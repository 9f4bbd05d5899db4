import type { Text } from '../text.ts';

/** A picture file on a shelf. */
export interface ShelfFile {
  /** Its path on the shelf, `/` between folders, as a person reads it. */
  readonly path: string;
  /** Throws with a reason for people: it is too large, damaged, or gone. */
  bytes(): Promise<Uint8Array>;
}

/** Where pictures lie that are called by name: a folder or a zip file. Nothing outside it is ever reached. */
export interface Shelf {
  /** For people: `images`, `pictures.zip`. */
  readonly name: string;
  /** In no order that matters. Marks of file managers and files that begin with a dot are left out. */
  readonly files: readonly ShelfFile[];
  /** Entries that were not let in, each with the reason: a link, a path that leads out. */
  readonly refused: readonly { readonly path: string; readonly why: Text }[];
  close(): void;
}
