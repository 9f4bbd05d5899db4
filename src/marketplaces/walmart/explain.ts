import type { Explained } from '../../core/ports/marketplace.ts';
import { text } from '../../core/text.ts';
import type { Problem } from '../../core/words.ts';
import { fieldOf } from './fields.ts';
import { KNOWN } from './known-codes.ts';
import { BY_WORDS } from './known-words.ts';

/** For the merchant: our field and both languages; their own words are kept in what is not known here. */
export function explain(problem: Problem): Explained {
  const { code, message, path } = problem;
  // `CONTENT_NOT_FOUND.GMP_ITEM_QUERY_API`: the second half names the service that refused.
  const known = KNOWN[code] ?? KNOWN[code.split('.', 1)[0] ?? ''] ?? BY_WORDS.find(([said]) => said.test(message))?.[1];
  const field = (path === undefined ? undefined : fieldOf(path)) ?? known?.field ?? fieldIn(message);
  const words = message || code;
  if (!known) {
    return {
      ...(field && { field }),
      message: text(`Walmart refused it: ${words} (${code})`, `沃尔玛拒绝了：${words}（${code}）`),
    };
  }
  const { en, zh } = known.message;
  return {
    ...(field && { field }),
    // The same code stands for many things: only their own words tell which attribute or value it was.
    message: known.isWide ? text(`${en} They say: ${words}`, `${zh}沃尔玛的说明：${words}`) : known.message,
    ...(known.hint && { hint: known.hint }),
  };
}

/** Item errors name their attribute in the words: `Attribute 'mainImageUrl': …`. */
function fieldIn(message: string): Explained['field'] {
  const name = /['‘"“]([A-Za-z][\w.[\]]*)['’"”]/.exec(message)?.[1];
  const field = name === undefined ? undefined : fieldOf(name);
  return field === 'attribute' ? undefined : field;
}
