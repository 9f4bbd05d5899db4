import type { Listing } from '../../../core/words.ts';

/** The bullets as a list, and the description below them. */
export function described({ bullets, description }: Listing): string {
  if (bullets.length === 0) return description;
  const items = bullets.map((bullet) => `<li>${bullet.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</li>`);
  return `<ul>${items.join('')}</ul>${description}`;
}
