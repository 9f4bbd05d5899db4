import type { Explained } from '../../core/ports/marketplace.ts';
import { type Text, text } from '../../core/text.ts';
import type { Document, Problem } from '../../core/words.ts';
import { fieldOf } from './fields.ts';
import { KNOWN } from './known-codes.ts';

/** For the merchant: our field and both languages; their own words are kept in what is not known here. */
export function explain(problem: Problem, _document: Document): Explained {
  const { code, path, message: words } = problem;
  const named = path ?? attributeIn(words);
  const said = named === undefined ? undefined : fieldOf(named);
  const known = KNOWN[code];
  if (!known) return { ...(said && { field: said }), message: inTheirWords(problem), hint: hintFor(said) };
  const field = said ?? known.field;
  // Which two currencies it is stands in the words.
  if (code === 'CURRENCY_MISMATCH') return { field: 'currency', message: currencies(words), hint: known.hint };
  return {
    ...(field && { field }),
    message: known.naming && named ? known.naming(named) : known.message,
    hint: known.hint,
  };
}

/** `'size' is required but not supplied.`, `The field '"prices"' for the attribute 'purchasable_offer.our_price' …` */
function attributeIn(words: string): string | undefined {
  return /attribute '\[?([\w.#]+)\]?'/.exec(words)?.[1] ?? /^'\[?([a-z]\w*)\]?'/.exec(words)?.[1];
}

function currencies(words: string): Text {
  const [theirs = '?', ours = '?'] = words.match(/\b[A-Z]{3}\b/g) ?? [];
  return text(words, `站点的货币是 ${theirs}，而价格是 ${ours}。`);
}

function inTheirWords({ code, message }: Problem): Text {
  const words = message || code;
  return text(`Amazon refused it: ${words} (${code})`, `亚马逊拒绝了：${words}（${code}）`);
}

function hintFor(field: Explained['field']): Text {
  return field === undefined
    ? text('Look the code up in Seller Central → Help.', '请在卖家平台的帮助中查询该代码。')
    : text('Correct it in the sheet and publish again.', '请在表格中更正后重新发布。');
}
