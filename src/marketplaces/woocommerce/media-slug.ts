/** How an upload is called over there: letters, digits and hyphens come through WordPress unchanged, so it can be found again. */
export function mediaSlug(asset: string): string {
  return `lw-${asset.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}
