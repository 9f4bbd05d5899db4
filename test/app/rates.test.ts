import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshRates } from '../../src/app/rates.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listwright-'));
  nock.disableNetConnect();
});
afterEach(async () => {
  nock.cleanAll();
  nock.enableNetConnect();
  await rm(folder, { recursive: true });
});

const world = { environment: {} };
const bank = () => nock('https://www.ecb.europa.eu').get('/stats/eurofxref/eurofxref-daily.xml');

describe('fresh rates', () => {
  it('come from the European Central Bank', async () => {
    bank().reply(200, `<Cube><Cube time='2026-11-20'><Cube currency='CNY' rate='8.2000'/></Cube></Cube>`);

    expect(await freshRates('ecb', { folder, world })).toEqual({
      source: 'ecb',
      date: '2026-11-20',
      rates: { 'EUR/CNY': { rate: '8.2000', date: '2026-11-20' } },
    });
  });

  it.each([
    ['an error', 503, 'busy', /HTTP 503/],
    ['a page without rates', 200, '<html></html>', /held no rates/],
  ])('stop with exit 4 where the bank answers with %s', async (_what, status, body, why) => {
    bank().reply(status, body);

    await expect(freshRates('ecb', { folder, world })).rejects.toMatchObject({
      exit: 4,
      message: expect.stringMatching(why),
    });
  });

  it('come from a csv in the shop folder', async () => {
    await writeFile(join(folder, 'rates.csv'), 'date,from,to,rate\n2026-11-20,CNY,EUR,0.122\n');

    expect((await freshRates('rates.csv', { folder, world })).rates).toEqual({
      'CNY/EUR': { rate: '0.122', date: '2026-11-20' },
    });
  });

  it('name the line of a csv that is no rate', async () => {
    await writeFile(join(folder, 'rates.csv'), 'date,from,to,rate\n2026-11-20,CNY,EUR,0.122\n2026-11-20,CNY,USD,n/a\n');

    await expect(freshRates('rates.csv', { folder, world })).rejects.toMatchObject({
      exit: 2,
      message: expect.stringContaining('rates.csv line 3'),
    });
  });

  it('name the csv that is not there', async () => {
    await expect(freshRates('none.csv', { folder, world })).rejects.toMatchObject({
      exit: 2,
      message: expect.stringContaining('none.csv'),
    });
  });
});
