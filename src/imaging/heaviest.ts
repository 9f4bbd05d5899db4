/** No product photograph weighs more; the same holds for what comes from the web. */
export const MOST_BYTES = 50_000_000;

/** Known by its `is`, as what was fetched and is too large. */
export function tooHeavy(): Error {
  return Object.assign(new Error(`larger than ${MOST_BYTES / 1_000_000} MB`), { is: 'too-large' });
}
