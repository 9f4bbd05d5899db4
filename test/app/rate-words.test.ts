import { describe, expect, it } from 'vitest';
import { patienceWords, rateWords } from '../../src/app/rate-words.ts';

describe('a rate in words', () => {
  it.each([
    [5, '5 a second'],
    [1 / 6, '10 a minute'],
    [200 / 60, '200 a minute'],
    [5000 / 60, '5,000 a minute'],
    [0.0083, '30 an hour'],
    [0.0222, '80 an hour'],
    [10 / 3600, '10 an hour'],
  ])('%d a second is %s: a whole number of the shortest span', (perSecond, words) => {
    const said = rateWords({ perSecond, shared: 'account' }, 'en');

    expect(said).toBe(`${words}; each account has its own`);
  });

  it('tells bursts, days, what may be under way, who shares it and whose figure it is', () => {
    const rate = { perSecond: 10, burst: 20, perDay: 2_000_000, inFlight: 6, shared: 'app', ours: true } as const;

    expect(rateWords(rate, 'en')).toBe(
      '10 a second, bursts of 20, 2,000,000 a day, 6 at once; all accounts of one application share it; a courtesy of ours, they name none',
    );
    expect(rateWords(rate, 'zh')).toBe(
      '每秒 10 次，可突发 20 次，每天 2,000,000 次，同时 6 个；同一应用的所有账号共用；对方未公布，此为本程序的礼让值',
    );
  });

  it('of a day alone says the day alone', () => {
    expect(rateWords({ perDay: 250, shared: 'listing' }, 'en')).toBe('250 a day; each listing has its own');
  });
});

it('waits are told in the largest unit, and the last one goes on', () => {
  expect(patienceWords([5000, 60_000, 900_000, 14_400_000], 'en')).toBe('5 s, 1 min, 15 min, 4 h; then every 4 h');
});
