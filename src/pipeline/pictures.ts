import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';
import { contentHash } from '../core/fingerprint.ts';
import { isRecord, type Json } from '../core/json.ts';
import type { Blobs, Notes } from '../core/ports/store.ts';
import { type Text, text } from '../core/text.ts';
import type { Finding, PictureSource, Product, SourcePicture, Where } from '../core/words.ts';
import { mapOrdered } from '../lib/streams.ts';
import type { Context, Stage } from './context.ts';

/** What is read of a picture's header; throws when the bytes are none. */
type Probe = (bytes: Uint8Array) => Promise<{ readonly type: string; readonly width: number; readonly height: number }>;

export interface PicturesOptions {
  readonly blobs: Blobs;
  readonly notes: Notes;
  readonly probe: Probe;
  /** Where pictures that are named lie. */
  readonly folder?: string;
  /** Absent: nothing is fetched. Throws with a reason for people. */
  readonly fetch?: (url: string) => Promise<Uint8Array>;
  /** What is not fetched because nothing may be: 'hold' makes it an error, so that no listing loses a picture by being planned offline. */
  readonly unfetched?: 'note' | 'hold';
  /** A failure is a warning, holds the product back, or ends the run's good conscience: 'hold' and 'fail' make it an error. */
  readonly onError: 'skip' | 'hold' | 'fail';
}

/**
 * Finds the bytes behind every picture of a product, looks at them, and keeps them by their content. What cannot be had is a
 * finding at the cell that named it, and the product goes on without it.
 */
export function pictures(options: PicturesOptions): Stage<Product<PictureSource>, Product> {
  return async function* (products, context) {
    const desk: Desk = {
      ...options,
      context,
      underWay: new Map(),
      names: options.folder === undefined ? new Map() : await namesIn(options.folder),
    };
    yield* mapOrdered(products, context.width, (product) => resolved(product, desk));
  };
}

interface Desk extends PicturesOptions {
  readonly context: Context;
  /** File names in the folder, in small letters, with and without their ending. */
  readonly names: ReadonlyMap<string, string>;
  /** Addresses being fetched: products beside each other often share a picture. */
  readonly underWay: Map<string, Promise<Uint8Array>>;
}

async function resolved(product: Product<PictureSource>, desk: Desk): Promise<Product> {
  const sources = product.pictures.length > 0 ? product.pictures : namedAfter(product, desk);
  const found: (SourcePicture | undefined)[] = [];
  for (const source of sources) found.push(await pictureOf(source, product, desk));
  const places = new Map<number, number>();
  const kept: SourcePicture[] = [];
  for (const [place, picture] of found.entries()) {
    if (!picture) continue;
    const twin = kept.findIndex(({ hash }) => hash === picture.hash);
    places.set(place, twin >= 0 ? twin : kept.push(picture) - 1);
  }
  const variants = product.variants.map((variant) => ({
    ...variant,
    pictures: [...new Set(variant.pictures.flatMap((place) => places.get(place) ?? []))],
  }));
  return { ...product, pictures: kept, variants };
}

/** A product that names no picture may have some in the folder, by its SKU: `A026.jpg`, `A026-1.jpg`, `A026_2.png`. */
function namedAfter(product: Product<PictureSource>, { names }: Desk): readonly PictureSource[] {
  const where = product.origins.title ?? Object.values(product.origins)[0];
  if (names.size === 0 || !where) return [];
  const id = product.id.toLowerCase();
  const own = [...new Set(names.values())].filter((file) => {
    const stem = basename(file, extname(file)).toLowerCase();
    return stem === id || (stem.startsWith(id) && /^[-_ ]\d{1,2}$/.test(stem.slice(id.length)));
  });
  return own.sort().map((name) => ({ is: 'name', name, where }));
}

async function pictureOf(
  source: PictureSource,
  product: Product<PictureSource>,
  desk: Desk,
): Promise<SourcePicture | undefined> {
  const spot = { where: source.where, sku: product.id };
  switch (source.is) {
    case 'bytes':
      return looked(source.bytes, { ...spot, ...(source.name !== undefined && { from: source.name }) }, desk);
    case 'name': {
      const bytes = await fileOf(source.name, desk);
      if (bytes) return looked(bytes, { ...spot, from: source.name }, desk);
      return missing('picture/not-found', notFound(source.name, desk.folder), { ...spot, from: source.name }, desk);
    }
    case 'url':
      return fetched(source.url, { ...spot, from: source.url }, desk);
  }
}

interface Spot {
  readonly where: Where;
  readonly sku: string;
  readonly from?: string;
}

async function looked(bytes: Uint8Array, spot: Spot, desk: Desk): Promise<SourcePicture | undefined> {
  const hash = contentHash(bytes);
  try {
    const { type, width, height } = await factsOf(hash, bytes, desk);
    await desk.blobs.put(hash, bytes);
    return {
      hash,
      width,
      height,
      type,
      bytes: bytes.byteLength,
      where: spot.where,
      ...(spot.from !== undefined && { from: spot.from }),
    };
  } catch (reason) {
    return missing('picture/not-an-image', notAnImage(spot.from, reason), spot, desk);
  }
}

async function factsOf(
  hash: string,
  bytes: Uint8Array,
  { notes, probe }: Desk,
): Promise<{ type: string; width: number; height: number }> {
  const noted = notes.get('picture', hash);
  if (isRecord(noted)) return { type: String(noted.type), width: Number(noted.width), height: Number(noted.height) };
  const { type, width, height } = await probe(bytes);
  const facts = { type, width, height };
  notes.set('picture', hash, facts satisfies Json);
  return facts;
}

