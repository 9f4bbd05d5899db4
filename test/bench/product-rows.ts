const WORDS =
  '精品 陶瓷 马克杯 简约 北欧风 家用 办公室 大容量 咖啡杯 情侣对杯 礼品定制 印花 批发 厂家直销 收纳盒 雨伞 毛巾 杯子 小夜灯 玩具 发夹 围巾 手套 帽子 袜子 钥匙扣 现货 支持一件代发 跨境专供 新款 加厚 防滑 不锈钢 塑料 儿童 学生 户外 便携 可折叠 创意'.split(
    ' ',
  );

export const PRODUCT_HEADERS = [
  ...['货号', '产品名称', '英文名', '类目', '品牌', '颜色', '尺码', '材质', '进价', '零售价', '库存', '重量(g)'],
  ...[
    '长(cm)',
    '宽(cm)',
    '高(cm)',
    '条码',
    '产地',
    '主图',
    '附图1',
    '附图2',
    '附图3',
    '附图4',
    '描述',
    '供应商',
    '备注',
  ],
];

/** Columns of `PRODUCT_HEADERS` that a sheet holds as numbers. */
export const NUMBER_COLUMNS: readonly number[] = [8, 9, 10, 11, 12, 13, 14];

/** A made-up product row of 25 values, 1.3 kB in UTF-8 like a real one; the same for the same number. */
export function productRow(n: number): readonly string[] {
  const next = random(n + 1);
  const pick = (length: number): string => {
    let text = '';
    while (text.length < length) text += WORDS[next(WORDS.length)];
    return text.slice(0, length);
  };
  const picture = (k: number): string =>
    `https://img.example.com/shop/2026/${n.toString(36)}/${next(1e9).toString(36)}-${k}.jpg`;
  return [
    `YW-${String(n).padStart(7, '0')}`,
    pick(18 + next(12)),
    `Product ${n} for the house`,
    pick(4),
    pick(3),
    pick(2),
    ['S', 'M', 'L', 'XL'][next(4)] ?? 'M',
    pick(3),
    `${next(90) + 1}.${next(10)}5`,
    `${next(300) + 9}.9`,
    String(next(5000)),
    String(next(2000) + 10),
    String(next(60) + 1),
    String(next(60) + 1),
    String(next(60) + 1),
    `69${String(next(1e9)).padStart(11, '0')}`,
    '浙江义乌',
    ...[0, 1, 2, 3, 4].map(picture),
    pick(280 + next(40)),
    pick(8),
    next(4) === 0 ? '' : pick(6),
  ];
}

/** mulberry32: the next whole number below a bound. */
function random(seed: number): (below: number) => number {
  let state = seed * 0x9e3779b1;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}
