import type { FieldPath } from '../core/fields.ts';
import type { TableRow } from '../core/mapping.ts';
import { type Text, text } from '../core/text.ts';
import type { Finding } from '../core/words.ts';
import { MOST_SHELVED } from './sheet-shelf.ts';
import { cellWhere } from './table-findings.ts';
import type { Cell, Cells } from './values/cells.ts';

/** Why a row of another sheet came to no product. */
export type WhyNotJoined = keyof typeof WHY;

interface Why {
  readonly id: string;
  readonly message: (key: string, sheet: string) => Text;
  readonly hint: Text;
}

const WHY = {
  'no-product': {
    id: 'sheet/no-such-product',
    message: (key, sheet) =>
      text(
        `No product with the key ${key} stands on another sheet; this row of the sheet ${sheet} is not used.`,
        `其他工作表中没有编号为 ${key} 的商品，工作表“${sheet}”的这一行未使用。`,
      ),
    hint: text('Correct the key, or add the product.', '请更正编号，或补上该商品。'),
  },
  'no-key': {
    id: 'sheet/no-key',
    message: (_key, sheet) =>
      text(
        `The row names no product; this row of the sheet ${sheet} is not used.`,
        `该行没有写明所属商品，工作表“${sheet}”的这一行未使用。`,
      ),
    hint: text('Fill in the product’s key.', '请填写所属商品的编号。'),
  },
  'no-room': {
    id: 'sheet/no-room',
    message: (_key, sheet) =>
      text(
        `The sheet ${sheet} has more rows than can be joined; this row is not used.`,
        `工作表“${sheet}”的行数超出可关联的上限，这一行未使用。`,
      ),
    hint: text('Put these columns into the sheet of the products.', '请把这些列合并到商品所在的工作表。'),
  },
  'of-a-variant': {
    id: 'sheet/variant-of-a-variant',
    message: (key) =>
      text(
        `${key} is a variant on its own sheet, and cannot have variants on this one; the row is not used.`,
        `${key} 在商品表中已是一个规格，不能再有下级规格，该行未使用。`,
      ),
    hint: text('Name the parent here instead of the variant.', '请在此填写父商品的编号，而不是规格的编号。'),
  },
  'of-many': {
    id: 'sheet/for-many-variants',
    message: (key) =>
      text(
        `${key} has several variants, and the row does not say which one it speaks of; it is not used.`,
        `${key} 有多个规格，该行没有写明是哪一个，未使用。`,
      ),
    hint: text('Name the variant’s own SKU.', '请填写规格自己的 SKU。'),
  },
  second: {
    id: 'sheet/second-row',
    message: (key) =>
      text(`A row for ${key} has been used already; this one is not.`, `${key} 已有一行被采用，这一行未使用。`),
    hint: text('Keep one row for each key, or give each a SKU of its own.', '每个编号请只保留一行，或各写一个 SKU。'),
  },
} as const satisfies Record<string, Why>;

export function notJoined({ row }: TableRow, key: number, why: WhyNotJoined): Finding {
  const { id, message, hint } = WHY[why];
  const value = row.values[key]?.trim() ?? '';
  return {
    id,
    severity: 'error',
    message: message(value, row.sheet ?? ''),
    hint,
    ...(value !== '' && { value }),
    where: cellWhere({ file: row.file, sheet: row.sheet ?? '' }, row, Math.max(key, 0)),
  };
}

export function shelfFull({ row }: TableRow): Finding {
  return {
    id: 'sheet/too-large-to-join',
    severity: 'error',
    message: text(
      `Rows of other sheets are brought to their products up to ${MOST_SHELVED.toLocaleString('en')} of a file; those from row ${row.row} of the sheet ${row.sheet ?? ''} on are not used.`,
      `一个文件最多关联其他工作表的 ${MOST_SHELVED.toLocaleString('en')} 行；工作表“${row.sheet ?? ''}”第 ${row.row} 行起未使用。`,
    ),
    hint: text('Put these columns into the sheet of the products.', '请把这些列合并到商品所在的工作表。'),
    where: cellWhere({ file: row.file, sheet: row.sheet ?? '' }, row, 0),
  };
}

export function optionsElsewhere(cells: Cells, sheet: string): Finding {
  return {
    id: 'sheet/options-elsewhere',
    severity: 'note',
    message: text(
      `The variants of this product are taken from the sheet ${sheet}; the options in its own row are not used.`,
      `该商品的规格取自工作表“${sheet}”，本行填写的规格未使用。`,
    ),
    where: cells.where,
    field: 'options',
  };
}

export function valueDiffers(field: FieldPath, here: Cell, there: Cell): Finding {
  const place = [there.where.sheet, there.where.cell].filter((part) => part !== undefined).join(' ');
  return {
    id: 'sheet/value-differs',
    severity: 'warning',
    message: text(
      `${field} is “${short(here.text)}” here and “${short(there.text)}” at ${place}; this one is used.`,
      `${field} 此处为“${short(here.text)}”，而 ${place} 为“${short(there.text)}”；采用此处的值。`,
    ),
    hint: text('Correct one of the two, or leave it blank.', '请更正其中一处，或将其留空。'),
    field,
    value: short(here.text),
    where: here.where,
  };
}

function short(said: string): string {
  return said.length > 60 ? `${said.slice(0, 60)}…` : said;
}
