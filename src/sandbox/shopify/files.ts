import { fileView, statusOf } from './file-view.ts';
import { gid, numberOf } from './gid.ts';
import type { StagedUploads } from './staged-uploads.ts';
import { putProduct, type Store, type StoredFile } from './store.ts';
import { type UserError, userError } from './user-errors.ts';

/** How long a picture is in processing. A real one takes seconds. */
const PROCESSING_MS = 3_000;
/** reference/marketplaces.md §3, images: "≤ 20 MB, ≤ 25 MP (5000×5000)". */
const MAX_PIXELS = 25_000_000;
const TYPES = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heif']);

export interface FileInput {
  readonly id?: string | null;
  readonly alt?: string | null;
  readonly filename?: string | null;
  readonly originalSource?: string | null;
  readonly duplicateResolutionMode?: string | null;
}

/**
 * Takes a picture in, from the web or from where it was staged. It is a new file every time, however often it is sent, unless
 * it is to replace the one that has its name (REPLACE: "Replace the existing file if filename is already in use").
 */
export async function takeIn(store: Store, staged: StagedUploads, input: FileInput): Promise<StoredFile> {
  const source = input.originalSource ?? '';
  const now = store.clock.now();
  const named = URL.canParse(source) ? decodeURIComponent(new URL(source).pathname.split('/').pop() ?? '') : '';
  const upload = staged.find(source);
  const taken = upload
    ? await store.pictures.decode(upload)
    : staged.isOurs(source)
      ? undefined
      : await store.pictures.fetch(source);
  const id = namesake(store, input)?.id ?? store.nextId();
  const file = {
    id,
    alt: input.alt ?? '',
    filename: input.filename || named || `${id}.jpg`,
    source,
    created: now,
    settles: now + PROCESSING_MS,
  };
  const failed = (code: string, message: string) => ({ ...file, picture: null, error: { code, message } });
  const made = (): StoredFile => {
    if (taken?.is === 'not-a-picture') return failed('UNSUPPORTED_IMAGE_FILE_TYPE', 'The file type is not supported.');
    if (taken?.is === 'too-large') return failed('INVALID_IMAGE_FILE_SIZE', 'The file is larger than 20 MB.');
    if (taken?.is !== 'picture') return failed('IMAGE_DOWNLOAD_FAILURE', 'The image could not be downloaded.');
    const { id: picture, type, width, height } = taken.picture;
    if (!TYPES.has(type)) return failed('UNSUPPORTED_IMAGE_FILE_TYPE', 'The file type is not supported.');
    if (width * height > MAX_PIXELS)
      return failed('INVALID_IMAGE_RESOLUTION', 'The image is larger than 25 megapixels.');
    return { ...file, picture, error: null };
  };
  const stored = made();
  store.files.set(id, stored);
  return stored;
}

function namesake(store: Store, { filename, duplicateResolutionMode }: FileInput): StoredFile | undefined {
  if (duplicateResolutionMode !== 'REPLACE' || !filename) return undefined;
  return [...store.files.values()].find((file) => file.filename === filename);
}

export async function createFiles(store: Store, staged: StagedUploads, { files }: { files: readonly FileInput[] }) {
  const wrong = files.findIndex(({ originalSource }) => !URL.canParse(originalSource ?? ''));
  if (wrong >= 0)
    return {
      files: [],
      userErrors: [userError(['files', wrong, 'originalSource'], 'INVALID_IMAGE_SOURCE_URL', 'Image URL is invalid')],
    };
  const nameless = files.findIndex(({ filename, duplicateResolutionMode: mode }) => mode === 'REPLACE' && !filename);
  if (nameless >= 0)
    return {
      files: [],
      userErrors: [
        userError(
          ['files', nameless, 'filename'],
          'MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE',
          'Duplicate resolution mode REPLACE cannot be used without specifying filename.',
        ),
      ],
    };
  const made: StoredFile[] = [];
  for (const input of files) made.push(await takeIn(store, staged, input));
  return { files: made.map((file) => fileView(store, file)), userErrors: [] };
}

interface FileUpdate {
  readonly id: string;
  readonly alt?: string | null;
  readonly filename?: string | null;
  readonly referencesToAdd?: readonly string[] | null;
  readonly referencesToRemove?: readonly string[] | null;
}

/** fileUpdate: words, and which products show it. Only a file that is READY may be changed. */
export function updateFiles(store: Store, { files }: { files: readonly FileUpdate[] }) {
  const errors: UserError[] = [];
  for (const [index, { id }] of files.entries()) {
    const file = store.files.get(numberOf('MediaImage', id));
    if (!file) errors.push(userError(['files', index, 'id'], 'FILE_DOES_NOT_EXIST', `File id ${id} does not exist.`));
    else if (statusOf(store, file) !== 'READY')
      errors.push(userError(['files', index, 'id'], 'NON_READY_STATE', 'Non-ready files cannot be updated.'));
  }
  if (errors.length > 0) return { files: [], userErrors: errors };
  return {
    files: files.flatMap((input) => {
      const file = store.files.get(numberOf('MediaImage', input.id));
      if (!file) return [];
      const changed = { ...file, alt: input.alt ?? file.alt, filename: input.filename ?? file.filename };
      store.files.set(file.id, changed);
      for (const product of input.referencesToAdd ?? [])
        refer(store, product, (ids) => [...new Set([...ids, file.id])]);
      for (const product of input.referencesToRemove ?? [])
        refer(store, product, (ids) => ids.filter((id) => id !== file.id));
      return [fileView(store, changed)];
    }),
    userErrors: [],
  };
}

export function deleteFiles(store: Store, { fileIds }: { fileIds: readonly string[] }) {
  const missing = fileIds.filter((id) => !store.files.has(numberOf('MediaImage', id)));
  if (missing.length > 0)
    return {
      deletedFileIds: null,
      userErrors: [userError(['fileIds'], 'FILE_DOES_NOT_EXIST', `File ids ${missing.join(', ')} do not exist.`)],
    };
  for (const global of fileIds) {
    const gone = numberOf('MediaImage', global);
    store.files.delete(gone);
    for (const product of store.products.values())
      if (product.files.includes(gone))
        refer(store, gid('Product', product.id), (ids) => ids.filter((id) => id !== gone));
  }
  return { deletedFileIds: fileIds, userErrors: [] };
}

function refer(store: Store, global: string, change: (files: readonly number[]) => readonly number[]): void {
  const product = store.products.get(numberOf('Product', global));
  if (product) putProduct(store, { ...product, files: change(product.files) });
}
