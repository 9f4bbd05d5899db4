import type { Rate } from '../core/ports/marketplace.ts';
import { type Lang, type Text, text } from '../core/text.ts';

/** `5 a second, bursts of 10; per account`: how often something may be asked for, and who shares it. */
export function rateWords({ perSecond, burst, perDay, inFlight, shared, ours }: Rate, lang: Lang): string {
  const figures: readonly (Text | undefined)[] = [
    perSecond === undefined ? undefined : often(perSecond),
    burst === undefined || burst <= 1 ? undefined : text(`bursts of ${figure(burst)}`, `可突发 ${figure(burst)} 次`),
    perDay === undefined ? undefined : text(`${figure(perDay)} a day`, `每天 ${figure(perDay)} 次`),
    inFlight === undefined ? undefined : text(`${figure(inFlight)} at once`, `同时 ${figure(inFlight)} 个`),
  ];
  const said = figures.flatMap((one) => (one ? [one[lang]] : [])).join(COMMA[lang]);
  return [said, SHARED[shared][lang], ...(ours ? [OURS[lang]] : [])].join(SEMICOLON[lang]);
}

/** `5 s, 10 s, 1 min; then every 15 min`: how long is waited before each look. */
export function patienceWords(waits: readonly number[], lang: Lang): string {
  const last = span(waits.at(-1) ?? 0, lang);
  const said = waits.map((wait) => span(wait, lang)).join(COMMA[lang]);
  return `${said}${SEMICOLON[lang]}${text(`then every ${last}`, `此后每 ${last}`)[lang]}`;
}

function span(ms: number, lang: Lang): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds} ${text('s', '秒')[lang]}`;
  if (seconds < 3600) return `${seconds / 60} ${text('min', '分钟')[lang]}`;
  return `${seconds / 3600} ${text('h', '小时')[lang]}`;
}

const COMMA: Text = text(', ', '，');
const SEMICOLON: Text = text('; ', '；');
const OURS: Text = text('a courtesy of ours, they name none', '对方未公布，此为本程序的礼让值');

const SHARED: Readonly<Record<Rate['shared'], Text>> = {
  account: text('each account has its own', '每个账号单独计算'),
  app: text('all accounts of one application share it', '同一应用的所有账号共用'),
  listing: text('each listing has its own', '每个商品单独计算'),
};

const SPANS = [
  { seconds: 1, name: text('a second', '每秒') },
  { seconds: 60, name: text('a minute', '每分钟') },
  { seconds: 3600, name: text('an hour', '每小时') },
] as const;
/**
 * By the shortest span in which there is a whole number of them; figures that marketplaces round to fractions of a request a
 * second are told by the hour: 0.0083 is 30.
 */
function often(perSecond: number): Text {
  const whole = SPANS.find(({ seconds }) => isWhole(perSecond * seconds)) ?? SPANS[2];
  const many = figure(Math.round(perSecond * whole.seconds));
  return text(`${many} ${whole.name.en}`, `${whole.name.zh} ${many} 次`);
}

function isWhole(count: number): boolean {
  const nearest = Math.round(count);
  return nearest >= 1 && Math.abs(count - nearest) < 1e-6;
}

function figure(count: number): string {
  return count.toLocaleString('en-US');
}
