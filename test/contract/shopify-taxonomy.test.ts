import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { categoryTree } from '../../src/pipeline/category-tree.ts';
import { categorySuggester } from '../../src/pipeline/suggest-category.ts';

const folder = process.env.LISTWRIGHT_SPECS ?? new URL('../../../shared/specs', import.meta.url).pathname;
const lists = ['en', 'zh-CN'].map((language) =>
  readFileSync(`${folder}/shopify/product-taxonomy/categories.${language}.txt`, 'utf8'),
);
const tree = categoryTree(lists);
const suggest = categorySuggester(tree);
const names = new Map(tree.map(({ id, ways }) => [id, ways.map((way) => way.at(-1))]));
const best = (title: string): string | undefined => names.get(suggest(title)[0]?.id ?? '')?.[0];

describe('Shopify’s own product taxonomy', () => {
  it('is read whole: every line that is no comment is a category', () => {
    for (const list of lists) {
      const lines = list.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));

      expect(categoryTree([list])).toHaveLength(lines.length);
    }
    expect(tree.every(({ id }) => id.startsWith('gid://shopify/TaxonomyCategory/'))).toBe(true);
  });

  it.each([
    ['北欧风陶瓷马克杯 350ml 家用办公室咖啡杯', 'Mugs'],
    ['蘑菇LED小夜灯 USB充电 拍拍感应床头灯', 'Night Lights & Ambient Lighting'],
    ['防滑宠物碗 猫碗狗碗不锈钢食盆 可拆洗', 'Pet Bowls, Feeders & Waterers'],
    ['铝合金桌面手机支架 可折叠调节直播懒人支架', 'Mobile Phone Stands'],
    ['四季纯色棉袜中筒袜 吸汗透气防臭男女袜', 'Socks'],
    ['三格分隔饭盒 上班族微波炉加热便当盒 1200ml', 'Lunch Boxes & Totes'],
    ['薰衣草大豆蜡香薰蜡烛 助眠伴手礼 180g', 'Candles'],
    ['可爱兔子毛绒玩具 30cm 儿童安抚玩偶', 'Stuffed Animals'],
    ['整竹加厚砧板 家用抗菌防霉切菜板 带沥水槽', 'Cutting Boards'],
    ['男士纯棉短袖T恤 宽松圆领', 'T-Shirts'],
    ['Cotton Crew Socks for Men and Women, Breathable', 'Crew Socks'],
    ['Stainless Steel Garlic Press', 'Garlic Presses'],
    ['LED Desk Lamp with USB Port', 'Desk Lamps'],
  ])('has a place for %s: %s', (title, name) => {
    expect(best(title)).toBe(name);
  });

  it('finds a category of its name, by its name, for nearly all of those whose name stands once', () => {
    const all = tree.flatMap(({ ways: [way = []] }) => way.at(-1) ?? []);
    const once = all
      .filter((name) => all.indexOf(name) === all.lastIndexOf(name))
      .filter((_, place) => place % 25 === 0);

    const found = once.filter((name) => suggest(name).some(({ id }) => names.get(id)?.includes(name)));

    expect(once.length).toBeGreaterThan(300);
    expect(found.length / once.length).toBeGreaterThan(0.8);
  });
});
