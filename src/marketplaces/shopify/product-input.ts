import { contentHash } from '../../core/fingerprint.ts';
import type { Json } from '../../core/json.ts';
import { isRecord } from '../../core/json.ts';
import type { Change, Ready } from '../../core/words.ts';
import { cleared, variantBefore } from './cleared.ts';
import type { FileBody, ProductBody } from './wire.ts';

/** A ProductSetInput; `files` stands in it only where pictures are sent. */
export type ProductInput = Readonly<Record<string, Json>> & { readonly files?: readonly Sendable[] };
type Sendable = Readonly<Record<string, Json>>;

/**
 * What productSet is given. Its lists replace what is there, so variants are always all of them, each with the id it is
 * known by; pictures go only when they changed, because an address would be fetched and stored anew.
 */
export function productInput(change: Ready<ProductBody>): ProductInput {
  const { body, known, once, document } = change;
  const { variants, files, ...rest } = body;
  const sendsPictures = touchesPictures(change);
  const isNew = known?.refs.id === undefined;
  const { variants: _variants, files: _files, ...before } = isRecord(known?.body) ? known.body : {};
  const picture = (file: FileBody, symbolic: FileBody | undefined): Sendable => {
    const id = known?.refs[`file:${symbolic?.originalSource}`];
    return typeof id === 'string' ? { id, ...(file.alt && { alt: file.alt }) } : named(file, symbolic, document);
  };
  return {
    ...(isNew && isRecord(once ?? document.once) ? onceOf(once ?? document.once) : {}),
    ...cleared(rest, before),
    variants: variants.map(({ file, ...variant }, place) => {
      const id = known?.refs[`variant:${variant.sku}`];
      return {
        ...(id !== undefined && { id }),
        ...cleared(variant, variantBefore(known, variant.sku)),
        ...(file && sendsPictures && { file: picture(file, document.body.variants[place]?.file) }),
      };
    }),
    ...(files && sendsPictures && { files: files.map((file, place) => picture(file, document.body.files?.[place])) }),
  };
}

/**
 * An address under a name of ours: sent once more after a lost answer, it takes the place of its namesake instead of standing
 * beside it. The name is this product's alone, so that no two products replace one file at the same time. A name must end as
 * the address does (MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE), so where that shows no ending the address goes as it is.
 */
function named(file: FileBody, symbolic: FileBody | undefined, { key }: Change['document']): Sendable {
  const ending = /\.(?:jpe?g|png|webp)$/i.exec(file.originalSource?.split(/[?#]/, 1)[0] ?? '')?.[0];
  if (ending === undefined) return file;
  const name = contentHash(`${key} ${symbolic?.originalSource}`);
  return { ...file, filename: `listwright-${name}${ending.toLowerCase()}`, duplicateResolutionMode: 'REPLACE' };
}

function onceOf(once: Json | undefined): Readonly<Record<string, Json>> {
  return isRecord(once) ? once : {};
}

/** Whether a change speaks of pictures, or of what they hang on. */
export function touchesPictures({ changed, known }: Change<ProductBody>): boolean {
  if (known?.refs.id === undefined || changed.length === 0) return true;
  return changed.some((path) => /^(?:after|variants|files(?:\..*)?|variants\.[^.]*\.file(?:\..*)?)?$/.test(path));
}
