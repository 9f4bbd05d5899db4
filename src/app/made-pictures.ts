import { recipeOf, sourceOf } from '../core/asset.ts';
import { contentHash } from '../core/fingerprint.ts';
import { isRecord } from '../core/json.ts';
import type { Host } from '../core/ports/host.ts';
import type { Store } from '../core/ports/store.ts';
import type { Channel } from '../core/words.ts';

export interface MadePicture {
  readonly bytes: Uint8Array;
  /** `image/jpeg` */
  readonly type: string;
  /** A file name with the right extension. */
  readonly name: string;
}

/** Pictures as channels take them: made once, kept by content, put on the host when somebody needs an address. */
export interface MadePictures {
  /** Throws when the source is not in the store any more. */
  open(asset: string, channel: Channel): Promise<MadePicture>;
  /** Undefined where nothing gives pictures an address. */
  address(asset: string, channel: Channel): Promise<string | undefined>;
}

/** `made`: asset id → hash and type of the output; `placed`: address → true. Both only spare work; losing them costs time. */
export function madePictures(store: Store, host: Host | undefined): MadePictures {
  const open = async (asset: string, channel: Channel): Promise<MadePicture> => {
    const noted = store.notes.get('made', asset);
    const kept = isRecord(noted) ? await store.blobs.get(String(noted.hash)) : undefined;
    if (isRecord(noted) && kept) return named(asset, kept, String(noted.type));
    const source = await store.blobs.get(sourceOf(asset));
    if (!source) throw new Error(`the picture ${sourceOf(asset)} is not in the cache any more: run plan again`);
    const { make } = await import('../imaging/make.ts');
    const { bytes, type } = await make(source, recipeOf(channel.limits.pictures));
    const hash = contentHash(bytes);
    await store.blobs.put(hash, bytes);
    store.notes.set('made', asset, { hash, type });
    return named(asset, bytes, type);
  };
  return {
    open,
    async address(asset, channel) {
      if (!host) return undefined;
      const { bytes, type, name } = await open(asset, channel);
      const address = host.address(name);
      if (store.notes.get('placed', address) === undefined) {
        await host.put(name, bytes, type);
        store.notes.set('placed', address, true);
      }
      return address;
    },
  };
}

function named(asset: string, bytes: Uint8Array, type: string): MadePicture {
  const extension = type === 'jpeg' ? 'jpg' : type;
  return { bytes, type: `image/${type}`, name: `${asset.replaceAll(/[^\w-]/g, '-')}.${extension}` };
}
