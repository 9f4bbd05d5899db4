/** What merchants call goods, and what trees of categories call them. */
const SAME: Readonly<Record<string, string>> = {
  便当盒: '午餐盒',
  饭盒: '午餐盒',
  保温杯: '保温瓶',
  运动水壶: '水瓶',
  随行杯: '保温瓶',
  钥匙扣: '钥匙链',
  首饰盒: '珠宝盒',
  笔袋: '铅笔盒',
  文具盒: '铅笔盒',
  弹力带: '健身带',
  阻力圈: '健身圈',
  抱枕套: '装饰枕套',
  厨房秤: '电子秤',
  毛绒公仔: '毛绒动物',
  毛绒玩具: '毛绒动物',
  圣诞球: '节日装饰品',
  彩球: '节日装饰品',
  小风扇: '手持风扇',
  拖鞋: '室内便鞋',
  充电宝: '移动电源',
  数据线: '数据传输电缆',
  手机膜: '屏幕保护膜',
  钢化膜: '屏幕保护膜',
  美甲贴: '假指甲',
  甲片: '假指甲',
  瑜伽垫: '普拉提垫',
  T恤: ' T 恤 ',
  // Words of their own amid a phrase.
  灯串: ' 灯串 ',
  花盆: ' 园艺花盆 ',
  // A set of a thing is that thing.
  套装: ' ',
  桌布: '台布',
  贴纸: '装饰贴',
  狗绳: '宠物牵引绳',
  牵引绳: '宠物牵引绳',
  'baby bib': 'bib',
  'handheld fan': 'powered hand fan',
  'loop band': 'exercise band',
  'packing cube': 'travel organizer bag',
  'plant pot': 'planter',
  'resistance band': 'exercise band',
  'string light': 'light rope',
  'tree bauble': 'holiday ornament',
};

/** A title with the merchant's word for a thing exchanged for the one that trees use. */
export function inTreeWords(title: string): string {
  return title.replace(ANY, (word) => SAME[word] ?? SAME[word.toLowerCase()] ?? word);
}

// The longest first, so that none is cut short by another.
const ANY = new RegExp(
  Object.keys(SAME)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'giu',
);
