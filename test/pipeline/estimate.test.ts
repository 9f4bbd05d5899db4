import { expect, it } from 'vitest';
import type { Memory } from '../../src/core/ports/store.ts';
import type { Channel, Listing } from '../../src/core/words.ts';
import { estimate } from '../../src/pipeline/estimate.ts';
import { glossaryOf } from '../../src/pipeline/glossary.ts';

const known = new Set(['红']);
const memory: Memory = {
  lookup: (from, to, texts) =>
    texts.map((text) =>
      known.has(text) ? { text, from, to, translation: 'Rot', by: 'test', reviewed: false } : undefined,
    ),
  add: () => undefined,
  all: () => [],
  count: () => known.size,
};

const verified = { on: '2026-11-22', at: 'https://shop.example/limits' };
const limits: Channel['limits'] = {
  verified: { text: verified, pictures: verified, variants: verified, rates: verified },
  text: {},
  pictures: { min: 1, max: 10, minSide: 500, types: ['jpeg'], delivery: ['by-address'] },
  variants: { max: 100, axes: 3 },
  required: [],
  rates: {},
};

function listing(locale: string, title: string): Listing {
  const channel: Channel = {
    id: locale,
    marketplace: 'woocommerce',
    site: 'default',
    account: 'a',
    locale,
    currency: 'EUR',
    settings: {},
    delivery: 'none',
    limits,
  };
  const options = [{ name: '颜色', values: ['红', 'XL'] }];
  return {
    id: title,
    channel,
    title,
    bullets: [],
    description: '',
    keywords: [],
    pictures: [],
    options,
    variants: [],
    compliance: {},
    origins: {},
    sources: {},
    untranslated: [],
    sums: {},
  };
}

it('counts each text once a language, without what is known, without words, or in the merchant’s language', async () => {
  async function* listings() {
    yield listing('de-DE', '马克杯');
    yield listing('de-AT', '马克杯');
    yield listing('de-DE', '茶壶');
    yield listing('en-US', '茶壶');
    yield listing('zh-TW', '茶壶');
  }
  const glossary = glossaryOf([{ term: '茶壶', words: { en: 'teapot' }, isProtected: false }]);

  const characters = await estimate(listings(), { from: 'zh-CN', memory, glossary });

  expect([...characters]).toEqual([
    ['de', '马克杯颜色茶壶'.length],
    ['en-US', '颜色'.length],
  ]);
});
