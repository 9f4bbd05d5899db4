import { createReadStream } from 'node:fs';

/** What a text file is written in. */
export interface Encoding {
  /** A label of the WHATWG Encoding Standard: `utf-8`, `gb18030`, `utf-16le` … */
  readonly label: string;
  /** Some bytes have no meaning in it: the file was cut off, or pasted together. */
  readonly isDamaged: boolean;
}

/**
 * Finds the encoding of a text file by decoding the whole of it strictly: a byte order mark, then UTF-8 and UTF-16,
 * then the East Asian ones that allow every byte of it, of which the one that gives the most everyday characters wins;
 * windows-1252 is what is left. A file that none allows is taken for the one with the fewest holes.
 */
export async function detectEncoding(path: string, head: Uint8Array): Promise<Encoding> {
  const marked = byteOrderMark(head) ?? wideWithoutMark(head);
  if (marked) return { label: marked, isDamaged: (await decode(path, marked)).holes > 0 };
  const utf8 = await decode(path, 'utf-8');
  if (utf8.holes === 0) return { label: 'utf-8', isDamaged: false };
  const asian = await Promise.all(ASIAN.map((label) => decode(path, label)));
  const whole = asian.filter((decoded) => decoded.holes === 0).sort((a, b) => b.everyday - a.everyday);
  // The order of ASIAN decides unless another one is clearly better: most short texts are valid in several.
  const first = asian.find((decoded) => decoded.holes === 0);
  const best = whole[0];
  if (first && best) {
    const chosen = best.everyday > first.everyday * 1.5 + 0.05 ? best : first;
    return { label: isWestern(chosen) ? 'windows-1252' : chosen.label, isDamaged: false };
  }
  const holed = [utf8, ...asian].sort((a, b) => a.holes - b.holes)[0];
  if (holed && holed.holes * 5 < holed.wide) return { label: holed.label, isDamaged: true };
  return { label: 'windows-1252', isDamaged: false };
}

/** The file's text, in pieces, without its byte order mark; what cannot be decoded is U+FFFD. Throws RangeError for an unknown label. */
export async function* decodedText(path: string, label: string): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(label);
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

const ASIAN = ['gb18030', 'big5', 'shift_jis'] as const;

interface Decoded {
  readonly label: string;
  /** Bytes without meaning. */
  readonly holes: number;
  /** Characters beyond ASCII. */
  readonly wide: number;
  /** Share of the wide ones that a product sheet is full of. */
  readonly everyday: number;
}

async function decode(path: string, label: string): Promise<Decoded> {
  let holes = 0;
  let wide = 0;
  let everyday = 0;
  for await (const text of decodedText(path, label)) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code < 0x80) continue;
      wide++;
      if (code === 0xfffd) holes++;
      else if (isEveryday(code)) everyday++;
    }
    // Far too many already: no need to read on.
    if (holes > 1000 && holes * 5 > wide) break;
  }
  return { label, holes, wide, everyday: wide === 0 ? 0 : everyday / wide };
}

function byteOrderMark(head: Uint8Array): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Delimiters and digits have a zero byte beside them in UTF-16; no other text has zero bytes. */
function wideWithoutMark(head: Uint8Array): string | undefined {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  if (even + odd === 0) return undefined;
  return odd >= even ? 'utf-16le' : 'utf-16be';
}

/** One stray accent in an English sheet pairs up with a letter behind it and passes for a rare Chinese character. */
function isWestern(decoded: Decoded): boolean {
  return decoded.wide > 0 && decoded.everyday === 0;
}

function isEveryday(code: number): boolean {
  // Kana, CJK punctuation, full-width forms of ASCII.
  if (code >= 0x3040 && code <= 0x30ff) return true;
  if (code >= 0x3001 && code <= 0x3011) return true;
  if (code >= 0xff01 && code <= 0xff5e) return true;
  return EVERYDAY.has(code);
}

const EVERYDAY = new Set(
  [
    '的一是不了在有人中大上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严',
    '產業國來對時會學個們過說麼種實現點電體機開關無問題變條結應樣還經後發動從當與進將見長門東車馬鳥魚龍圖書報價標準單價顏色規格數量庫存編號品牌貨號商品名稱圖片連結重量尺寸材質顏紅藍綠黃黑白灰粉紫',
    '价格颜色尺寸码规格库存条货号标题品牌描述详情视频链接供应商箱装盒袋套杯衣裤鞋帽灯架柜桌椅收纳洗桶粉蓝绿黄黑灰紫棕款男女童厘克斤千棉涤钢塑木',
  ]
    .join('')
    .split('')
    .map((char) => char.charCodeAt(0)),
);
