import { text } from '../core/text.ts';
import type { Report } from '../core/words.ts';

/** Characters of a text file that its encoding gives no meaning. */
export function reportLost(
  file: string,
  label: string,
  { count, report }: { readonly count: number; readonly report: Report },
): void {
  report({
    id: 'file/damaged-text',
    severity: 'warning',
    message: text(
      `${file} was read as ${label}, but ${count} of its characters have no meaning in it; they show as \uFFFD.`,
      `${file} 按 ${label} 读取，但其中 ${count} 个字符无法识别，显示为 \uFFFD。`,
    ),
    hint: text(
      'Export the file again as UTF-8, or name its encoding with --encoding.',
      '请重新导出为 UTF-8，或用 --encoding 指定编码。',
    ),
    where: { file },
  });
}
