import type { FieldPath } from '../../../core/fields.ts';
import { type Text, text } from '../../../core/text.ts';

/** What one code of theirs means to a merchant. */
export interface Known {
  readonly field?: FieldPath;
  readonly message: Text;
  readonly hint?: Text;
  /** Their own words say which: they are shown. */
  readonly words?: 'needed';
  /** 'nothing': no field of ours is at fault, whatever the words name. */
  readonly reads?: 'nothing';
}

export type KnownCodes = Readonly<Record<string, Known>>;

/** Codes that mean one and the same. */
export function each(codes: readonly number[], known: Known): KnownCodes {
  return Object.fromEntries(codes.map((code) => [String(code), known]));
}

export const LATER = text('Run the same command again later.', '请稍后重新运行同一命令。');
export const CORRECT = text('Correct it in your file.', '请在表格中更正。');
export const LOGIN = text(
  'Choose another with `listwright login`, or set it in the channel’s `settings`.',
  '请用 listwright login 重新选择，或在渠道的 settings 中设置。',
);
export const SELLER_HUB = text('See to it in eBay’s Seller Hub.', '请在 eBay 卖家中心（Seller Hub）处理。');
