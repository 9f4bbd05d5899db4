import type { FieldPath, Listing } from '../core/words.ts';

/** A piece of a listing's text and the name of the cell it came from. */
export interface TextPiece {
  readonly field: FieldPath;
  readonly text: string;
}

/** Every text that a buyer reads, piece by piece: each bullet, keyword, option name and value stands alone. */
export function textPieces(listing: Listing): readonly TextPiece[] {
  return [
    { field: 'title', text: listing.title },
    ...listing.bullets.map((text) => ({ field: 'bullets' as const, text })),
    { field: 'description', text: listing.description },
    ...listing.keywords.map((text) => ({ field: 'keywords' as const, text })),
    ...listing.options.map((option) => ({ field: 'option.name' as const, text: option.name })),
    ...listing.options.flatMap((option) => option.values.map((text) => ({ field: 'options' as const, text }))),
    ...(listing.brand === undefined ? [] : [{ field: 'brand' as const, text: listing.brand }]),
    ...(listing.model === undefined ? [] : [{ field: 'model' as const, text: listing.model }]),
  ];
}

/** True while the text of a field still waits for its translation, so that nothing can be said of it yet. */
export function isUntranslated(listing: Listing, field: FieldPath): boolean {
  if (listing.untranslated.includes(field)) return true;
  return (field === 'options' || field === 'option.name') && listing.untranslated.some(isOption);
}

function isOption(field: FieldPath): boolean {
  return field === 'options' || field.startsWith('option.');
}
