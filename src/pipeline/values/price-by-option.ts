const ENTRY = /([^\d\s:：=,，;；、|/¥$]+(?:\s*[a-z]+)?)\s*[:：=]?\s*((?:[¥$]|us\$)?\s*\d+(?:\.\d+)?\s*(?:元|块)?)/giu;

/** Room for a hundred prices with their names. */
const LONGEST = 3000;

/**
 * The price that a cell gives this variant by its option: `大35小32`, `红色:12.5;蓝色:13`, `S 12，M 13`. Undefined unless every variant
 * of the row is named by one price and every price names one of them, so that nothing is guessed.
 * `values` are the options of each variant, `index` the one that is asked for.
 */
export function priceByOption(
  text: string,
  { values, index }: { readonly values: readonly (readonly string[])[]; readonly index: number },
): string | undefined {
  if (text.length > LONGEST) return undefined;
  const entries = [...text.matchAll(ENTRY)];
  const isWhole = text.replace(ENTRY, '').replace(/[\s,，;；、|/]/g, '') === '';
  if (!isWhole || entries.length < 2 || entries.length > 100) return undefined;
  const prices = entries.map(([, name = '', price = '']) => ({ name: name.trim().toLowerCase(), price }));
  const named = values.map((options) => prices.filter(({ name }) => options.some((option) => names(name, option))));
  const isOneEach = named.every((found) => found.length === 1);
  const isAllUsed = prices.every((price) => named.some(([found]) => found === price));
  return isOneEach && isAllUsed ? named[index]?.[0]?.price : undefined;
}

/** 大 names 大号, 红 names 红色, and the whole value names itself. */
function names(name: string, option: string): boolean {
  const value = option.trim().toLowerCase();
  return value === name || value === `${name}色` || value === `${name}号` || value === `${name}码`;
}
