import type { Archive } from './archive.ts';

/** Pictures that were inflated last and are kept: one logo may stand in every row. */
const KEPT = 32 * 1024 ** 2;

/** The bytes of pictures, inflated when a row asks for them. */
export class PictureBytes {
  readonly #archive: Archive;
  readonly #kept = new Map<string, Uint8Array>();
  #size = 0;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Throws Stop where the part is damaged. */
  async load(part: string): Promise<Uint8Array> {
    const known = this.#kept.get(part);
    if (known) return known;
    const bytes = await this.#archive.bytes(part);
    this.#kept.set(part, bytes);
    this.#size += bytes.length;
    for (const [oldest, held] of this.#kept) {
      if (this.#size <= KEPT || oldest === part) break;
      this.#kept.delete(oldest);
      this.#size -= held.length;
    }
    return bytes;
  }
}
