import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listwright } from '../cli/shop.ts';
import { SampleShop } from './sample-shop.ts';

let browser: Browser;
let shop: SampleShop;
beforeAll(async () => {
  shop = await SampleShop.open({ quota: 'off' });
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

interface Seen {
  readonly cards: number;
  readonly pictures: readonly number[];
  readonly troubles: readonly string[];
  readonly isWide: boolean;
}

/** What a person would see of a page, and what the browser complains of. */
async function look(address: string, width: number): Promise<Seen> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const troubles: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && troubles.push(message.text())));
  page.on('pageerror', (error) => void troubles.push(String(error)));
  page.on(
    'request',
    (request) => void (/^(?:file|data|http:\/\/127\.0\.0\.1)/.test(request.url()) || troubles.push(request.url())),
  );
  await page.goto(address);
  const pictures: number[] = await page.evaluate(`Promise.all([...document.images].map(async (image) => {
    image.loading = 'eager';
    await image.decode();
    return image.naturalWidth;
  }))`);
  const cards = await page.$$eval('.card', (all) => all.length);
  const isWide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  await page.close();
  return { cards, pictures, troubles, isWide: isWide === true };
}

describe('in a real browser', () => {
  it.each([1280, 390])('the preview opens from disk, whole, at %i pixels', async (width) => {
    await listwright(['preview', '-C', shop.folder]);

    const seen = await look(`file://${shop.folder}/preview.html`, width);

    expect(seen.troubles).toEqual([]);
    expect(seen.cards).toBeGreaterThan(60);
    expect(seen.pictures.length).toBeGreaterThan(60);
    expect(Math.min(...seen.pictures)).toBeGreaterThan(50);
    expect(seen.isWide).toBe(false);
  });

  it('the rehearsal shows what was published', async () => {
    await listwright(['apply', '--yes', '-C', shop.folder], { env: shop.env });

    const seen = await look(`${shop.sandbox.url}/`, 1280);

    expect(seen.troubles).toEqual([]);
    // A card is a product with its variants.
    expect(seen.cards).toBeGreaterThan(55);
    expect(seen.pictures.length).toBeGreaterThan(55);
    expect(Math.min(...seen.pictures)).toBeGreaterThan(50);
  });
});
