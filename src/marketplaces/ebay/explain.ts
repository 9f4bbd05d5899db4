import type { FieldPath } from '../../core/fields.ts';
import type { Explained } from '../../core/ports/marketplace.ts';
import { type Text, text } from '../../core/text.ts';
import type { Document, Problem } from '../../core/words.ts';
import { accountCodes } from './explain/account-codes.ts';
import { goodsCodes } from './explain/goods-codes.ts';
import type { KnownCodes } from './explain/known-codes.ts';
import { ownCodes } from './explain/own-codes.ts';
import { referenceCodes } from './explain/reference-codes.ts';
import { safetyCodes } from './explain/safety-codes.ts';
import { fieldIn, fieldOfPath } from './fields.ts';

const KNOWN: KnownCodes = { ...goodsCodes, ...accountCodes, ...safetyCodes, ...referenceCodes, ...ownCodes };

/** Where neither code nor words name anything of ours. */
const OF_KIND: Readonly<Record<string, FieldPath>> = { picture: 'pictures' };

/**
 * For the merchant: our field, what is wrong and what to do, in both languages. Where a code has many meanings, and where it is
 * not known, eBay's own words stand in the sentence.
 */
export function explain(problem: Problem, document: Document): Explained {
  const { code, message, path } = problem;
  const known = Object.hasOwn(KNOWN, code) ? KNOWN[code] : undefined;
  const named = fieldOfPath(path);
  // An aspect may say a field of ours, as the EAN or the brand does.
  const ours = known?.field === 'attribute' ? (named ?? 'attribute') : known?.field;
  const said = known?.reads === 'nothing' ? undefined : (named ?? fieldIn(message));
  const field = ours ?? said ?? OF_KIND[document.kind];
  return {
    ...(field && { field }),
    message: known ? withWords(known.message, problem, known.words) : inTheirWords(problem),
    ...(known?.hint && { hint: known.hint }),
  };
}

function withWords(message: Text, { message: words, code }: Problem, isNeeded: 'needed' | undefined): Text {
  if (!isNeeded || words === '') return message;
  return text(`${message.en} eBay says: ${words} (${code})`, `${message.zh}eBay 的说明：${words}（${code}）`);
}

function inTheirWords({ code, message }: Problem): Text {
  const words = message || code;
  return text(`eBay refused it: ${words} (${code})`, `eBay 拒绝了：${words}（${code}）`);
}
