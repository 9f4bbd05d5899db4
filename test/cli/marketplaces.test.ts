import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/lib/width.ts';
import { marketplaces } from '../../src/marketplaces/index.ts';
import { listwright } from './shop.ts';

/** Lines that are too wide for a terminal; an address has to stay whole. */
function overlong(page: string): readonly string[] {
  return page.split('\n').filter((line) => displayWidth(line) > 80 && !/^\s*https:\S+$/.test(line));
}

describe('the page of one marketplace', () => {
  it('says sites, abilities, limits with their dates, rates, settings and credentials', async () => {
    const { exit, out } = await listwright(['marketplaces', 'amazon']);

    expect(exit).toBe(0);
    expect(out).toMatch(/^Amazon \(amazon\)\nhttps:/);
    expect(out).toMatch(/Sites\n {2}US en-US USD {3,}\S.*\n/);
    expect(out).toContain('DE de-DE EUR *');
    expect(out).toContain('remote');
    expect(out).toMatch(/Title +200 characters/);
    expect(out).toMatch(/IN, JP +keyword: 200 bytes/);
    expect(out).toMatch(/Shorter side +at least 500 pixels/);
    expect(out).toMatch(/Read on \d{4}-\d\d-\d\d:\n {2}https:\S+\n/);
    expect(out).toMatch(/put +5 a second, bursts of 10; each account has its own\n/);
    expect(out).toMatch(/feed +30 an hour, bursts of 15;/);
    expect(out).toMatch(/seller +Your Merchant Token/);
    expect(out).toMatch(/REFRESH_TOKEN +\S/);
  });

  it('says it in Chinese', async () => {
    const { out } = await listwright(['marketplaces', 'amazon', '--lang', 'zh']);

    expect(out).toMatch(/标题 +200 个字符/);
    expect(out).toMatch(/put +每秒 5 次，可突发 10 次；每个账号单独计算\n/);
    expect(out).toMatch(/核实于 \d{4}-\d\d-\d\d：\n/);
    expect(out).not.toMatch(/characters|Sites|bursts/);
  });

  it.each(
    Object.keys(marketplaces).flatMap((id) => [
      [id, 'en'],
      [id, 'zh'],
    ]),
  )('of %s in %s is prose and no code, and fits 80 columns', async (id, lang) => {
    const { exit, out } = await listwright(['marketplaces', id, '--lang', lang]);

    expect(exit).toBe(0);
    expect(out).not.toMatch(/undefined|NaN|\[object|"[a-z]+":/);
    expect(overlong(out)).toEqual([]);
  });

  it('of one that there is not is refused with those there are', async () => {
    const { exit, out, err } = await listwright(['marketplaces', 'klingon']);

    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toMatch(/klingon[\s\S]*woocommerce/);
  });
});

it('all marketplaces are told in one table, each with what it can do', async () => {
  const { out } = await listwright(['marketplaces']);

  for (const id of Object.keys(marketplaces)) expect(out).toMatch(new RegExp(`^ {2}${id} +create, `, 'm'));
  expect(overlong(out)).toEqual([]);
});
