import { gid } from './gid.ts';
import type { Store, StoredFile } from './store.ts';

/** UPLOADED, then PROCESSING, and READY or FAILED once it has settled by the clock. */
export function statusOf(store: Store, file: StoredFile): 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED' {
  const now = store.clock.now();
  if (now >= file.settles) return file.error ? 'FAILED' : 'READY';
  return now === file.created ? 'UPLOADED' : 'PROCESSING';
}

export function fileView(store: Store, file: StoredFile): Record<string, unknown> {
  const status = statusOf(store, file);
  const errors = status === 'FAILED' && file.error ? [{ ...file.error, details: null }] : [];
  const time = `${new Date(file.created).toISOString().slice(0, 19)}Z`;
  const picture = status === 'READY' ? store.pictures.find(file.picture ?? '') : undefined;
  const image = picture && {
    id: gid('ImageSource', file.id),
    // No host: whoever looks at the sandbox finds it there.
    url: `https://cdn.shopify.com/s/files/1/sandbox/files/${encodeURIComponent(file.filename)}?v=${file.id}`,
    width: picture.width,
    height: picture.height,
    altText: file.alt,
  };
  return {
    __typename: 'MediaImage',
    id: gid('MediaImage', file.id),
    alt: file.alt,
    createdAt: time,
    updatedAt: time,
    fileStatus: status,
    fileErrors: errors,
    status,
    mediaErrors: errors,
    mediaContentType: 'IMAGE',
    mimeType: picture?.type ?? null,
    image: image ?? null,
    originalSource: picture ? { fileSize: picture.bytes.byteLength, url: image?.url ?? null } : null,
    preview: { image: image ?? null, status },
  };
}
