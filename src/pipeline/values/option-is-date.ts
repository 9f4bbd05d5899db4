import { text } from '../../core/text.ts';
import type { Flaw } from './reading.ts';

export function optionIsDate(shown: string): Flaw {
  return {
    id: 'option/is-date',
    severity: 'warning',
    message: text(
      `The option is the date ${shown}: a spreadsheet program makes one of sizes such as 10-12 or 3/6.`,
      `规格值是日期 ${shown}：表格软件会把 10-12、3/6 这样的尺码变成日期。`,
    ),
    hint: text('Set the column to text and type the value again.', '请把该列设为“文本”格式，再重新输入。'),
  };
}
