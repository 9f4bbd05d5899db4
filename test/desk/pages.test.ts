import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listwright, TestShop } from '../cli/shop.ts';

const SAMPLE = new URL('../../fixtures/catalogues/sample/', import.meta.url).pathname;

let browser: Browser;
beforeAll(async () => {
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
afterAll(() => browser.close());

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
    const folder = mkdtempSync(join(tmpdir(), 'listwright-pages-'));
    cpSync(SAMPLE, folder, { recursive: true });
    await listwright(['preview', '-C', folder]);

    const seen = await look(`file://${folder}/preview.html`, width);

    expect(seen.troubles).toEqual([]);
    expect(seen.cards).toBeGreaterThan(60);
    expect(seen.pictures.length).toBeGreaterThan(60);
    expect(Math.min(...seen.pictures)).toBeGreaterThan(50);
    expect(seen.isWide).toBe(false);
  });

  it('the rehearsal shows what was published', async () => {
    const shop = await TestShop.open();
    await shop.run(['apply', '--yes']);

    const seen = await look(`${shop.sandbox.url}/`, 1280);

    expect(seen.troubles).toEqual([]);
    expect(seen.cards).toBe(6);
    await shop.close();
  });
});
