import { isAbsolute } from 'node:path';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import type { PicturesOptions } from '../pipeline/pictures.ts';
import type { CatalogueOptions } from './catalogue.ts';
import { inShop } from './config.ts';
import type { Shop } from './shop.ts';

/** Where a shop's pictures come from, how they are looked at, and what becomes of those that cannot be had. */
export function pictureSources(
  shop: Shop,
  options: Pick<CatalogueOptions, 'offline' | 'purpose' | 'skus' | 'first' | 'files'>,
): PicturesOptions {
  const { config, store } = shop;
  const isWhole = options.skus.length === 0 && options.first === undefined && options.files === undefined;
  return {
    blobs: store.blobs,
    notes: store.notes,
    ...shelfOf(shop),
    ...(options.offline === 'no' && { fetch: fetcherOf(shop) }),
    probe: async (bytes) => (await import('../imaging/probe.ts')).probe(bytes),
    settle: async (bytes) => (await import('../imaging/settle.ts')).settle(bytes),
    onError: config.images.onError,
    // A plan that lacks a picture would take it off a live listing.
    unfetched: options.purpose === 'publish' ? 'hold' : 'note',
    extent: isWhole ? 'whole' : 'part',
  };
}

function shelfOf({ config }: Shop): Pick<PicturesOptions, 'shelf'> {
  const { images, imagesBy } = config.catalogue;
  if (images === undefined && imagesBy === 'order') throw orderOfNothing();
  if (images === undefined) return {};
  const path = isAbsolute(images) ? images : inShop(config, images);
  return { shelf: async () => (await import('../imaging/shelf.ts')).openShelf(path, images) };
}

function orderOfNothing(): Stop {
  return new Stop(
    text(
      'Pictures are to be given in order, and there is no place to take them from.',
      '设置了按顺序分配图片，但没有图片来源。',
    ),
    {
      hint: text(
        'Name a folder or a zip file as catalogue.images in listwright.yaml, or remove catalogue.imagesBy.',
        '请在 listwright.yaml 的 catalogue.images 中填写文件夹或 zip 文件，或删除 catalogue.imagesBy。',
      ),
    },
  );
}

function fetcherOf({ world }: Shop): (url: string) => Promise<Uint8Array> {
  return async (url) => {
    const { fetchPicture } = await import('../transport/fetch-picture.ts');
    return fetchPicture(url, {
      allowLoopback: world.loopbackPictures === 'allowed' ? 'yes' : 'no',
      maxBytes: 50_000_000,
      timeout: 30_000,
    });
  };
}
