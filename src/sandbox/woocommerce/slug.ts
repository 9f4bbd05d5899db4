/** As sanitize_title: lower case, signs to hyphens; letters of other scripts are kept, where WordPress percent-encodes them. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
