import { text } from '../core/text.ts';
import type { Finding } from '../core/words.ts';
import type { SheetRole } from './sheet-roles.ts';

/** What is to be said of a sheet that is not read as products; nothing of one that is, or that holds no table at all. */
export function roleFinding(file: string, sheet: string, role: SheetRole): Finding | undefined {
  const where = { file, sheet };
  if (role.is === 'products') return undefined;
  if (role.is === 'joined')
    return {
      id: 'sheet/joined',
      severity: 'note',
      message: text(
        `The sheet ${sheet} says more of the products on other sheets; its rows are brought to them by their key.`,
        `工作表“${sheet}”是其他工作表中商品的补充，各行按编号归入对应商品。`,
      ),
      where,
    };
  const ignore = text(
    'If it holds products, name it in the mapping file under sheets: listwright init FILE writes one.',
    '如果其中有商品，请在映射文件的 sheets 下写明：可用 listwright init 文件 生成。',
  );
  switch (role.why) {
    case 'no-table':
      return {
        id: 'sheet/no-table',
        severity: 'note',
        message: text(
          `The sheet ${sheet} holds no product table and was passed over.`,
          `工作表“${sheet}”中没有商品表，已跳过。`,
        ),
        where,
      };
    case 'instructions':
      return {
        id: 'sheet/instructions',
        severity: 'note',
        message: text(
          `The sheet ${sheet} explains or shows how the columns are filled, and was passed over.`,
          `工作表“${sheet}”是填写说明或示例，已跳过。`,
        ),
        hint: ignore,
        where,
      };
    case 'no-products':
      return {
        id: 'sheet/no-products',
        severity: 'warning',
        message: text(
          `The sheet ${sheet} has neither titles nor keys of products on other sheets, and was passed over.`,
          `工作表“${sheet}”既没有商品标题，也没有其他工作表中商品的编号，已跳过。`,
        ),
        hint: ignore,
        where,
      };
    case 'copy':
      return {
        id: 'sheet/copy',
        severity: 'warning',
        message: text(
          `The sheet ${sheet} begins like the sheet ${role.of}, row for row, and was taken for a copy: it is not read.`,
          `工作表“${sheet}”的开头与“${role.of}”逐行相同，视为副本，未读取。`,
        ),
        hint: text(
          'Delete one of the two, or name both in the mapping file under sheets.',
          '请删除其中一个，或在映射文件的 sheets 下写明两者。',
        ),
        where,
      };
    case 'ignored':
      return undefined;
  }
}

/** A sheet that was taken for a copy and is none after all. */
export function copyDiffers(file: string, { sheet, of }: { readonly sheet: string; readonly of: string }): Finding {
  return {
    id: 'sheet/copy-differs',
    severity: 'error',
    message: text(
      `The sheets ${of} and ${sheet} begin alike and then differ: only ${of} was read.`,
      `工作表“${of}”与“${sheet}”开头相同而后面不同：只读取了“${of}”。`,
    ),
    hint: text(
      'Say which one holds: delete the other, or write ignore for it in the mapping file under sheets.',
      '请说明以哪个为准：删除另一个，或在映射文件的 sheets 下写 ignore。',
    ),
    where: { file, sheet },
  };
}
