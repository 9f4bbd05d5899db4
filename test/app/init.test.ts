import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/app/config.ts';
import { ANSWER_FORMS, channelId, defaultAnswers, demandFreeFolder, propose, writeShop } from '../../src/app/init.ts';

const FILE = new URL('../../fixtures/catalogues/sample/new-arrivals.csv', import.meta.url).pathname;

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'listwright-init-'));
}

async function shopIn(place: string): Promise<string> {
  const proposal = await propose([FILE]);
  const answers = await defaultAnswers(proposal, []);
  await writeShop(place, proposal, { answers, overwrite: 'no' });
  return readFileSync(join(place, 'listwright.yaml'), 'utf8');
}

describe('init', () => {
  it('writes a config that is taken as it stands, for every marketplace', async () => {
    const place = folder();

    await shopIn(place);
    const { channels, catalogue } = await loadConfig({ folder: place });

    expect(Object.keys(channels).sort()).toEqual(['shopify-us', 'woo-us']);
    expect(catalogue).toMatchObject({ files: [FILE], currency: 'CNY', template: 'auto' });
  });

  it('names the pictures and the glossary that lie in the folder already', async () => {
    const place = folder();
    mkdirSync(join(place, 'images'));
    writeFileSync(join(place, 'glossary.csv'), 'term,en\n');

    await shopIn(place);
    const config = await loadConfig({ folder: place });

    expect(config.catalogue.images).toBe('images/');
    expect(config.translate.glossary).toBe('glossary.csv');
    expect((await loadConfig({ folder: await emptyShop() })).catalogue.images).toBeUndefined();
  });

  it('says before any question that a shop stands there already', async () => {
    const place = folder();
    await expect(demandFreeFolder(place)).resolves.toBeUndefined();

    await shopIn(place);

    await expect(demandFreeFolder(place)).rejects.toThrow('exists already');
    await expect(shopIn(place)).rejects.toThrow('exists already');
  });

  it.each([
    ['endpoint', ['https://shop.example', 'http://127.0.0.1:8080'], ['shop', 'ftp://shop.example', 'https://', '']],
    ['language', ['de', 'de-DE', 'zh-Hans', 'es-419'], ['German', 'de_DE', 'DE', '']],
    ['currency', ['EUR'], ['euro', '€', '']],
    ['times', ['2', '2.5'], ['viel', '2,5', '-1', '']],
  ] as const)('takes as %s what the config takes, and nothing else', (name, good, bad) => {
    expect(good.filter((value) => !ANSWER_FORMS[name].fits(value))).toEqual([]);
    expect(bad.filter((value) => ANSWER_FORMS[name].fits(value))).toEqual([]);
  });

  it('names a channel by marketplace and country', () => {
    expect(channelId('woocommerce', 'de-DE')).toBe('woo-de');
    expect(channelId('shopify', 'fr')).toBe('shopify-fr');
  });
});

async function emptyShop(): Promise<string> {
  const place = folder();
  await shopIn(place);
  return place;
}
