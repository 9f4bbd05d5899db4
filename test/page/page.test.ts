import { expect, it } from 'vitest';
import { type Card, card } from '../../src/page/card.ts';
import { CONTENT_SECURITY_POLICY, document } from '../../src/page/document.ts';
import { html } from '../../src/page/html.ts';

it('escapes every value, in text, in attributes and in lists, and lets its own HTML through', () => {
  const evil = `<i onclick='x'>"&`;

  const made = html`<p title="${evil}">${[evil, html`<b>${1}</b>`, undefined, null]}</p>`;

  const escaped = '&lt;i onclick=&#39;x&#39;&gt;&quot;&amp;';
  expect(made.toString()).toBe(`<p title="${escaped}">${escaped}<b>1</b></p>`);
});

it('makes a page that may run nothing and load nothing from elsewhere', () => {
  const page = document('</title><script>', html`<p>x</p>`, { lang: 'zh' }).toString();

  expect(page).toContain('<html lang="zh-CN">');
  expect(page).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>');
  expect(page).not.toMatch(/url\(|@import|<script/);
  expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; img-src 'self' data:; style-src 'sha256-[^']+'/);
});

it('shows a card with its first picture large, four small ones and the number of the rest', () => {
  const words = { noPicture: 'none', variant: 'Variant', price: 'Price', stock: 'Stock' };
  const base: Card = {
    title: 'Mug',
    sku: 'MUG',
    price: '5.00',
    currency: 'EUR',
    stock: '3',
    state: { text: 'live', tone: 'good' },
    pictures: [],
    variants: [],
    words,
  };

  const many = card({ ...base, pictures: ['1', '2', '3', '4', '5', '6', '7'] }).toString();
  const bare = card({ ...base, variants: [{ name: 'S', sku: 'MUG-S', price: '5.00', stock: '3' }] }).toString();

  expect(many.match(/<img/g)).toHaveLength(5);
  expect(many).toContain('+2');
  expect(bare).toContain('<div class="picture">none</div>');
  expect(bare).toContain('<td>S<span class="sku">MUG-S</span></td>');
});
