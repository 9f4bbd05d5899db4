import { text } from '../core/text.ts';
import type { Finding } from '../core/words.ts';
import { isMeant } from './columns.ts';
import { plainHeader } from './columns-header.ts';
import type { MappedHeader, MappingFile, SheetMapping } from './mapping-file.ts';
import type { FileAccount } from './read.ts';

/** Lines of the mapping file that gave a field to no column of any table: a header was renamed, or mistyped. */
export function unmatchedLines(mapping: MappingFile, accounts: readonly FileAccount[]): readonly Finding[] {
  const tables = accounts.flatMap((account) => account.tables);
  const parts: readonly (readonly [string | undefined, SheetMapping])[] = [
    [undefined, mapping],
    ...[...mapping.sheets].flatMap(([sheet, said]) => (said === 'ignore' ? [] : [[sheet, said] as const])),
  ];
  const lost = parts.flatMap(([sheet, said]) => {
    const asked = tables.filter((table) =>
      sheet === undefined ? !mapping.sheets.has(table.sheet) : table.sheet === sheet,
    );
    const columns = asked.flatMap((table) => table.mapping.columns);
    return said.columns.filter(
      (line) =>
        line.field &&
        !columns.some(({ header, index }) => isMeant(line, { header, index, plain: plainHeader(header) })),
    );
  });
  if (lost.length === 0) return [];
  const names = lost.map(shown);
  const listed = names.length > 8 ? [...names.slice(0, 8), '…'] : names;
  return [
    {
      id: 'mapping/line-unmatched',
      severity: 'warning',
      message: text(
        `${lost.length} line(s) of the mapping file fit no column: ${listed.join(', ')}.`,
        `映射文件中有 ${lost.length} 行找不到对应的列：${listed.join('、')}。`,
      ),
      hint: text(
        'Write the header as it stands in the file, or make the mapping file anew with listwright init.',
        '请按文件中的表头填写，或用 listwright init 重新生成映射文件。',
      ),
      ...(lost[0]?.field && { field: lost[0].field }),
    },
  ];
}

function shown({ header, field }: MappedHeader): string {
  return `${header.replaceAll('\n', ' ')} → ${field}`;
}
