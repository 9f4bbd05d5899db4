/** How much of the merchant's stock a channel is told of. */
export interface StockRule {
  /** Units kept back for other ways of selling; 0 unless told. */
  readonly keep?: number;
  /** Never more than this many. */
  readonly most?: number;
}

/** `min(most, max(0, stock − keep))` in whole units; a blank stays a blank, so that the last known quantity stands. */
export function listedStock(stock: number | undefined, rule: StockRule): number | undefined {
  if (stock === undefined) return undefined;
  const left = Math.max(0, Math.floor(stock) - (rule.keep ?? 0));
  return Math.min(left, rule.most ?? left);
}
