import type { Explained } from '../../core/ports/marketplace.ts';
import type { Document, Problem } from '../../core/words.ts';
/** temp */
export function explain(problem: Problem, _document: Document): Explained {
  return { message: { en: problem.message, zh: `eBay 拒绝了：${problem.message}` } };
}
