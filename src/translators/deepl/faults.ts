import { Stop, Unavailable } from '../../core/faults.ts';
import { text } from '../../core/text.ts';
import type { Clock } from '../../lib/clock.ts';

/** The request holds more than DeepL reads: to be sent in halves. */
export class TooLarge extends Unavailable {}

/** Milliseconds before each further try when DeepL is busy: 429, 529 and 5xx, as its guide asks for. */
const WAITS = [1_000, 2_000, 4_000, 8_000];

/**
 * Asks DeepL, again where that may help. Throws Stop when a person is needed (key, quota, a request it does not understand),
 * TooLarge, or Unavailable when it stays busy. What is thrown never holds the request, and so never the key.
 */
export async function ask<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const fault = await faultOf(error);
      const wait = WAITS[attempt];
      if (!(fault instanceof Unavailable) || fault instanceof TooLarge || wait === undefined) throw fault;
      await clock.sleep(wait);
    }
  }
}

/** The key is not there at all. */
export function keyMissing(): Stop {
  return new Stop(text('There is no key for DeepL.', '没有找到 DeepL 的密钥。'), { hint: KEY, exit: 6 });
}

const KEY = text(
  'Put the key of your DeepL API account into LISTWRIGHT_DEEPL_KEY (or DEEPL_AUTH_KEY), or set translate.engine to memory.',
  '请把 DeepL API 账户的密钥放入环境变量 LISTWRIGHT_DEEPL_KEY（或 DEEPL_AUTH_KEY），或将 translate.engine 设为 memory。',
);

async function faultOf(error: unknown): Promise<unknown> {
  const { AuthorizationError, ConnectionError, DeepLError, QuotaExceededError, TooManyRequestsError } = await import(
    'deepl-node'
  );
  if (error instanceof AuthorizationError)
    return new Stop(text('DeepL refuses the key.', 'DeepL 拒绝了该密钥。'), { hint: KEY, exit: 6 });
  if (error instanceof QuotaExceededError) return quotaUsedUp();
  if (error instanceof TooManyRequestsError) return new Unavailable('too many requests (429)');
  if (error instanceof ConnectionError) return new Unavailable(error.message);
  if (!(error instanceof DeepLError)) return error;
  // Its client gives other codes in words alone: "Unexpected status code: 529 …", "Service unavailable, …".
  const status = /^Service unavailable/.test(error.message)
    ? 503
    : Number(/^Unexpected status code: (\d+)/.exec(error.message)?.[1] ?? 400);
  if (status === 413 || status === 414) return new TooLarge('the request is too large');
  if (status >= 500) return new Unavailable(`it answered ${status}`);
  return new Stop(text(`DeepL does not take the request: ${error.message}`, `DeepL 不接受该请求：${error.message}`), {
    hint: text(
      'Look whether DeepL knows the languages of your channels, and whether translate.endpoint is right.',
      '请检查 DeepL 是否支持渠道的语言，以及 translate.endpoint 是否正确。',
    ),
  });
}

function quotaUsedUp(): Stop {
  return new Stop(text('The DeepL quota of this period is used up.', '本周期的 DeepL 翻译额度已用完。'), {
    hint: text(
      'What was translated is kept. Raise the limit in your DeepL account or wait for the next period, then run the same command again; translate.engine: memory goes on without it.',
      '已翻译的内容会保留。请在 DeepL 账户中提高限额，或等到下一周期后再次运行同一命令；也可以将 translate.engine 设为 memory 继续。',
    ),
    exit: 4,
  });
}
