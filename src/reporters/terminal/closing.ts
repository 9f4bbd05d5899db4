import type { Lang } from '../../core/words.ts';
import type { Shape, Tally } from '../tally.ts';

/**
 * What a run came to, in a line, and what to type next. `isCompared`: the files were read and held against what is live.
 * `hasShop`: there is a listwright.yaml to go on with.
 */
export function closing(
  shape: Shape,
  tally: Tally,
  { lang, isCompared, hasShop }: { readonly lang: Lang; readonly isCompared: boolean; readonly hasShop: boolean },
): readonly string[] {
  const follows = hasShop ? next(shape, tally) : NEXT.init;
  return [sum(shape, tally, lang), (follows === NEXT.nothing && !isCompared ? NEXT.settled : follows)[lang]].filter(
    (line) => line !== '',
  );
}

function sum(shape: Shape, tally: Tally, lang: Lang): string {
  if (shape === 'check') return checkSum(tally, lang);
  if (shape === 'plan') return planSum(tally, lang);
  if (shape === 'translate') return translateSum(tally, lang);
  return tally.get('unchanged') === 0 ? '' : unchangedSum(tally, lang);
}

function checkSum(tally: Tally, lang: Lang): string {
  const [products, listings] = [tally.get('products'), tally.get('listings')];
  const [errors, warnings, notes] = [tally.get('errors'), tally.get('warnings'), tally.get('notes')];
  return lang === 'zh'
    ? `${products} 个商品，${listings} 个刊登：${errors} 个错误，${warnings} 个警告，${notes} 条提示。`
    : `${many(products, 'product')}, ${many(listings, 'listing')}: ${many(errors, 'error')}, ${many(warnings, 'warning')}, ${many(notes, 'note')}.`;
}

function translateSum(tally: Tally, lang: Lang): string {
  const [characters, texts, untranslated] = ['characters', 'texts', 'untranslated'].map((name) => tally.get(name));
  return lang === 'zh'
    ? `发送 ${characters} 个字符；记忆库共 ${texts} 条译文；${untranslated} 个刊登仍有未翻译的文字。`
    : `${characters} characters sent; ${texts} translations in the memory; ${many(untranslated ?? 0, 'listing')} with text that is not translated.`;
}

function unchangedSum(tally: Tally, lang: Lang): string {
  const unchanged = tally.get('unchanged');
  return lang === 'zh' ? `${unchanged} 项未变，无需发送。` : `${unchanged} unchanged, and not sent.`;
}

function planSum(tally: Tally, lang: Lang): string {
  const [create, update, withdraw] = ['create', 'update', 'withdraw'].map((name) => tally.get(name));
  const [held, unchanged] = ['held', 'unchanged'].map((name) => tally.get(name));
  const [requests, seconds] = [tally.get('requests'), tally.get('seconds')];
  const cost =
    requests === 0
      ? ''
      : lang === 'zh'
        ? `预计 ${requests} 次请求，约 ${seconds} 秒。`
        : ` About ${many(requests, 'request')}, ${seconds} s.`;
  return lang === 'zh'
    ? `计划：新建 ${create} 项，修改 ${update} 项，下架 ${withdraw} 项；暂停 ${held} 项，未变 ${unchanged} 项。${cost}`
    : `Plan: ${create} to create, ${update} to change, ${withdraw} to withdraw; ${held} held back, ${unchanged} unchanged.${cost}`;
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const NEXT = {
  correctThenCheck: {
    en: 'Correct the cells named above, then: listwright check',
    zh: '请修改上面指出的单元格，然后运行：listwright check',
  },
  init: {
    en: 'To sell these products, next: listwright init FILE',
    zh: '要上架这些商品，下一步：listwright init 文件名',
  },
  plan: { en: 'Next: listwright plan', zh: '下一步：listwright plan' },
  apply: { en: 'Next: listwright apply', zh: '下一步：listwright apply' },
  allow: {
    en: 'What is held back goes with: listwright apply --allow RULE',
    zh: '放行暂停的变更：listwright apply --allow 规则名',
  },
  nothing: { en: 'Nothing to do: what is live is what your files say.', zh: '无需操作：线上内容与表格一致。' },
  settled: { en: 'Nothing is pending.', zh: '没有待处理的项目。' },
  follow: { en: 'Not all is settled yet. Next: listwright follow', zh: '部分结果尚未确定。下一步：listwright follow' },
  correctThenApply: {
    en: 'Put right what is named above, then: listwright apply',
    zh: '请处理上面指出的问题，然后运行：listwright apply',
  },
  status: { en: 'All of it is live. To see it: listwright status', zh: '全部已上线。查看：listwright status' },
} as const;

function next(shape: Shape, tally: Tally): Readonly<Record<Lang, string>> {
  if (shape === 'check' || shape === 'translate') return tally.get('errors') > 0 ? NEXT.correctThenCheck : NEXT.plan;
  if (shape === 'plan') return nextAfterPlan(tally);
  if (['pending', 'waiting', 'unknown'].some((is) => tally.get(is) > 0)) return NEXT.follow;
  if (['rejected', 'blocked', 'errors'].some((name) => tally.get(name) > 0)) return NEXT.correctThenApply;
  return tally.get('done') > 0 ? NEXT.status : NEXT.nothing;
}

function nextAfterPlan(tally: Tally): Readonly<Record<Lang, string>> {
  if (tally.get('rejected') > 0) return NEXT.correctThenApply;
  if (['create', 'update', 'withdraw'].some((action) => tally.get(action) > 0)) return NEXT.apply;
  if (tally.get('held') > 0) return NEXT.allow;
  return tally.get('errors') > 0 ? NEXT.correctThenCheck : NEXT.nothing;
}
