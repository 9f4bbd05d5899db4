import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { Stop, Unavailable } from '../core/faults.ts';
import { text } from '../core/text.ts';
import { lockOf, parseEcb, parseRatesCsv, type Quote, type RatesLock } from '../pipeline/rates.ts';
import type { World } from './world.ts';

const ECB = 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml';

/** The newest rates of a source: `ecb`, or a csv in the shop folder. Throws Stop when there are none to be had. */
export async function freshRates(
  source: string,
  { folder, world }: { folder: string; world: Pick<World, 'environment'> },
): Promise<RatesLock> {
  const quotes =
    source === 'ecb' ? await fromEcb(world) : await fromCsv(isAbsolute(source) ? source : join(folder, source));
  return lockOf(source, quotes);
}

async function fromEcb({ environment }: Pick<World, 'environment'>): Promise<readonly Quote[]> {
  const { fetchText } = await import('../transport/fetch-text.ts');
  try {
    const quotes = parseEcb(
      await fetchText(environment.LISTWRIGHT_ECB_URL ?? ECB, { timeout: 30_000, maxBytes: 1_000_000 }),
    );
    if (quotes.length > 0) return quotes;
    throw new Unavailable('the answer held no rates');
  } catch (reason) {
    if (!(reason instanceof Unavailable)) throw reason;
    throw new Stop(
      text(
        `The European Central Bank's rates could not be fetched (${reason.message}).`,
        `无法获取欧洲央行汇率（${reason.message}）。`,
      ),
      {
        hint: text(
          'Try again later, or write rates: rates.csv with a file of date,from,to,rate.',
          '请稍后重试，或写成 rates: rates.csv，并提供含 date,from,to,rate 的文件。',
        ),
        exit: 4,
        cause: reason,
      },
    );
  }
}

async function fromCsv(path: string): Promise<readonly Quote[]> {
  const source = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Stop(text(`The rates file ${path} cannot be read.`, `无法读取汇率文件 ${path}。`), {
      hint: text(
        'Correct rates: in listwright.yaml, or write rates: ecb',
        '请修改 listwright.yaml 中的 rates:，或写成 rates: ecb',
      ),
      cause,
    });
  });
  const { quotes, bad } = parseRatesCsv(source);
  if (bad.length === 0 && quotes.length > 0) return quotes;
  throw new Stop(
    text(
      `${path}${bad.length > 0 ? ` line ${bad.join(', ')} is` : ' holds'} no rate${bad.length > 0 ? '' : 's'}.`,
      `${path}${bad.length > 0 ? ` 第 ${bad.join('、')} 行不是汇率` : ' 中没有汇率'}。`,
    ),
    { hint: text('Each line is: 2026-11-20,CNY,EUR,0.1213', '每行形如：2026-11-20,CNY,EUR,0.1213') },
  );
}
