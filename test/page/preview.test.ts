import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type PreviewListing, previewCard } from '../../src/page/preview/card.ts';
import type { PreviewFinding } from '../../src/page/preview/findings.ts';
import { previewFrame } from '../../src/page/preview/frame.ts';
import { richText } from '../../src/page/preview/rich-text.ts';
import { shown } from '../../src/page/preview/shown.ts';
import { PREVIEW_WORDS } from '../../src/page/preview/words.ts';

/** What the program itself names: nothing of it holds signs that cannot be seen. */
const EVIL = `"><script>alert(1)</script><img src=x onerror=alert(2)>' onmouseover='alert(3)`;
const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(2)>' onmouseover='alert(3)\u0000\u001b[31m\u202e{shown}`;

const MUG: PreviewListing = {
  id: 'MUG',
  channel: { id: 'woo-de', marketplace: 'WooCommerce', locale: 'de-DE' },
  isHeld: false,
  title: 'Becher',
  titleLength: 6,
  titleLimit: { max: 255, unit: 'characters' },
  bullets: [],
  description: '',
  untranslated: [],
  pictures: [],
  variants: [{ name: 'rot', sku: 'MUG-R', price: '5.00 EUR', stock: 0, sum: [] }],
  findings: [],
};

function card(change: Partial<PreviewListing>): string {
  return previewCard({ ...MUG, ...change }, PREVIEW_WORDS.en).toString();
}

function finding(change: Partial<PreviewFinding>): PreviewFinding {
  return { id: 'text/too-long', severity: 'error', message: 'Too long.', ...change };
}

/** Every start tag as the name and the names of its attributes: what a browser would act on. */
function tags(markup: string): readonly string[] {
  return [...markup.matchAll(/<([a-z][\w-]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/gi)].map(
    ([, name = '', attributes = '']) =>
      [name, ...[...attributes.matchAll(/([\w-]+)(?:="[^"]*")?/g)].map(([, attribute]) => attribute)].join(' '),
  );
}

describe('a card', () => {
  it('lets no text of a merchant become a tag or an attribute, wherever it stands', () => {
    const evil = finding({ id: EVIL, message: HOSTILE, hint: HOSTILE, cell: HOSTILE, field: 'title' });
    const listing = card({
      channel: { id: EVIL, marketplace: EVIL, locale: EVIL },
      title: HOSTILE,
      bullets: [HOSTILE],
      description: HOSTILE,
      untranslated: [EVIL],
      thumbnail: EVIL,
      pictures: [{ address: EVIL, alt: HOSTILE }, { address: EVIL }],
      variants: [{ name: HOSTILE, sku: HOSTILE, price: EVIL, sum: [{ label: HOSTILE, amount: EVIL }] }],
      findings: [evil, { ...evil, field: 'gtin', sku: HOSTILE }],
    });

    expect(listing).not.toMatch(/<script|<img src=x/i);
    expect(tags(listing).filter((tag) => /\bon\w+|style|srcdoc/.test(tag))).toEqual([]);
    expect(listing.match(/</g)).toHaveLength(tags(listing).length + (listing.match(/<\//g) ?? []).length);
    expect(listing).not.toMatch(/[\u0000\u001b\u202e]/);
  });

  it('shows each finding once, at what it speaks of', () => {
    const listing = card({
      findings: [
        finding({ message: 'A-TITLE', field: 'title' }),
        finding({ message: 'B-ROW', field: 'gtin', sku: 'MUG-R' }),
        finding({ message: 'C-TEXT', field: 'description' }),
        finding({ message: 'D-PICTURE', field: 'pictures', cell: 'a.xlsx 产品 L4' }),
        finding({ message: 'E-WHOLE' }),
      ],
    });

    const order = ['D-PICTURE', '<h2', 'A-TITLE', 'MUG-R', 'B-ROW', 'E-WHOLE', 'C-TEXT', '<details'];
    expect(order.map((mark) => listing.indexOf(mark))).toEqual(
      order.map((mark) => listing.indexOf(mark)).sort((a, b) => a - b),
    );
    for (const mark of order) expect(listing.split(mark)).toHaveLength(2);
    expect(listing).toContain('<code>a.xlsx 产品 L4</code>');
    expect(listing).toContain('data-state="noted"');
  });

  it('says that a title is too long in figures, and that a listing is held back', () => {
    const listing = card({ titleLength: 292, isHeld: true, findings: [finding({ field: 'title' })] });

    expect(listing).toContain('class="meter over">title 292 of 255 characters');
    expect(listing).toContain('data-state="noted held"');
    expect(card({})).toContain('class="meter">title 6 of 255 characters');
  });

  it('tells a sum once for all variants that it is of, and a stock of none apart from a blank one', () => {
    const sum = [{ label: 'your cost', amount: '1.00 CNY' }];
    const variant = { name: '', price: '5.00 EUR', sum };

    const alike = card({
      variants: [
        { ...variant, sku: 'A', stock: 0 },
        { ...variant, sku: 'B' },
      ],
    });

    expect(alike.match(/your cost/g)).toHaveLength(1);
    expect(alike).toContain('<td>0</td>');
    expect(alike).toContain('<td>as before</td>');
  });
});

describe('a description', () => {
  it('keeps its outline and loses its attributes, scripts, styles and comments', () => {
    const made = richText(
      '<h2 onclick="x">Mug</h2><P style="position:fixed">Hot <b>and</b> cold</p><ul><li>one<li>two</ul><!-- a --><script>alert(1)</script><style>*{}</style>',
    );

    expect(made.toString()).toBe('<p><b>Mug</b></p><p>Hot <b>and</b> cold</p><ul><li>one</li><li>two</li></ul>');
  });

  it('closes what was left open and opens nothing that was only closed, so that the card around it holds', () => {
    expect(richText('</div></li><b>a<i>b</b>c').toString()).toBe('<b>a<i>b</i></b>c');
    expect(richText('<ul><li>a').toString()).toBe('<ul><li>a</li></ul>');
  });

  it.each([
    ['<img src=x onerror=alert(1)>', ''],
    ['<iframe srcdoc="<script>alert(1)</script>"></iframe>', 'alert(1)&quot;&gt;'],
    ['<script>alert(1)', ''],
    ['<a href="javascript:alert(1)">go</a>', 'go'],
    [
      'a < b &lt;script&gt; &#60;b&#62; &#8238; &amp;lt; &#xD800; &constructor;',
      'a &lt; b &lt;script&gt; &lt;b&gt; [U+202E] &amp;lt; &amp;#xD800; &amp;constructor;',
    ],
    ['<constructor>x</constructor><toString>', 'x'],
    ['<svg/onload=alert(1)><', '&lt;'],
  ])('makes of %s nothing that acts', (markup, expected) => {
    expect(richText(markup).toString()).toBe(expected);
  });
});

it('names signs that cannot be seen, and leaves words, line ends and emoji as they are', () => {
  expect(shown('a\u202eb\u0007\r\nc\td')).toBe('a[U+202E]b[U+0007]\nc\td');
  expect(shown('杯子 👨‍👩‍👧 é\u00a0–')).toBe('杯子 👨‍👩‍👧 é\u00a0–');
});

describe('the page around the cards', () => {
  const frame = previewFrame({ lang: 'zh', channels: ['woo-de', '"><script>'] });
  const page = `${frame.head}${frame.tail([finding({ message: HOSTILE, channel: HOSTILE })], 3)}`;

  it('runs one script, the one that its policy names, and loads nothing', () => {
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
    const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain(`script-src ${sha(script)};`.replaceAll("'", '&#39;'));
    expect(page).toContain(`style-src ${sha(style)};`.replaceAll("'", '&#39;'));
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(script).not.toMatch(/innerHTML|eval|fetch|import|XMLHttp/);
  });

  it('has landmarks, a way past the filter, a label for every control, and counts aloud', () => {
    expect(page).toMatch(/<html lang="zh-CN">/);
    expect(page).toMatch(/<a class="skip" href="#listings">[\s\S]*<search [\s\S]*<main id="listings"/);
    expect(page.match(/<label[^>]*>[^<]+<(?:select|input)/g)).toHaveLength(3);
    expect(page).toContain('role="status"');
    expect(page).toContain('另有 3 条');
  });
});
