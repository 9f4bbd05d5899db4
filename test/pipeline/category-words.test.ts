import { describe, expect, it } from 'vitest';
import { inTreeWords } from '../../src/pipeline/category-synonyms.ts';
import { goodsWords, spelledOut } from '../../src/pipeline/category-words.ts';

const wordsOf = (text: string): readonly string[] => goodsWords(text).map(({ word }) => word);
const headsOf = (text: string): readonly string[] =>
  goodsWords(text)
    .filter(({ isHead }) => isHead)
    .map(({ word }) => word);
const weightOf = (word: string, text: string): number => goodsWords(text).find((one) => one.word === word)?.weight ?? 0;

describe('words of goods', () => {
  it('are pairs of Chinese characters, and the last one alone', () => {
    expect(wordsOf('马克杯')).toEqual(['马克', '克杯', '杯']);
    expect(headsOf('马克杯')).toEqual(['克杯', '杯']);
    expect(wordsOf('袜子')).toEqual(['袜']);
  });

  it('are English ones in the singular, without figures, measures and articles', () => {
    expect(wordsOf('A Set of 12 Boxes, Scarves and Dresses 350 ml')).toEqual(['box', 'scarf', 'dress']);
    expect(headsOf('Wooden Building Blocks for Kids')).toEqual(['block']);
  });

  it('tell less where they stand for what the thing goes with, or how it is made', () => {
    expect(weightOf('kid', 'Blocks for Kids')).toBeLessThan(weightOf('block', 'Blocks for Kids'));
    expect(weightOf('镜子', '首饰盒 带镜子盒')).toBeLessThan(weightOf('首饰', '首饰盒 带镜子盒'));
    expect(weightOf('usb', 'USB小风扇')).toBeLessThan(weightOf('风扇', 'USB小风扇'));
    expect(headsOf('首饰盒 带镜面')).toEqual(['饰盒', '盒']);
  });

  it('are read as people write them', () => {
    expect(spelledOut(['马克', '克杯', '杯'])).toEqual(['马克杯']);
    expect(spelledOut(['收纳', '手机', '机壳', '壳', 'desk', 'lamp'])).toEqual(['收纳', '手机壳', 'desk', 'lamp']);
  });

  it('are the ones that trees use', () => {
    expect(inTreeWords('卡通钥匙扣')).toBe('卡通钥匙链');
    expect(inTreeWords('纯棉T恤 mug')).toBe('纯棉 T 恤  mug');
  });
});
