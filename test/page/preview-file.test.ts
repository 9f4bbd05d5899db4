import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const BIN = new URL('../../bin/listwright.js', import.meta.url).pathname;
const SAMPLE = new URL('../../fixtures/catalogues/sample/', import.meta.url).pathname;

/** `listwright preview` as a user types it. */
function preview(folder: string, ...more: readonly string[]): Promise<{ exit: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [BIN, 'preview', '-C', folder, '--lang', 'en', ...more],
      { env: { PATH: process.env.PATH ?? '' } },
      (reason, out, err) => resolve({ exit: Number(reason?.code ?? 0), said: `${out}${err}` }),
    );
  });
}

function sample(): string {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-preview-'));
  cpSync(SAMPLE, folder, { recursive: true });
  return folder;
}

/** Channels of the sample whose marketplaces order nothing: what the others ask of a category is not known before they were asked. */
const TWO = ['--channel', 'woo-de,shopify-us'];

/** A shop of one channel and no rates. */
function shop(rows: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-preview-'));
  writeFileSync(
    join(folder, 'listwright.yaml'),
    `catalogue: { files: products.csv, language: de-DE, currency: EUR, images: . }
translate: { engine: none }
channels:
  woo: { marketplace: woocommerce, endpoint: 'http://127.0.0.1:1', language: de-DE, currency: EUR }
`,
  );
  writeFileSync(join(folder, 'products.csv'), rows);
  return folder;
}

function cards(page: string): readonly string[] {
  return page.split('<li class="card"').slice(1);
}

describe('listwright preview', () => {
  it('shows every listing of the sample, its mistakes at their place, and what came to no listing at the end', async () => {
    const folder = sample();

    const { exit, said } = await preview(folder, ...TWO);

    const page = readFileSync(join(folder, 'preview.html'), 'utf8');
    expect(exit).toBe(1);
    expect(said).toContain(join(folder, 'preview.html'));
    const shown = cards(page);
    expect(shown).toHaveLength(70);
    const keychain = shown.filter((card) => card.includes('QH-2611<'));
    expect(keychain.map((card) => /data-state="(.*?)"/.exec(card)?.[1])).toEqual(['noted held', 'noted held']);
    expect(keychain.every((card) => card.includes('<code>products.xlsx 产品 M27</code>'))).toBe(true);
    const [, end = ''] = page.split('<section class="strays"');
    expect(end).toContain('<code>products.xlsx 产品 N35</code>');
    expect(shown.slice(0, -1).some((card) => card.includes('N35<'))).toBe(false);
  });

  it('carries a thumbnail of at most 6 kB a listing, and full pictures beside it, each once', async () => {
    const folder = sample();
    await preview(folder, ...TWO, '--first', '4');
    const earlier = readdirSync(join(folder, 'preview_files'));
    writeFileSync(join(folder, 'preview_files', 'mine.txt'), 'not listwright’s');

    await preview(folder, ...TWO, '--first', '2');

    const page = readFileSync(join(folder, 'preview.html'), 'utf8');
    const thumbnails = [...page.matchAll(/data:image\/jpeg;base64,([^"]+)/g)].map(([, data = '']) =>
      Buffer.from(data, 'base64'),
    );
    expect(thumbnails).toHaveLength(4);
    expect(Math.max(...thumbnails.map(({ byteLength }) => byteLength))).toBeLessThanOrEqual(6000);
    const named = new Set([...page.matchAll(/"preview_files\/([^"]+)"/g)].map(([, name]) => name));
    const files = readdirSync(join(folder, 'preview_files'));
    expect(files.filter((name) => name !== 'mine.txt').sort()).toEqual([...named].sort());
    expect(files).toContain('mine.txt');
    expect(earlier.length).toBeGreaterThan(named.size);
  });

  it('lets nothing of a hostile sheet act, and goes on past a torn picture', async () => {
    const picture = readFileSync(join(SAMPLE, 'images', readdirSync(join(SAMPLE, 'images'))[0] ?? ''));
    const evil = `"""><script>alert(1)</script><img src=x onerror=alert(2)>"`;
    const folder = shop(
      `sku,title,description,price,stock,images\nX-1,${evil},${evil},5.00,3,torn.jpg\nX-2,<svg/onload=alert(3)>,</li></ul></main>x,5.00,3,javascript:alert(4)\n`,
    );
    writeFileSync(join(folder, 'torn.jpg'), picture.subarray(0, 4000));

    await preview(folder);

    const page = readFileSync(join(folder, 'preview.html'), 'utf8');
    expect(cards(page)).toHaveLength(2);
    expect(page).toContain('this picture cannot be shown');
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<svg|<img src=x|href="javascript/i);
    expect(page.match(/<\/main>/g)).toHaveLength(1);
  });

  it('writes over no file that is not a page, and leaves an earlier page when it cannot finish', async () => {
    const rows = 'sku,title,description,price,stock\nA,Becher,Ein Becher,5.00,3\n';
    const folder = shop(rows);
    await preview(folder);
    const earlier = readFileSync(join(folder, 'preview.html'), 'utf8');

    const named = await preview(folder, '-o', 'products.csv');
    writeFileSync(join(folder, 'products.csv'), '');
    const broken = await preview(folder);

    expect(named.exit).toBe(2);
    expect(named.said).toContain('.html');
    expect(broken.exit).not.toBe(0);
    expect(readFileSync(join(folder, 'preview.html'), 'utf8')).toBe(earlier);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
