import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encoded } from './encoded.ts';
import { rowsOf } from './rows-of.ts';

const SIMPLIFIED =
  '货号 产品名称 颜色 尺码 价格 库存 图片 描述 规格 材质 陶瓷马克杯 不锈钢保温杯 儿童雨伞 男士羊毛围巾 可折叠收纳箱 猫砂盆 卫生间置物架 螃蟹夹 藤编篮子 浙江义乌 厂家直销，支持一件代发 红色/中号 （大号） 均码 件 元 杯 鳄鱼毛绒玩具 窗帘'.split(
    ' ',
  );
const TRADITIONAL =
  '貨號 商品名稱 顏色 尺寸 價格 庫存 圖片 說明 規格 材質 陶瓷馬克杯 不鏽鋼保溫杯 兒童雨傘 男士羊毛圍巾 可摺疊收納箱 貓砂盆 衛浴置物架 臺灣製造 廠家直銷，現貨供應 紅色/中號 （大號） 單一尺寸 個 元 鱷魚絨毛玩具 窗簾 訂購數量 運費'.split(
    ' ',
  );
const JAPANESE =
  '商品名 価格（税込） 在庫数 カラー サイズ 画像 商品説明 マグカップ ステンレス水筒 折りたたみ傘 子供用レインコート ウールのマフラー 収納ボックス 日本製 送料無料 ブルー レッド 猫用トイレ 竹かご 箸 茶碗 タオル フリーサイズ'.split(
    ' ',
  );
const WESTERN =
  'Größe|Stück|Preis (€)|Übergröße|weiß|grün|Désignation|Référence|Qté|Prix unitaire|Étui à lunettes|Café crème|Bébé|Número|Descripción|Tamaño|Niño|Muñeca de año nuevo|Descrição|Preço|Coração|Città|Più venduto|Qualità|Färg|Kök och badrum|Størrelse|Blå|Jalapeño – extra hot|“Best” mug|£12.50|½ inch|20 °C|Señorita'.split(
    '|',
  );

const OWN: readonly (readonly [label: string, words: readonly string[]])[] = [
  ['utf-8', SIMPLIFIED],
  ['utf-8', TRADITIONAL],
  ['utf-8', JAPANESE],
  ['utf-8', WESTERN],
  ['utf-16le', SIMPLIFIED],
  ['utf-16be', TRADITIONAL],
  ['utf-16le', JAPANESE],
  ['utf-16be', WESTERN],
  ['gb18030', SIMPLIFIED],
  ['gb18030', TRADITIONAL.filter((word) => word !== '臺灣製造')],
  ['big5', TRADITIONAL],
  ['shift_jis', JAPANESE],
  ['windows-1252', WESTERN],
];

describe('the encoding of a text file', () => {
  it.each(OWN)('%s is found by itself and read back, for sheets of any length (%#)', async (label, words) => {
    const word = fc.constantFrom(...words);
    const row = fc.tuple(word, fc.stringMatching(/^[A-Z]{2}-[0-9]{4}$/), word, fc.nat(999).map(String), word);
    const rows = fc.oneof(
      fc.array(row, { minLength: 1, maxLength: 2 }),
      fc.array(row, { minLength: 3, maxLength: 30 }),
      fc.array(row, { minLength: 200, maxLength: 300 }),
    );

    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (table, isMarked) => {
        const mark = isMarked && label.startsWith('utf') ? '\uFEFF' : '';
        const text = `${mark}${table.map((values) => values.join(',')).join('\r\n')}\r\n`;

        const { rows: read, reading, findings } = await rowsOf(encoded(text, label));

        expect(reading.encoding).toBe(label);
        expect(read.map(({ values }) => values)).toEqual(table);
        expect(findings).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['utf-8', SIMPLIFIED],
    ['gb18030', SIMPLIFIED],
    ['big5', TRADITIONAL],
    ['shift_jis', JAPANESE],
  ] as const)('%s is found in a damaged file too, and what is lost is counted', async (label, words) => {
    let damaged = 0;
    const rows = fc.array(fc.tuple(...Array.from({ length: 4 }, () => fc.constantFrom(...words))), {
      minLength: 20,
      maxLength: 40,
    });

    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), fc.constantFrom(0xff, 0xfe, 0x20), async (table, place, byte) => {
        const bytes = Uint8Array.from(encoded(`${table.map((values) => values.join(',')).join('\n')}\n`, label));
        bytes[place % bytes.length] = byte;

        const { rows: read, reading, findings } = await rowsOf(bytes);

        const lost = read.flatMap(({ values }) => values.join('').match(/\uFFFD/g) ?? []).length;
        const said = findings.filter(({ id }) => id === 'file/damaged-text').map(({ message }) => message.en);
        expect(reading.encoding).toBe(label);
        expect(said).toEqual(lost === 0 ? [] : [expect.stringContaining(`in ${lost} place`)]);
        if (lost > 0) damaged++;
      }),
      { numRuns: 100 },
    );
    expect(damaged).toBeGreaterThan(10);
  });
});
