/** `gid://shopify/Product/123`. */
export function gid(type: string, id: number | string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The number in a global id of this type; NaN for any other id. */
export function numberOf(type: string, global: string | null | undefined): number {
  const found = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(global ?? '');
  return found?.[1] === type ? Number(found[2]) : Number.NaN;
}
