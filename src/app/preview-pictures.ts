import { constants } from 'node:fs';
import { copyFile, mkdir, opendir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Blobs } from '../core/ports/store.ts';
import type { Listing, SourcePicture } from '../core/words.ts';

/** Bytes of a thumbnail in the page. */
const THUMBNAIL = 6000;
/** Names that only this program gives; whatever else lies in the folder is not ours. */
const OURS = /^[0-9a-f]{32}\.[a-z]+$/;

/** The pictures of a page: full ones in `<name>_files` beside it, each once, and thumbnails to be written into it. */
export class PreviewPictures {
  readonly #blobs: Blobs;
  readonly #folder: string;
  readonly #address: string;
  /** The channels of one product show the same picture one after the other. */
  #last: { readonly hash: string; readonly thumbnail: string | undefined } | undefined;

  constructor(blobs: Blobs, file: string) {
    const name = `${basename(file).replace(/\.html?$/i, '')}_files`;
    this.#blobs = blobs;
    this.#folder = join(dirname(file), name);
    this.#address = encodeURIComponent(name);
  }

  /** Makes the folder and takes away what an earlier page left in it. */
  async begin(): Promise<void> {
    try {
      await mkdir(this.#folder);
    } catch (reason) {
      if (codeOf(reason) !== 'EEXIST') throw reason;
    }
    for await (const { name } of await opendir(this.#folder))
      if (OURS.test(name)) await rm(join(this.#folder, name), { force: true });
  }

  /** Addresses from the page, in the listing's order, and the first one small. A picture whose bytes are gone is left out. */
  async of(listing: Listing): Promise<{
    readonly pictures: readonly { readonly address: string; readonly alt?: string }[];
    readonly thumbnail?: string;
  }> {
    const pictures: { readonly address: string; readonly alt?: string }[] = [];
    let main: SourcePicture | undefined;
    for (const { asset, alt } of listing.pictures) {
      const source = listing.sources[asset];
      const name = source && (await this.#copied(source));
      if (name === undefined) continue;
      main ??= source;
      pictures.push({ address: `${this.#address}/${name}`, ...(alt !== undefined && { alt }) });
    }
    const thumbnail = main && (await this.#thumbnail(main));
    return { pictures, ...(thumbnail !== undefined && { thumbnail }) };
  }

  async #copied({ hash, type }: SourcePicture): Promise<string | undefined> {
    const name = `${hash}.${type === 'jpeg' ? 'jpg' : type}`;
    try {
      await copyFile(this.#blobs.path(hash), join(this.#folder, name), constants.COPYFILE_EXCL);
    } catch (reason) {
      const code = codeOf(reason);
      if (code === 'ENOENT') return undefined;
      if (code !== 'EEXIST') throw reason;
    }
    return name;
  }

  async #thumbnail({ hash }: SourcePicture): Promise<string | undefined> {
    if (this.#last?.hash !== hash) this.#last = { hash, thumbnail: await this.#made(hash) };
    return this.#last.thumbnail;
  }

  /** Undefined for a picture that is torn: the header was sound, the rest is not. */
  async #made(hash: string): Promise<string | undefined> {
    const bytes = await this.#blobs.get(hash);
    if (!bytes) return undefined;
    const [{ thumbnail }, { NotAnImage }] = await Promise.all([
      import('../imaging/thumbnail.ts'),
      import('../imaging/probe.ts'),
    ]);
    try {
      return `data:image/jpeg;base64,${Buffer.from(await thumbnail(bytes, THUMBNAIL)).toString('base64')}`;
    } catch (reason) {
      if (reason instanceof NotAnImage) return undefined;
      throw reason;
    }
  }
}

function codeOf(reason: unknown): unknown {
  return reason instanceof Error && 'code' in reason ? reason.code : undefined;
}