/** An address is fetched once; from then on its bytes are ours. */
async function fetched(url: string, spot: Spot, desk: Desk): Promise<SourcePicture | undefined> {
  const noted = desk.notes.get('fetched', url);
  const kept = typeof noted === 'string' ? await desk.blobs.get(noted) : undefined;
  if (kept) return looked(kept, spot, desk);
  if (!desk.fetch) return missing('picture/not-fetched', notFetched(url, desk.unfetched), spot, desk);
  try {
    const bytes = await fetchedOnce(url, desk.fetch, desk);
    return await looked(bytes, spot, desk);
  } catch (reason) {
    return isTooLarge(reason)
      ? missing('picture/too-large', tooLarge(url, reason), spot, desk)
      : missing('picture/not-found', noAnswer(url, reason), spot, desk);
  }
}

function fetchedOnce(url: string, load: (url: string) => Promise<Uint8Array>, desk: Desk): Promise<Uint8Array> {
  const already = desk.underWay.get(url);
  if (already) return already;
  const started = remembered(url, load, desk).finally(() => desk.underWay.delete(url));
  desk.underWay.set(url, started);
  return started;
}

/** Noted before it stops being under way, so that nobody asks in between. What is no image is not noted: it may be mended. */
async function remembered(url: string, load: (url: string) => Promise<Uint8Array>, desk: Desk): Promise<Uint8Array> {
  const bytes = await load(url);
  const hash = contentHash(bytes);
  const facts = await factsOf(hash, bytes, desk).catch(() => undefined);
  if (facts) {
    await desk.blobs.put(hash, bytes);
    desk.notes.set('fetched', url, hash);
  }
  return bytes;
}

function isTooLarge(reason: unknown): boolean {
  return reason instanceof Error && 'is' in reason && reason.is === 'too-large';
}

/** A file of the folder, by its name with or without its ending; nothing outside it, and no link that leads there. */
async function fileOf(name: string, { folder, names }: Desk): Promise<Uint8Array | undefined> {
  if (folder === undefined) return undefined;
  const asked = name.replaceAll('\\', '/');
  const file = names.get(asked.toLowerCase()) ?? names.get(basename(asked).toLowerCase());
  if (file === undefined) return undefined;
  const path = resolve(folder, file);
  const isInside = !relative(await realpath(folder), await realpath(path)).startsWith('..');
  if (!isInside || !(await lstat(path)).isFile()) return undefined;
  return readFile(path);
}

async function namesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const file = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    for (const name of [
      file,
      entry.name,
      file.slice(0, -extname(file).length),
      basename(entry.name, extname(entry.name)),
    ]) {
      const small = name.toLowerCase();
      if (small !== '' && !names.has(small)) names.set(small, file);
    }
  }
  return names;
}

function missing(
  id: string,
  message: { message: Text; hint: Text },
  { where, sku, from }: Spot,
  { context, onError, unfetched }: Desk,
): undefined {
  const isUnfetched = id === 'picture/not-fetched';
  const isHeld = isUnfetched ? unfetched === 'hold' : onError !== 'skip';
  const finding: Finding = {
    id,
    severity: isHeld ? 'error' : isUnfetched ? 'note' : 'warning',
    ...message,
    sku,
    field: 'pictures',
    ...(from !== undefined && { value: from }),
    where,
  };
  context.report(finding);
  return undefined;
}

function notFound(name: string, folder: string | undefined): { message: Text; hint: Text } {
  return {
    message: text(
      `There is no picture ${name}${folder === undefined ? '' : ` in ${basename(folder)}`}.`,
      `${folder === undefined ? '' : `${basename(folder)} 中`}没有图片 ${name}。`,
    ),
    hint:
      folder === undefined
        ? text(
            'Say where pictures are: catalogue.images in listwright.yaml.',
            '请在 listwright.yaml 的 catalogue.images 中写明图片文件夹。',
          )
        : text('Put the file there, or correct the name.', '请放入该文件，或改正文件名。'),
  };
}

function notAnImage(from: string | undefined, reason: unknown): { message: Text; hint: Text } {
  const why = reason instanceof Error ? (reason.message.split('\n', 1)[0] ?? '') : String(reason);
  return {
    message: text(
      `${from ?? 'The picture'} is no picture that can be read (${why}).`,
      `${from ?? '该图片'} 不是可读取的图片（${why}）。`,
    ),
    hint: text('Save it anew as JPEG or PNG.', '请重新保存为 JPEG 或 PNG。'),
  };
}

function notFetched(url: string, unfetched: PicturesOptions['unfetched']): { message: Text; hint: Text } {
  return {
    message: text(`${url} was not fetched: this run stays offline.`, `未下载 ${url}：本次运行不联网。`),
    hint:
      unfetched === 'hold'
        ? text('Run `listwright plan` without --offline once.', '请先运行一次不带 --offline 的 `listwright plan`。')
        : text(
            '`listwright plan` fetches it, and it is judged from then on.',
            '`listwright plan` 会下载，之后即可检查。',
          ),
  };
}

function tooLarge(url: string, reason: unknown): { message: Text; hint: Text } {
  const why = reason instanceof Error ? reason.message : String(reason);
  return {
    message: text(`The picture at ${url} is too large: ${why}.`, `图片 ${url} 过大：${why}。`),
    hint: text('Give a smaller picture.', '请换用较小的图片。'),
  };
}

function noAnswer(url: string, reason: unknown): { message: Text; hint: Text } {
  const why = reason instanceof Error ? reason.message : String(reason);
  return {
    message: text(`The picture at ${url} could not be fetched: ${why}.`, `无法下载图片 ${url}：${why}。`),
    hint: text(
      'Open the address in a browser; if it is dead, put the file in the images folder.',
      '请在浏览器中打开该地址；若已失效，请把文件放入图片文件夹。',
    ),
  };
}
