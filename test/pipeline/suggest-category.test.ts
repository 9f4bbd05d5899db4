import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryTree } from '../../src/pipeline/category-tree.ts';
import { categorySuggester } from '../../src/pipeline/suggest-category.ts';

const ENGLISH = `
# Product Taxonomy - Categories: 2026-08
# Format: {GID} : {Ancestor name} > ... > {Category name}

hg         : Home & Garden
hg-1       : Home & Garden > Drinkware
hg-1-1     : Home & Garden > Drinkware > Mugs
hg-1-2     : Home & Garden > Drinkware > Coffee & Tea Cups
hg-2       : Home & Garden > Lamps
hg-2-1     : Home & Garden > Lamps > Desk Lamps
hg-3       : Home & Garden > Microwave Ovens
hg-4       : Home & Garden > Lunch Boxes & Totes
aa-1       : Apparel > Sunglasses
aa-2       : Apparel > Socks
ap-1       : Pet Supplies > Pet Sunglasses
ap-2       : Pet Supplies > Mugs
tg-1       : Toys > Pens & Pencil Cases
`;
const CHINESE = `
hg         : 家居与园艺
hg-1       : 家居与园艺 > 饮具
hg-1-1     : 家居与园艺 > 饮具 > 马克杯
hg-1-2     : 家居与园艺 > 饮具 > 咖啡杯/茶杯
hg-2       : 家居与园艺 > 灯具
hg-2-1     : 家居与园艺 > 灯具 > 台灯
hg-3       : 家居与园艺 > 微波炉
hg-4       : 家居与园艺 > 午餐盒/袋
aa-1       : 服饰 > 太阳镜
aa-2       : 服饰 > 袜子
ap-1       : 宠物用品 > 宠物太阳镜
ap-2       : 宠物用品 > 马克杯
`;
const suggest = categorySuggester(categoryTree([ENGLISH, CHINESE]));
const best = (title: string): string | undefined => suggest(title)[0]?.id;

describe('a suggested category', () => {
  it.each([
    ['北欧风陶瓷马克杯 350ml 家用办公室咖啡杯', 'hg-1-1'],
    ['Nordic Ceramic Coffee Mug 350 ml for Home and Office', 'hg-1-1'],
    ['复古方框太阳镜 UV400防紫外线男女墨镜', 'aa-1'],
    ['Retro Square Sunglasses for Men', 'aa-1'],
    ['四季纯色棉袜中筒袜', 'aa-2'],
    ['LED Desk Lamp with USB Port', 'hg-2-1'],
  ])('of %s is %s', (title, id) => {
    expect(best(title)).toBe(id);
  });

  it('is what the title is about, not what the thing goes with', () => {
    expect(best('三格分隔饭盒 上班族微波炉加热便当盒')).toBe('hg-4');
    expect(best('Pencil Case with Mug')).toBe('tg-1');
  });

  it('is for animals where the title speaks of them, and else for people', () => {
    expect(best('宠物太阳镜 狗狗墨镜')).toBe('ap-1');
    expect(suggest('Ceramic Mug').map(({ id }) => id)).toEqual(['hg-1-1']);
  });

  it('reads a name of two things as both', () => {
    expect(best('红茶茶杯')).toBe('hg-1-2');
    expect(best('Tea Cup')).toBe('hg-1-2');
  });

  it('says which words it was found by', () => {
    expect(suggest('陶瓷马克杯')[0]?.met).toEqual(['马克杯']);
    expect(suggest('LED Desk Lamp')[0]?.met).toEqual(['desk', 'lamp']);
  });

  it('is none where nothing tells', () => {
    expect(suggest('特价清仓 新款爆款')).toEqual([]);
    expect(suggest('Model X-3000')).toEqual([]);
    expect(suggest('')).toEqual([]);
  });

  it('is the same for the same title, and at most five, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const answer = suggest(title);

        expect(answer.length).toBeLessThanOrEqual(5);
        expect(suggest(title)).toEqual(answer);
      }),
    );
  });
});

describe('a tree of categories', () => {
  it('names each in every language that knows it, and passes over what is no category', () => {
    const tree = categoryTree([ENGLISH, CHINESE]);

    expect(tree).toHaveLength(13);
    expect(tree.find(({ id }) => id === 'hg-1-1')?.ways).toEqual([
      ['Home & Garden', 'Drinkware', 'Mugs'],
      ['家居与园艺', '饮具', '马克杯'],
    ]);
    expect(tree.find(({ id }) => id === 'tg-1')?.ways).toHaveLength(1);
    expect(categoryTree(['<html>404: Not Found</html>'])).toEqual([]);
  });

  it('reads lists with any ends of lines', () => {
    expect(categoryTree(['a : One\r\nb : One > Two\r\n'])).toEqual([
      { id: 'a', ways: [['One']] },
      { id: 'b', ways: [['One', 'Two']] },
    ]);
  });
});
