/** Currencies by the marks that merchants write beside an amount; longer marks stand before those they contain. */
const MARKS: readonly (readonly [mark: RegExp, currency: string])[] = [
  [/US\s?\$|USD|美元|美金/giu, 'USD'],
  [/HK\s?\$|HKD|港[币元幣]/giu, 'HKD'],
  [/NT\s?\$|TWD|新?台[币幣]/giu, 'TWD'],
  [/MX\s?\$|MXN/giu, 'MXN'],
  [/R\$|BRL/giu, 'BRL'],
  [/AU?\s?\$|AUD|澳元/giu, 'AUD'],
  [/CA?\s?\$|CAD|加元/giu, 'CAD'],
  [/SG?\s?\$|SGD|新加坡元/giu, 'SGD'],
  [/JP\s?¥|JPY|日[元圆円]|円/giu, 'JPY'],
  [/KRW|₩|韩[元币]/giu, 'KRW'],
  [/EUR|€|欧元/giu, 'EUR'],
  [/GBP|£|英镑/giu, 'GBP'],
  [/RUB|₽|卢布/giu, 'RUB'],
  [/THB|฿|泰铢/giu, 'THB'],
  [/PHP|₱/giu, 'PHP'],
  [/VND|₫/giu, 'VND'],
  [/INR|₹/giu, 'INR'],
  [/PLN|zł/giu, 'PLN'],
  [/CNY|RMB|人民币|CN\s?¥/giu, 'CNY'],
];

const DOLLARS = new Set(['USD', 'AUD', 'CAD', 'HKD', 'TWD', 'MXN', 'SGD', 'NZD']);

/**
 * The text without currency marks, and the currencies they stand for.
 * `¥` and `$` are read in the light of the currency that the column has: ¥ is JPY in a column of yen, CNY elsewhere.
 */
export function currenciesIn(
  text: string,
  expected: string,
): { readonly rest: string; readonly currencies: readonly string[] } {
  const found = new Set<string>();
  let rest = text;
  const take = (mark: RegExp, currency: string): void => {
    const without = rest.replace(mark, ' ');
    if (without !== rest) found.add(currency);
    rest = without;
  };
  for (const [mark, currency] of MARKS) take(mark, currency);
  take(/¥/gu, expected === 'JPY' ? 'JPY' : 'CNY');
  take(/\$/gu, DOLLARS.has(expected) ? expected : 'USD');
  // 元 behind another currency's name has been taken with it above.
  take(/元|块钱?|圆/gu, found.size > 0 ? ([...found][0] ?? 'CNY') : 'CNY');
  return { rest: rest.replace(/\s+/g, ' ').trim(), currencies: [...found] };
}

const KNOWN = new Set(Intl.supportedValuesOf('currency'));

/** The ISO 4217 code that a cell of a currency column means: `usd`, `美元`, `￥`. */
export function readCurrency(text: string, expected: string): string | undefined {
  const code = text.toUpperCase();
  if (KNOWN.has(code)) return code;
  return currenciesIn(text, expected).currencies[0];
}
