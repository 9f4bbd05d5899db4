/** What can be wrong with a row, or with rows among each other. */
import { text } from '../../core/text.ts';
import type { Where } from '../../core/words.ts';
import { brief } from './brief.ts';
import { type Draft, showWhere } from './draft.ts';
import type { Flaw } from './reading.ts';

export function tokenText(): Flaw {
  return {
    id: 'text/token',
    severity: 'error',
    message: text(
      'The cell holds “urn:x-ref:” or “urn:x-asset:”, which listwright keeps for itself; the row was left out.',
      '单元格中含有 listwright 内部保留的“urn:x-ref:”或“urn:x-asset:”，该行未采用。',
    ),
    hint: text('Remove that text.', '请删除这段文字。'),
  };
}

export function formulaText(shown: string): Flaw {
  return {
    id: 'cell/looks-like-formula',
    severity: 'warning',
    message: text(
      `“${brief(shown)}” is written like a formula: a spreadsheet program that opens it from an export of the shop runs it. It was taken as text, as it stands.`,
      `“${brief(shown)}”写法像公式：从店铺导出后用表格软件打开时会被执行。此处按原样作为文字采用。`,
    ),
    hint: text(
      'Write what it is meant to say as plain text, or remove the sign in front.',
      '请改写为普通文字，或删除开头的符号。',
    ),
  };
}

export function errorValue(shown: string): Flaw {
  return {
    id: 'cell/error',
    severity: 'error',
    message: text(`The cell shows ${shown}: its formula went wrong.`, `单元格显示 ${shown}：公式出错。`),
    hint: text('Mend the formula, or type the value.', '请修正公式，或直接填写数值。'),
  };
}

export function notForSale(): Flaw {
  return {
    id: 'row/not-for-sale',
    severity: 'note',
    message: text('The sheet says that this row is not for sale; it was left out.', '表格注明该行不上架，未采用。'),
    hint: text('Change the status to list it.', '如需上架，请修改状态。'),
  };
}

export function withoutVariants(): Flaw {
  return {
    id: 'row/without-variants',
    severity: 'error',
    message: text(
      'None of the rows for sale that belong to this row could be taken; it was left out.',
      '该行所属的可售规格均未能采用，因此该行也未采用。',
    ),
    hint: text('Mend the rows of its variants first.', '请先修正其规格所在的行。'),
  };
}

export function scattered(key: string, before: Where): Flaw {
  return {
    id: 'variant/scattered',
    severity: 'error',
    message: text(
      `Parent ${key} was met at ${showWhere(before)} already, too far from here to be joined; this row was left out.`,
      `父级 ${key} 已在 ${showWhere(before)} 出现过，距离过远无法合并，本行未采用。`,
    ),
    hint: text('Sort the sheet so that the rows of one product stand together.', '请排序表格，使同一商品的各行相邻。'),
  };
}

export function optionMissing(name: string): Flaw {
  return {
    id: 'option/missing',
    severity: 'error',
    message: text(
      `The variant has no value for “${name}”, which others of its product have.`,
      `该规格缺少“${name}”，而同一商品的其他规格有此项。`,
    ),
    hint: text('Fill it in.', '请补填该项。'),
  };
}

export function alike(twin: Draft): Flaw {
  return {
    id: 'variant/alike',
    severity: 'error',
    message: text(
      `The variant has the same options as ${twin.sku} (${showWhere(twin.where)}).`,
      `该规格的选项与 ${twin.sku}（${showWhere(twin.where)}）完全相同。`,
    ),
    hint: text(
      'Give each variant of a product options that tell it from the others.',
      '请为同一商品的每个规格填写可区分的选项。',
    ),
  };
}
