/** A header reduced to what it says. */
export interface PlainHeader {
  /** Lower case, no spaces or marks, no brackets, simplified characters: `产品名称`, `variantsku`. */
  readonly key: string;
  /** What stands in brackets: it may be a unit, a currency, a remark. */
  readonly aside: string;
  /** `g`, `kg`, `cm` … */
  readonly unit?: string;
  /** ISO 4217. */
  readonly currency?: string;
}

/** `＊重 量（克）` and `重量(g)` are one header: key 重量, unit g. */
export function plainHeader(header: string): PlainHeader {
  const plain = simplified(header.normalize('NFKC')).toLowerCase();
  const asides: string[] = [];
  const outside = plain.replace(/[([{【〔「《<]([^)\]}】〕」》>]*)[)\]}】〕」》>]/g, (_all, aside: string) => {
    asides.push(aside);
    return '';
  });
  const measured = asides.map(measureOf).find((measure) => measure !== undefined) ?? measureOf(afterSlash(outside));
  const key = squeezed(outside) || squeezed(plain);
  return { key, aside: squeezed(asides.join('')), ...measured };
}

/**
 * The same header without a unit or currency at its end (`重量g`, `price usd`, `单价/元`), or undefined when there is none.
 * Only for headers that are not known as they stand: `msg` is no `ms` in grams.
 */
export function withoutMeasure(header: PlainHeader): PlainHeader | undefined {
  const [, key, end] =
    /^(.+?)\/?(usd|cny|rmb|eur|gbp|jpy|hkd|元|¥|\$|€|£|kg|mm|cm|g|公斤|千克|克|厘米|毫米|in|lb|lbs|oz|inch)$/.exec(
      header.key,
    ) ?? [];
  if (!key || !end) return undefined;
  return { ...header, key, ...measureOf(end) };
}

const UNITS: Readonly<Record<string, string>> = {
  g: 'g',
  克: 'g',
  gram: 'g',
  grams: 'g',
  gr: 'g',
  kg: 'kg',
  kgs: 'kg',
  千克: 'kg',
  公斤: 'kg',
  kilogram: 'kg',
  lb: 'lb',
  lbs: 'lb',
  磅: 'lb',
  oz: 'oz',
  盎司: 'oz',
  cm: 'cm',
  厘米: 'cm',
  公分: 'cm',
  mm: 'mm',
  毫米: 'mm',
  m: 'm',
  米: 'm',
  in: 'in',
  inch: 'in',
  inches: 'in',
  英寸: 'in',
}; // prettier-ignore

const CURRENCIES: Readonly<Record<string, string>> = {
  元: 'CNY',
  人民币: 'CNY',
  rmb: 'CNY',
  cny: 'CNY',
  '¥': 'CNY',
  块: 'CNY',
  usd: 'USD',
  $: 'USD',
  us$: 'USD',
  美元: 'USD',
  美金: 'USD',
  eur: 'EUR',
  '€': 'EUR',
  欧元: 'EUR',
  gbp: 'GBP',
  '£': 'GBP',
  英镑: 'GBP',
  jpy: 'JPY',
  日元: 'JPY',
  円: 'JPY',
  hkd: 'HKD',
  hk$: 'HKD',
  港币: 'HKD',
  港元: 'HKD',
  cad: 'CAD',
  加元: 'CAD',
  aud: 'AUD',
  澳元: 'AUD',
  rub: 'RUB',
  卢布: 'RUB',
  sgd: 'SGD',
  新币: 'SGD',
  myr: 'MYR',
  马币: 'MYR',
  thb: 'THB',
  泰铢: 'THB',
  pln: 'PLN',
  兹罗提: 'PLN',
  mxn: 'MXN',
  krw: 'KRW',
  韩元: 'KRW',
}; // prettier-ignore

function measureOf(said: string): { unit?: string; currency?: string } | undefined {
  for (const word of squeezed(said.replace('单位', '')).split(/[/,、]/)) {
    const unit = UNITS[word];
    if (unit) return { unit };
    const currency = CURRENCIES[word];
    if (currency) return { currency };
    // `cm*cm*cm`, `元件`: a unit by itself repeated, a currency per piece.
    const first = /^(mm|cm|in|m)(?:[*x×]\1)+$/.exec(word)?.[1];
    if (first) return { unit: first };
  }
  return undefined;
}

function afterSlash(text: string): string {
  const at = text.lastIndexOf('/');
  return at === -1 ? '' : text.slice(at + 1);
}

function squeezed(text: string): string {
  return text
    .replace(/(?:非|条件)?必填项?|选填项?|conditionally required|required|optional/g, '')
    .replace(/[\s*_\-.:;,'"“”!?？、。#]+/g, (marks) => (marks.includes('#') ? '#' : ''));
}

/** Traditional characters that occur in headers, one to one. */
const TRADITIONAL =
  '產产稱称標标題题貨货號号編编碼码規规顏颜數数庫库價价單单圖图連连結结詳详細细類类別别質质長长寬宽淨净備备註注說说條条幣币種种廠厂應应進进裝装樣样狀状態态視视頻频賣卖點点關关鍵键詞词屬属變变體体鏈链網网總总計计檔档貫贯貼贴檢检圍围倉仓語语額额費费運运輸输報报稅税據据項项選选擇择無无錢钱優优劃划線线櫃柜個个雙双隻只塊块張张組组層层錄录審审覽览導导購购買买試试訂订聯联繫系絡络話话機机電电壓压頁页實实際际銷销認认證证書书過过濾滤彈弹絲丝綿绵帶带領领褲裤襯衬針针織织紅红藍蓝綠绿調调參参補补齊齐處处發发貯贮將将預预縮缩圓圆徑径闊阔';

const SIMPLE = new Map<string, string>();
for (let i = 0; i + 1 < TRADITIONAL.length; i += 2) SIMPLE.set(TRADITIONAL[i] ?? '', TRADITIONAL[i + 1] ?? '');

function simplified(text: string): string {
  let simple = '';
  for (const char of text) simple += SIMPLE.get(char) ?? char;
  return simple;
}
